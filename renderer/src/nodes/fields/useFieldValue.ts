import type { Field, JsonValue } from '#shared/graph/Field';
import { looksLikeKey } from '#shared/graph/keyShapes';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { useGraph, useStudio } from '../../stores/hooks.ts';

export interface FieldState {
  readonly value: JsonValue | undefined;
  readonly set: (value: JsonValue | undefined) => void;
  /** Why the value does not pass, as a sentence. */
  readonly fault?: string;
}

/** A field's value and how to change it. The default is not written into the graph, and neither is ever a key. */
export function useFieldValue(node: WorkflowNode, name: string, field: Field): FieldState {
  const { view } = useStudio();
  const graph = useGraph();
  const fields = new Map(Object.entries(node.fields ?? {}));
  // null in a file is unset.
  const value = fields.get(name) ?? field.default;
  const check = field.check(value);
  return {
    value,
    set(next) {
      if (typeof next === 'string' && field.kind === 'key-name' && looksLikeKey(next)) {
        view.getState().reportError({
          code: 'bad-key-name',
          message: 'That is a key, not the name of one. It was not put into the graph.',
          hint: 'Put the key under Settings → Keys, into the environment or a .env file, and its name here.',
        });
        return;
      }
      graph.getState().setField(node.id, name, next === field.default ? undefined : next);
    },
    ...(!check.ok && { fault: `${field.label} ${check.reason}.` }),
  };
}
