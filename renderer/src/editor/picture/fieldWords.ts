import type { Field } from '#shared/graph/Field';
import { readWhole } from '#shared/graph/fields/Whole';
import type { Fields } from '#shared/graph/NodeDefinition';
import { isSeedField } from '#shared/nodes/seedControl';
import type { WorkflowNode } from '#shared/workflow/Workflow';

/** What a field says in its row. */
export interface FieldWords {
  readonly words: string;
  /** Nobody wrote it: it stands in for what is not there. */
  readonly isStandIn: boolean;
  /** How a seed moves, which stands beside it. */
  readonly control?: string;
}

export function fieldWords(node: WorkflowNode, name: string, fields: Fields): FieldWords {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (!field) return { words: '', isStandIn: true };
  const words = wordsOf(node, name, field);
  const control = isSeedField(field) ? fields[field.control] : undefined;
  return {
    words: words === '' ? standIn(field) : words,
    isStandIn: words === '',
    ...(isSeedField(field) && control && { control: wordsOf(node, field.control, control) }),
  };
}

function standIn(field: Field): string {
  if (field.kind === 'text') return field.placeholder ?? '';
  return field.kind === 'optional-number' ? 'model’s own' : '';
}

function wordsOf(node: WorkflowNode, name: string, field: Field): string {
  const value = (Object.hasOwn(node.fields ?? {}, name) ? node.fields?.[name] : undefined) ?? field.default;
  switch (field.kind) {
    case 'choice':
    case 'model':
      return field.choices.find((choice) => choice.value === value)?.label ?? (typeof value === 'string' ? value : '');
    case 'whole':
      return String(readWhole(value) ?? '');
    case 'pictures': {
      const count = Array.isArray(value) ? value.length : 0;
      return count === 0 ? '' : count === 1 ? '1 picture' : `${String(count)} pictures`;
    }
    case 'data':
      return field.summary?.(value) ?? '';
    case 'text':
    case 'key-name':
    case 'integer':
    case 'optional-number':
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }
}
