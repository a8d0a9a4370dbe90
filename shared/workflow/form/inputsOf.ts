import type { JsonValue } from '../../graph/Field.ts';
import type { Graph } from '../../graph/Graph.ts';
import type { Workflow } from '../Workflow.ts';
import { valueIn, type FormEntry } from './formEntries.ts';
import { isSeed } from './isSeed.ts';
import { nodeAt, setFieldAt } from '../../graph/groups/fieldsAt.ts';

/** What another graph, such as that of an earlier run, holds for a field of a form. */
export interface OtherInput {
  readonly value: JsonValue | undefined;
  /** Whether it is another than that of the form’s own graph. */
  readonly differs: boolean;
}

/** By the keys of the entries. What that graph has no such field for, or what a wire fills in, is left out: it stays as it is. */
export function inputsOf(graph: Graph, entries: readonly FormEntry[]): ReadonlyMap<string, OtherInput> {
  return new Map(
    entries.flatMap(({ key, shown, found }): (readonly [string, OtherInput])[] => {
      const other = found && !found.wiredFrom ? nodeAt(graph, shown.node)?.node : undefined;
      if (!found || other?.type !== found.node.type) return [];
      const value = valueIn(other, shown.field, found.own);
      return [[key, { value, differs: !isSame(value, found.value) }]];
    }),
  );
}

/** The graph with what another holds for the fields of its form, and nothing else of it. A seed comes with what moves it on. */
export function takeInputs(workflow: Workflow, graph: Graph, entries: readonly FormEntry[]): Workflow {
  const inputs = inputsOf(graph, entries);
  return entries.reduce((taken, { key, shown, found }) => {
    const input = inputs.get(key);
    const other = nodeAt(graph, shown.node)?.node;
    if (!found || !input || !other) return taken;
    const set = (to: Workflow, name: string) => setFieldAt(to, shown.node, name, other.fields?.[name] ?? undefined);
    const field = found.own;
    const changed = input.differs ? set(taken, shown.field) : taken;
    if (!isSeed(field)) return changed;
    const control = found.definition.fields[field.control];
    const moves =
      control && !isSame(valueIn(other, field.control, control), valueIn(found.node, field.control, control));
    return moves ? set(changed, field.control) : changed;
  }, workflow);
}

/** Of plain data. */
export function isSame(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const entries = Object.entries(one);
  const others = new Map<string, JsonValue>(Object.entries(other));
  return entries.length === others.size && entries.every(([key, value]) => isSame(value, others.get(key)));
}
