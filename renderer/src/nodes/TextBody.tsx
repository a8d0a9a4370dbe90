import { Type } from 'lucide-react';
import { text } from '#shared/nodes/text';
import { TextArea } from '../ui/fields/TextArea.tsx';
import type { BodyProps, NodeLook } from './NodeLook.ts';
import { useFieldValue } from './useFieldValue.ts';
import './TextBody.css';

/** A node that is its text, and as high as the user made it. */
function TextBody({ node, definition }: BodyProps) {
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

export const noteLook: NodeLook = { Body: TextBody, hides: ['value'], bodyHeight: 78, stretches: true };
export const textLook: NodeLook = { ...noteLook, icon: Type };
