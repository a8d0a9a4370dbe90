import type { Field, JsonValue } from '../../graph/Field.ts';
import type { Graph, GraphNode, SocketAddress } from '../../graph/Graph.ts';
import { definitionOf, fieldBeside } from '../../graph/definitionOf.ts';
import { GROUP_INPUTS } from '../../graph/groups/groupEnds.ts';
import { displayName } from '../../graph/displayName.ts';
import type { AnyNodeDefinition, Palette } from '../../graph/NodeDefinition.ts';
import { withoutReroutes } from '../../graph/withoutReroutes.ts';
import type { FormField, Workflow } from '../Workflow.ts';
import { narrowField } from './narrowField.ts';
import { nodeAt, type NodeInGroups } from '../../graph/groups/fieldsAt.ts';

/** A field of a form, with what it is in the graph. */
export interface FormEntry {
  /** Unlike that of any other field of the form. */
  readonly key: string;
  readonly shown: FormField;
  /** What it is called on the form. */
  readonly label: string;
  /** Absent: the node or its field is gone. */
  readonly found?: FoundField;
  /** Why it cannot be filled in: words to go on with after the label. */
  readonly gone?: string;
}

export interface FoundField {
  readonly node: GraphNode;
  readonly definition: AnyNodeDefinition;
  /** The node, and the groups it stands in, as people call them: `Character › Seed`. */
  readonly where: string;
  /** As its node has it. */
  readonly own: Field;
  /** Within the limits of the form, under its label. */
  readonly field: Field;
  readonly value: JsonValue | undefined;
  /** What gives its value by a wire; absent: it is filled in. */
  readonly wiredFrom?: string;
}

/** The fields of a graph’s form in their order, those too whose node is gone. One that is named twice stands once. */
export function formEntries(workflow: Workflow, palette: Palette): readonly FormEntry[] {
  const entries = new Map<string, FormEntry>();
  for (const shown of workflow.form?.fields ?? []) {
    const key = fieldKey(shown);
    if (!entries.has(key)) entries.set(key, entryOf(workflow, palette, shown, key));
  }
  return [...entries.values()];
}

/** Names a field of a graph. */
export function fieldKey({ node, field }: Pick<FormField, 'node' | 'field'>): string {
  return JSON.stringify([node, field]);
}

/** What stands in a field, or what it is by itself. `null` in a file is unset. */
export function valueIn(node: Pick<GraphNode, 'fields'>, name: string, field: Field): JsonValue | undefined {
  const value = node.fields && Object.hasOwn(node.fields, name) ? node.fields[name] : undefined;
  return value ?? field.default;
}

function entryOf(workflow: Workflow, palette: Palette, shown: FormField, key: string): FormEntry {
  const at = nodeAt(workflow, shown.node);
  const { label = shown.field } = shown;
  if (!at) return { key, shown, label, gone: 'its node is gone' };
  const definition = definitionOf(palette, at.node);
  const own = definition && Object.hasOwn(definition.fields, shown.field) ? definition.fields[shown.field] : undefined;
  if (!definition || !own) return { key, shown, label, gone: 'its node has no such field any more' };
  const field = narrowField(own, shown);
  const wiredFrom = sourceOf(workflow, palette, at, shown.field, definition);
  return {
    key,
    shown,
    label: field.label,
    found: {
      node: at.node,
      definition,
      where: whereOf(workflow, palette, at),
      own,
      field,
      value: valueIn(at.node, shown.field, own),
      ...(wiredFrom !== undefined && { wiredFrom }),
    },
  };
}

/** The node, and the groups it stands in, as people call them. */
export function whereOf(workflow: Workflow, palette: Palette, { node, uses }: NodeInGroups): string {
  const levels = [workflow, ...uses.map(({ group }) => group)];
  const nodes = [...uses.map(({ use }) => use), node];
  return nodes.map((each, level) => displayName(levels[level] ?? workflow, palette, each)).join(' › ');
}

/** What is wired in a field’s place; of a group’s own inputs, what is wired to these outside. */
function sourceOf(
  workflow: Workflow,
  palette: Palette,
  { node, uses }: NodeInGroups,
  name: string,
  definition: AnyNodeDefinition,
): string | undefined {
  if (!Object.hasOwn(definition.inputs, name) || !fieldBeside(definition, name)) return undefined;
  const levels: readonly Graph[] = [workflow, ...uses.map(({ group }) => group)];
  let socket: SocketAddress = { node: node.id, socket: name };
  for (let level = levels.length - 1; level >= 0; level -= 1) {
    const here = levels[level];
    if (!here) return undefined;
    const straight = withoutReroutes(here);
    const wire = straight.edges.find(({ to }) => to.node === socket.node && to.socket === socket.socket);
    const source = wire && straight.nodes.find(({ id }) => id === wire.from.node);
    if (!wire || !source) return undefined;
    const use = uses[level - 1]?.use;
    if (source.type !== GROUP_INPUTS || !use) return displayName(here, palette, source);
    socket = { node: use.id, socket: wire.from.socket };
  }
  return undefined;
}
