import { displayName } from '#shared/graph/displayName';
import { definitionOf } from '#shared/graph/definitionOf';
import { changedWords } from '#shared/texts/changedWords';
import { nodeOfChange, type Change, type FieldChange } from '#shared/workflow/compare/Change';
import { compareWorkflows } from '#shared/workflow/compare/compareWorkflows';
import { nodeById } from '#shared/workflow/lookups';
import type { PaletteOf } from '#shared/workflow/PaletteOf';
import type { Workflow } from '#shared/workflow/Workflow';

/** Names that are listed; of more, how many they are. */
const MOST_NAMES = 2;
/** Of two texts whose words are compared: this is told while a graph is saved. */
const MOST_LETTERS = 40_000;

/** What has changed between two versions of a graph, in a few words: “Vixen added”, “Scene: 6 words”, “2 added, 1 changed”. Empty: nothing that counts. */
export function tellChanges(before: Workflow, after: Workflow, paletteOf: PaletteOf): string {
  const changes = compareWorkflows(before, after);
  const loud = changes.filter(({ kind }) => kind !== 'look' && kind !== 'bookmarks' && kind !== 'name');
  const names = (graph: Workflow, kind: 'node-added' | 'node-gone') =>
    loud.flatMap((change) =>
      change.kind !== kind
        ? []
        : [change.group === null ? displayName(graph, paletteOf(graph), change.node) : (change.node.title ?? '')],
    );
  const added = names(after, 'node-added');
  const gone = names(before, 'node-gone');
  const rest = loud.filter(({ kind }) => kind !== 'node-added' && kind !== 'node-gone');
  const changed = rest.filter(({ kind }) => kind !== 'wires');
  const fields = changed.flatMap((change) => (change.kind === 'field' ? [change] : []));
  const [field] = fields;
  if (added.length + gone.length === 0 && field && changed.length === 1)
    return tellField(field, before, after, paletteOf);
  const parts = [
    ...(added.length > 0 ? [`${listed(added)} added`] : []),
    ...(gone.length > 0 ? [`${listed(gone)} removed`] : []),
  ];
  const nodes = new Set(changed.map((change) => JSON.stringify([change.group, nodeOfChange(change) ?? change.kind])));
  if (nodes.size > 0) parts.push(counted(nodes.size, 'change'));
  if (parts.length > 0) return parts.join(', ');
  if (rest.length > 0) return `Wires of ${counted(rest.length, 'input')}`;
  return tellQuiet(changes);
}

function tellQuiet(changes: readonly Change[]): string {
  const moved = changes.filter(({ kind }) => kind === 'look').length;
  if (moved > 0) return `${counted(moved, 'node')} moved`;
  return changes.some(({ kind }) => kind === 'name') ? 'Renamed' : '';
}

function tellField(change: FieldChange, before: Workflow, after: Workflow, paletteOf: PaletteOf): string {
  const group = change.group === null ? after : after.groups?.find(({ id }) => id === change.group);
  const graph: Workflow = { ...after, nodes: group?.nodes ?? [], edges: group?.edges ?? [] };
  const node = nodeById(graph, change.node);
  if (!node) return '';
  const palette = paletteOf(after);
  const name = displayName(graph, palette, node);
  const label = definitionOf(palette, node)?.fields[change.field]?.label ?? change.field;
  const { before: was = '', after: is = '' } = change;
  if (
    typeof was === 'string' &&
    typeof is === 'string' &&
    was.length + is.length < MOST_LETTERS &&
    /\s/u.test(`${was}${is}`)
  ) {
    const { added, gone } = changedWords(was, is);
    return `${name}: ${counted(Math.max(added, gone), 'word')}`;
  }
  const value = typeof is === 'string' || typeof is === 'number' ? String(is).slice(0, 40).toWellFormed() : '';
  return value === '' ? `${name}: ${label}` : `${name}: ${label} ${value}`;
}

function listed(names: readonly string[]): string {
  const known = names.filter((name) => name !== '');
  return known.length === names.length && names.length <= MOST_NAMES
    ? known.join(' and ')
    : counted(names.length, 'node');
}

function counted(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? '' : 's'}`;
}
