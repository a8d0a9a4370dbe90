import { definitionOf, fieldBeside } from '../graph/definitionOf.ts';
import type { Choice, Field, JsonValue } from '../graph/Field.ts';
import type { Palette } from '../graph/NodeDefinition.ts';
import { edgesInto } from './lookups.ts';
import type { Workflow, WorkflowNode } from './Workflow.ts';

/** A field that several nodes have, whatever their types. */
export interface SharedField {
  readonly name: string;
  /** Takes what all of them take. */
  readonly field: Field;
  /** Where they are alike; `undefined`: they differ. */
  readonly value: { readonly of: JsonValue | undefined } | undefined;
  /** In how many of them a wire takes its place. */
  readonly wired: number;
}

/** What several nodes have in common to be set. */
export interface SharedFields {
  readonly fields: readonly SharedField[];
  /** How many fields there are besides, by their names. */
  readonly others: number;
}

/** The fields of the same name and kind that all of the nodes have; none where one of them is of an unknown type. */
export function sharedFields(
  workflow: Pick<Workflow, 'edges'>,
  nodes: readonly WorkflowNode[],
  palette: Palette,
): SharedFields {
  const all = nodes.map((node) => ({ node, definition: definitionOf(palette, node) }));
  const names = new Set(all.flatMap(({ definition }) => Object.keys(definition?.fields ?? {})));
  const fields = [...names].flatMap((name): SharedField[] => {
    const own = all.flatMap(({ definition }) =>
      definition && Object.hasOwn(definition.fields, name) ? (definition.fields[name] ?? []) : [],
    );
    const field = own.length === nodes.length ? own.reduce<Field | undefined>(inCommon, own[0]) : undefined;
    if (!field) return [];
    const values = all.map(({ node }, at) => node.fields?.[name] ?? own[at]?.default);
    const isAlike = values.every((value) => JSON.stringify(value) === JSON.stringify(values[0]));
    const wired = all.filter(
      ({ node, definition }) =>
        definition &&
        fieldBeside(definition, name) &&
        edgesInto(workflow, node.id).some(({ to }) => to.socket === name),
    ).length;
    return [{ name, field, value: isAlike ? { of: values[0] } : undefined, wired }];
  });
  return { fields, others: names.size - fields.length };
}

/** A field that takes what both do; `undefined`: there is none. */
function inCommon(one: Field | undefined, other: Field): Field | undefined {
  if (!one || one.kind !== other.kind) return undefined;
  if (one === other) return one;
  switch (one.kind) {
    case 'integer':
    case 'optional-number': {
      const limits = other as typeof one;
      const min = Math.max(one.min, limits.min);
      const max = Math.min(one.max, limits.max);
      return min <= max ? { ...one, min, max } : undefined;
    }
    case 'whole': {
      const limits = other as typeof one;
      const min = one.min > limits.min ? one.min : limits.min;
      const max = one.max < limits.max ? one.max : limits.max;
      return min <= max ? { ...one, min, max } : undefined;
    }
    case 'choice':
    case 'model': {
      const offered = new Set((other as typeof one).choices.map(({ value }) => value));
      const choices: readonly Choice<string>[] = one.choices.filter(({ value }) => offered.has(value));
      return choices.length > 0 ? { ...one, choices } : undefined;
    }
    case 'text':
      return { ...one, multiline: one.multiline || (other as typeof one).multiline };
    case 'key-name':
      return one;
    // The body of each node draws these.
    case 'pictures':
    case 'data':
      return undefined;
  }
}
