/** A value that stands in a field, or in a node of its own that is wired there: from one to the other, nothing of it lost. */
import { definitionOf, fieldBeside } from '../graph/definitionOf.ts';
import type { JsonObject, JsonValue } from '../graph/Field.ts';
import { sameSocket, type SocketAddress } from '../graph/Graph.ts';
import type { AnyNodeDefinition, Palette } from '../graph/NodeDefinition.ts';
import { setField } from './edits.ts';
import { edgesFrom, edgesInto, nodeById } from './lookups.ts';
import type { Position, Workflow, WorkflowNode } from './Workflow.ts';

/** A node of its own for a value. */
export interface ValueNode {
  readonly type: string;
  readonly fields: JsonObject;
  /** The output that gives the value. */
  readonly socket: string;
}

/** What would hold the value of a field in a node of its own; `undefined`: no node could, no socket would take it, or a wire does already. */
export function valueNodeFor(
  workflow: Workflow,
  { node: id, socket }: SocketAddress,
  palette: Palette,
): ValueNode | undefined {
  const node = nodeById(workflow, id);
  const definition = definitionOf(palette, node);
  const field = definition && fieldBeside(definition, socket);
  const input = definition && Object.hasOwn(definition.inputs, socket) ? definition.inputs[socket] : undefined;
  if (!node || !field || !input || edgesInto(workflow, id).some(({ to }) => to.socket === socket)) return undefined;
  const value = node.fields?.[socket] ?? field.default;
  for (const holder of palette.values()) {
    const place = placeOf(holder);
    if (!place || holder.outputs[place.socket]?.type !== input.type || !place.field.check(value).ok) continue;
    const control = controlOf(definition, socket);
    const moves = control === undefined ? undefined : node.fields?.[control];
    const theirs = controlOf(holder, VALUE);
    const fields: Record<string, JsonValue> = {};
    if (value !== undefined && value !== place.field.default) fields[VALUE] = value;
    if (theirs !== undefined && moves !== undefined) fields[theirs] = moves;
    return { type: holder.type, fields, socket: place.socket };
  }
  return undefined;
}

/**
 * The graph with a field's value in a new node that is wired to it, the field emptied; of several nodes those that say the same share it, so all
 * of them must be able to.
 */
export function moveValueOut(
  workflow: Workflow,
  ids: readonly string[],
  name: string,
  made: { readonly id: string; readonly position: Position },
  palette: Palette,
): Workflow {
  const found = ids.map((id) => valueNodeFor(workflow, { node: id, socket: name }, palette));
  const [value] = found;
  const isOne = value && found.every((each) => JSON.stringify(each) === JSON.stringify(value));
  if (!isOne) return workflow;
  const { type, fields, socket } = value;
  const node: WorkflowNode = { ...made, type, ...(Object.keys(fields).length > 0 && { fields }) };
  const emptied = ids.reduce((graph, id) => {
    const control = controlOf(definitionOf(palette, nodeById(graph, id)), name);
    const bare = setField(graph, id, name, undefined);
    return control === undefined ? bare : setField(bare, id, control, undefined);
  }, workflow);
  const wires = ids.map((id) => ({ from: { node: made.id, socket }, to: { node: id, socket: name } }));
  return { ...emptied, nodes: [...emptied.nodes, node], edges: [...emptied.edges, ...wires] };
}

/** The plain node whose value comes to an input that has a field for it; `undefined`: what comes there is no plain value. */
export function valueSourceOf(
  workflow: Workflow,
  { node: id, socket }: SocketAddress,
  palette: Palette,
): WorkflowNode | undefined {
  const definition = definitionOf(palette, nodeById(workflow, id));
  const field = definition && fieldBeside(definition, socket);
  const wires = edgesInto(workflow, id).filter(({ to }) => to.socket === socket);
  const [wire] = wires;
  const source = wire && wires.length === 1 ? nodeById(workflow, wire.from.node) : undefined;
  const holder = source && !source.mode ? palette.get(source.type) : undefined;
  const place = holder && placeOf(holder);
  if (!field || !source || !place || place.socket !== wire?.from.socket) return undefined;
  return field.check(source.fields?.[VALUE] ?? place.field.default).ok ? source : undefined;
}

/** The graph with a wired value in the fields themselves; the node it stood in goes where nothing else takes from it. */
export function takeValueIn(workflow: Workflow, ids: readonly string[], name: string, palette: Palette): Workflow {
  return ids.reduce((graph, id) => takenIn(graph, { node: id, socket: name }, palette), workflow);
}

function takenIn(workflow: Workflow, at: SocketAddress, palette: Palette): Workflow {
  const source = valueSourceOf(workflow, at, palette);
  const definition = definitionOf(palette, nodeById(workflow, at.node));
  const field = definition && fieldBeside(definition, at.socket);
  if (!source || !field) return workflow;
  const value = source.fields?.[VALUE] ?? placeOf(palette.get(source.type))?.field.default;
  const control = controlOf(definition, at.socket);
  const theirs = controlOf(palette.get(source.type), VALUE);
  const filled = setField(workflow, at.node, at.socket, value === field.default ? undefined : value);
  const moved =
    control === undefined || theirs === undefined
      ? filled
      : setField(filled, at.node, control, source.fields?.[theirs]);
  const edges = moved.edges.filter(({ to }) => !sameSocket(to, at));
  const isUsed = edgesFrom({ edges }, source.id).length > 0;
  return { ...moved, edges, nodes: isUsed ? moved.nodes : moved.nodes.filter(({ id }) => id !== source.id) };
}

/** What a node that is nothing but a value calls it. */
const VALUE = 'value';

/** Where a type that is nothing but a value keeps and gives it. */
function placeOf(definition: AnyNodeDefinition | undefined) {
  if (!definition?.run || definition.shape || Object.keys(definition.inputs).length > 0) return undefined;
  const [socket, ...others] = Object.keys(definition.outputs);
  const field = Object.hasOwn(definition.fields, VALUE) ? definition.fields[VALUE] : undefined;
  return field && socket !== undefined && others.length === 0 ? { field, socket } : undefined;
}

/** The field that moves a seed on. */
function controlOf(definition: AnyNodeDefinition | undefined, name: string): string | undefined {
  const field = definition?.fields[name];
  return field?.kind === 'integer' || field?.kind === 'whole' ? field.control : undefined;
}
