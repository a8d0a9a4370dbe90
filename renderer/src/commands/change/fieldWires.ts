/** Values of nodes between fields and nodes of their own, as a person asks for it. */
import { definitionOf } from '#shared/graph/definitionOf';
import { displayName } from '#shared/graph/displayName';
import { moveValueOut, takeValueIn, valueNodeFor, valueSourceOf } from '#shared/workflow/fieldWires';
import { nodeById } from '#shared/workflow/lookups';
import type { Workflow } from '#shared/workflow/Workflow';
import { placeNode } from '../../nodes/place/placeNode.ts';
import type { Studio } from '../../stores/studio.ts';

/** One way a value can go. */
export interface FieldMove {
  /** The socket, and the field of its name. */
  readonly name: string;
  readonly way: 'out' | 'in';
  /** As it is listed where it stands alone. */
  readonly label: string;
  readonly hint: string;
}

/** Of more nodes at once no value is moved: whether one can be is asked at every change of the page. */
const MOST_NODES = 200;

/** Every value that can go out of all of these nodes into one of its own, or be taken into them. */
export function fieldMoves(studio: Studio, ids: ReadonlySet<string>): readonly FieldMove[] {
  return [...movesOf(studio, ids)];
}

/** Whether there is one at all; what is cheaper to know. */
export function hasFieldMoves(studio: Studio, ids: ReadonlySet<string>): boolean {
  return movesOf(studio, ids).next().done !== true;
}

function* movesOf(studio: Studio, chosen: ReadonlySet<string>): Generator<FieldMove, undefined> {
  if (chosen.size === 0 || chosen.size > MOST_NODES) return;
  const ids = [...chosen];
  const { workflow: whole } = studio.workflow.getState();
  const workflow = around(whole, chosen);
  const palette = studio.paletteOf(workflow);
  const definition = definitionOf(palette, nodeById(workflow, ids[0] ?? ''));
  for (const [name, { label }] of Object.entries(definition?.inputs ?? {})) {
    const valueOf = (id = '') => valueNodeFor(workflow, { node: id, socket: name }, palette);
    const made = valueOf(ids[0]);
    const words = JSON.stringify(made);
    if (made && ids.every((id) => JSON.stringify(valueOf(id)) === words)) {
      const title = palette.get(made.type)?.title ?? made.type;
      const hint = ids.length === 1 ? `makes a ${title} and wires it` : `makes one ${title}, wired to all of them`;
      yield { name, way: 'out', label: `Move ${label} to a node of its own`, hint };
      continue;
    }
    const sourceOf = (id = '') => valueSourceOf(workflow, { node: id, socket: name }, palette);
    const source = sourceOf(ids[0]);
    if (!source || !ids.every((id) => sourceOf(id))) continue;
    const from = displayName(whole, palette, source);
    yield { name, way: 'in', label: `Take ${label} in`, hint: `from ${from}, which goes if nothing else needs it` };
  }
}

/** The nodes with the wires into them and where those come from: a large graph is walked once. */
function around(workflow: Workflow, ids: ReadonlySet<string>): Workflow {
  const edges = workflow.edges.filter(({ to }) => ids.has(to.node));
  const near = new Set([...ids, ...edges.map(({ from }) => from.node)]);
  return { ...workflow, nodes: workflow.nodes.filter(({ id }) => near.has(id)), edges };
}

/** Does it, as one step of undo. The nodes stay selected. */
export function moveField(
  studio: Studio,
  ids: readonly string[],
  { name, way }: Pick<FieldMove, 'name' | 'way'>,
): void {
  const { workflow, change } = studio.workflow.getState();
  const palette = studio.paletteOf(workflow);
  const [first] = ids;
  if (first === undefined) return;
  if (way === 'in') {
    change(takeValueIn(workflow, ids, name, palette), ids);
    return;
  }
  const value = valueNodeFor(workflow, { node: first, socket: name }, palette);
  const type = value && palette.get(value.type)?.outputs[value.socket]?.type;
  if (!value || !type) return;
  const end = { end: 'to' as const, socket: { node: first, socket: name }, type };
  const made = { id: studio.workflow.getState().newId(), position: placeNode(studio, value.type, end) };
  change(moveValueOut(workflow, ids, name, made, palette), ids);
}
