import { text } from '#shared/nodes/text';
import { TextArea } from '../ui/fields/TextArea.tsx';
import type { BodyProps } from './NodeLook.ts';
import { useFieldValue } from './useFieldValue.ts';
import './TextBody.css';

/** A node that is its text, and as high as the user made it. */
export function TextBody({ node, definition }: BodyProps) {
  const field = definition.fields['value'] ?? text.fields.value;
  const { value, set, fault } = useFieldValue(node, 'value', field);
  return (
    <TextArea
      className="text-body nodrag nowheel nopan"
      label={node.title ?? definition.title}
      value={typeof value === 'string' ? value : ''}
      onChange={set}
      placeholder={field.kind === 'text' ? field.placeholder : undefined}
      isInvalid={fault !== undefined}
      title={fault}
    />
  );
}
