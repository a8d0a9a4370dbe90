import { definitionOf } from '#shared/graph/definitionOf';
import { displayName } from '#shared/graph/displayName';
import type { JsonValue } from '#shared/graph/Field';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { SocketAddress } from '#shared/graph/Graph';
import { changeKey, type Change } from '#shared/workflow/compare/Change';
import { partOf } from '#shared/workflow/compare/takeChange';
import { nodeById } from '#shared/workflow/lookups';
import type { Workflow, WorkflowEdge } from '#shared/workflow/Workflow';
import type { ComparedGraphs } from './drawComparison.ts';
import { counted } from './versionWords.ts';

/** One line of the list of changes. */
export interface ChangeRow {
  readonly key: string;
  /** Added, gone, or another than before. */
  readonly sign: '+' | '−' | '~';
  /** What it is about. */
  readonly name: string;
  /** What of it. */
  readonly part: string;
  /** What it is now, in a word. */
  readonly now: string;
  /** The group it is in; `null`: the graph itself. */
  readonly group: string | null;
  /** Those that are taken together. */
  readonly changes: readonly Change[];
  /** The node that it is seen at. */
  readonly node?: string;
}

interface Side {
  readonly graph: Workflow;
  readonly palette: Palette;
}

/** The changes in the order they are walked. Wires of what was added or is gone go with it; nodes that only lie elsewhere are one line, the last. */
export function changeRows({ a, b, paletteA, paletteB, changes }: ComparedGraphs): readonly ChangeRow[] {
  const before: Side = { graph: a, palette: paletteA };
  const after: Side = { graph: b, palette: paletteB };
  const whole = new Set(
    changes.flatMap((change) =>
      change.kind === 'node-added' || change.kind === 'node-gone' ? [`${change.group ?? ''} ${change.node.id}`] : [],
    ),
  );
  const rows = changes.flatMap((change): ChangeRow[] => {
    if (change.kind === 'look') return [];
    if (change.kind === 'wires' && whole.has(`${change.group ?? ''} ${change.to.node}`)) return [];
    return [{ key: changeKey(change), group: change.group, changes: [change], ...wordsOf(change, before, after) }];
  });
  const moved = changes.filter(({ kind }) => kind === 'look');
  if (moved.length === 0) return rows;
  return [
    ...rows,
    {
      key: 'moved',
      sign: '~',
      name: counted(moved.length, 'node'),
      part: '',
      now: 'moved',
      group: null,
      changes: moved,
    },
  ];
}

type Words = Pick<ChangeRow, 'sign' | 'name' | 'part' | 'now' | 'node'>;

function wordsOf(change: Exclude<Change, { kind: 'look' }>, before: Side, after: Side): Words {
  const at = (side: Side, node: string) => nameOf(side, change.group, node);
  switch (change.kind) {
    case 'node-added':
      return { sign: '+', ...aboutNode(after, change.group, change.node.id), now: 'node' };
    case 'node-gone':
      return { sign: '−', ...aboutNode(before, change.group, change.node.id), now: 'node' };
    case 'type':
      return { sign: '~', name: at(after, change.after.id), part: 'another node', now: 'node', node: change.after.id };
    case 'field': {
      const label =
        change.inside === undefined
          ? fieldLabel(after, change.group, change.node, change.field)
          : `${change.inside} › ${change.field}`;
      const now = change.after === undefined ? 'unset' : shortValue(change.after);
      const isText = isLong(change.before) || isLong(change.after);
      return { sign: '~', name: at(after, change.node), part: label, now: isText ? 'text' : now, node: change.node };
    }
    case 'title':
      return {
        sign: '~',
        name: at(after, change.node),
        part: 'title',
        now: change.after ?? 'unset',
        node: change.node,
      };
    case 'mode':
      return { sign: '~', name: at(after, change.node), part: '', now: modeWord(change.after), node: change.node };
    case 'wires': {
      const added = change.after.filter((edge) => !change.before.some((each) => sameFrom(each, edge)));
      const gone = change.before.filter((edge) => !change.after.some((each) => sameFrom(each, edge)));
      const sign = added.length > 0 && gone.length === 0 ? '+' : gone.length > 0 && added.length === 0 ? '−' : '~';
      const count = Math.max(added.length, gone.length);
      const side = nodeById({ ...after.graph, ...partOf(after.graph, change.group) }, change.to.node) ? after : before;
      return {
        sign,
        name: at(side, change.to.node),
        part: socketLabel(side, change.group, change.to),
        now: count === 0 ? 'order of wires' : counted(count, 'wire'),
        node: change.to.node,
      };
    }
    case 'group-added':
      return { sign: '+', name: change.definition.name, part: '', now: 'group' };
    case 'group-gone':
      return { sign: '−', name: change.definition.name, part: '', now: 'group' };
    case 'group-face':
      return {
        sign: '~',
        name: change.after.name,
        part: change.before.name === change.after.name ? 'what it shows' : 'name',
        now: 'group',
      };
    case 'name':
      return { sign: '~', name: 'Name', part: '', now: change.after };
    case 'form':
      return { sign: change.before ? (change.after ? '~' : '−') : '+', name: 'Form', part: '', now: 'form' };
    case 'bookmarks':
      return { sign: '~', name: 'Bookmarks', part: '', now: String(change.after?.length ?? 0) };
  }
}

function aboutNode(side: Side, group: string | null, id: string): Pick<Words, 'name' | 'part' | 'node'> {
  const graph = within(side, group);
  const node = nodeById(graph, id);
  const name = nameOf(side, group, id);
  const type = (node && definitionOf(side.palette, node)?.title) ?? node?.type ?? '';
  return { name, part: type === name ? '' : type.toLowerCase(), node: id };
}

/** A group as a graph of its own, for who asks about what is in it. Made once for each, so that what is known of its arrays stays known. */
function within({ graph }: Side, group: string | null): Workflow {
  return group === null ? graph : { ...graph, nodes: [], edges: [], ...partOf(graph, group) };
}

/** What a node is called. */
export function nameOf(side: Side, group: string | null, id: string): string {
  const graph = within(side, group);
  const node = nodeById(graph, id);
  return node ? displayName(graph, side.palette, node) : id;
}

export function fieldLabel(side: Side, group: string | null, id: string, field: string): string {
  const node = nodeById(within(side, group), id);
  const fields = node && definitionOf(side.palette, node)?.fields;
  return fields && Object.hasOwn(fields, field) ? (fields[field]?.label ?? field) : field;
}

export function socketLabel(side: Side, group: string | null, { node: id, socket }: SocketAddress): string {
  const node = nodeById(within(side, group), id);
  const inputs = node && definitionOf(side.palette, node)?.inputs;
  return inputs && Object.hasOwn(inputs, socket) ? (inputs[socket]?.label ?? socket) : socket;
}

/** Whether a value is compared word by word. */
export function isLong(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && /\s/u.test(value.trim());
}

/** Letters of a value that are shown in a line. */
const SHORT = 24;

function shortValue(value: JsonValue): string {
  const text = valueWords(value);
  return text.length > SHORT ? `${text.slice(0, SHORT - 1).toWellFormed()}…` : text;
}

/** A value as it is read out. */
export function valueWords(value: JsonValue | undefined): string {
  if (value === undefined) return 'unset';
  if (value === '') return 'empty';
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}

function sameFrom(one: WorkflowEdge, other: WorkflowEdge): boolean {
  return one.from.node === other.from.node && one.from.socket === other.from.socket;
}

function modeWord(mode: string | undefined): string {
  return mode === 'mute' ? 'muted' : mode === 'bypass' ? 'bypassed' : 'runs again';
}
