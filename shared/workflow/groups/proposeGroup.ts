import { definitionOf } from '../../graph/definitionOf.ts';
import type { Field } from '../../graph/Field.ts';
import { socketKey, type ExposedField, type SocketAddress } from '../../graph/Graph.ts';
import type { GroupSocket } from '../../graph/groups/groupSockets.ts';
import type { Palette } from '../../graph/NodeDefinition.ts';
import { isSocketName, MOST_SOCKETS } from '../../graph/socketNames.ts';
import type { SocketType } from '../../graph/SocketValues.ts';
import { isGroupEnd } from '../../graph/groups/groupEnds.ts';
import { copiedName } from './groupUses.ts';
import { GroupError } from './GroupError.ts';
import { freeName, partAt, type Level } from './level.ts';
import type { Workflow, WorkflowNode } from '../Workflow.ts';

/** What a group is to show of the nodes it is made of. */
export interface GroupWish {
  readonly name: string;
  readonly note?: string;
  /** `source`: what is wired into it, outside. */
  readonly inputs: readonly WishedSocket[];
  /** `source`: the socket inside whose values come out of it. */
  readonly outputs: readonly WishedSocket[];
  readonly fields: readonly ExposedField[];
}

export type WishedSocket = GroupSocket & { readonly source: SocketAddress };

/** How many fields a new group shows by itself at most: those that are set each time, not all there are. */
const MOST_PROPOSED = 6;

/**
 * What a group of some nodes shows when nobody says otherwise: an input for each socket that is wired in, an output for each that is wired
 * out, and the few fields that people set; in a group, also those that it shows itself, so that it goes on doing so.
 * @throws GroupError where they cannot be a group
 */
export function proposeGroup(workflow: Workflow, level: Level, palette: Palette, ids: ReadonlySet<string>): GroupWish {
  const part = partAt(workflow, level) ?? { nodes: [], edges: [] };
  const nodes = part.nodes.filter((node) => ids.has(node.id) && !isGroupEnd(node));
  if (nodes.length === 0) throw new GroupError('There is nothing to make a group of.');
  const byId = new Map(part.nodes.map((node) => [node.id, node]));
  const isInside = (id: string) => ids.has(id) && byId.has(id) && !isGroupEnd(byId.get(id) as WorkflowNode);
  const typeOf = (end: 'inputs' | 'outputs', { node, socket }: SocketAddress) => {
    const sockets = definitionOf(palette, byId.get(node))?.[end];
    return sockets && Object.hasOwn(sockets, socket) ? sockets[socket] : undefined;
  };
  const inputs = new Sockets();
  const outputs = new Sockets();
  for (const { from, to } of part.edges) {
    if (isInside(from.node) === isInside(to.node)) continue;
    const given = typeOf('outputs', from);
    const taken = typeOf('inputs', to);
    const type = given?.type ?? taken?.type ?? 'text';
    if (isInside(to.node)) inputs.add(from, to.socket, type, taken?.label);
    else outputs.add(from, from.socket, type, given?.label);
  }
  refuseTooMany(inputs.all.length, 'into');
  refuseTooMany(outputs.all.length, 'out of');
  const wired = new Set(part.edges.map(({ to }) => socketKey(to)));
  const around = workflow.groups?.find(({ id }) => id === level);
  const kept = around?.fields.filter(({ node }) => isInside(node)) ?? [];
  const fields = proposedFields(nodes, palette, wired, kept, new Set(inputs.all.map(({ name }) => name)));
  return { name: freeGroupName(workflow), inputs: inputs.all, outputs: outputs.all, fields };
}

function freeGroupName({ groups }: Workflow): string {
  return groups?.some(({ name }) => name === 'Group') ? copiedName({ groups }, 'Group') : 'Group';
}

function refuseTooMany(count: number, way: string): void {
  if (count <= MOST_SOCKETS) return;
  throw new GroupError(`Wires of ${String(count)} sockets lead ${way} these nodes.`, {
    hint: `A group has ${String(MOST_SOCKETS)} at most: choose other nodes.`,
  });
}

/** Sockets as they are met, one for each source, under names of their own. */
class Sockets {
  readonly #bySource = new Map<string, WishedSocket>();
  readonly #names = new Set<string>();

  get all(): readonly WishedSocket[] {
    return [...this.#bySource.values()];
  }

  add(source: SocketAddress, wish: string, type: SocketType, label: string | undefined): void {
    const key = socketKey(source);
    if (this.#bySource.has(key)) return;
    const name = freeName(isSocketName(wish) ? wish.slice(0, 40) : type, this.#names);
    this.#names.add(name);
    this.#bySource.set(key, { source, name, type, ...(label !== undefined && label !== name && { label }) });
  }
}

/** What people set: the words, the model, the pictures, and what its type says is to be at hand. Wired ones are set elsewhere. */
function isAtHand(field: Field): boolean {
  if (field.isQuick) return true;
  return field.kind === 'model' || field.kind === 'pictures' || (field.kind === 'text' && field.reveals === 'prompt');
}

function proposedFields(
  nodes: readonly WorkflowNode[],
  palette: Palette,
  wired: ReadonlySet<string>,
  kept: readonly Pick<ExposedField, 'node' | 'field'>[],
  taken: Set<string>,
): readonly ExposedField[] {
  const must = new Set(kept.map(({ node, field }) => JSON.stringify([node, field])));
  const found: ExposedField[] = [];
  const show = (node: WorkflowNode, field: string, label: string | undefined) => {
    const name = freeName(isSocketName(field) ? field.slice(0, 40) : 'field', taken);
    taken.add(name);
    // Where two are labelled the same, the node says which.
    const twin = found.some((each) => each.label === label || each.name === field);
    found.push({
      name,
      ...(twin && label !== undefined && { label: `${node.title ?? label} ${name}` }),
      node: node.id,
      field,
    });
  };
  for (const each of kept) {
    const node = nodes.find(({ id }) => id === each.node);
    if (node) show(node, each.field, undefined);
  }
  const most = found.length + MOST_PROPOSED;
  for (const node of nodes) {
    for (const [field, given] of Object.entries(definitionOf(palette, node)?.fields ?? {})) {
      if (found.length >= most) return found;
      if (!isAtHand(given) || must.has(JSON.stringify([node.id, field]))) continue;
      if (!wired.has(socketKey({ node: node.id, socket: field }))) show(node, field, given.label);
    }
  }
  return found;
}
