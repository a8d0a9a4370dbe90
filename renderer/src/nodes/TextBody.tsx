import { Braces, Type } from 'lucide-react';
import type { Field } from '#shared/graph/Field';
import { TextArea } from '../ui/fields/TextArea.tsx';
import type { BodyProps, NodeLook } from './NodeLook.ts';
import { useFieldValue } from './useFieldValue.ts';
import './TextBody.css';

interface WrittenProps extends BodyProps {
  /** The field it writes. */
  readonly name: string;
}

/** A node that is its text, and as high as the user made it. */
function Written({ node, definition, name }: WrittenProps) {
  const field = definition.fields[name];
  return field && <WrittenField node={node} definition={definition} name={name} field={field} />;
}

function WrittenField({ node, definition, name, field }: WrittenProps & { readonly field: Field }) {
  const { value, set, fault } = useFieldValue(node, name, field);
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

/** @param name the field that is the node's text */
function writtenLook(name: string): NodeLook {
  return {
    Body: (props) => <Written {...props} name={name} />,
    hides: [name],
    bodyHeight: 78,
    stretches: true,
  };
}

export const noteLook: NodeLook = writtenLook('value');
export const textLook: NodeLook = { ...noteLook, icon: Type };
export const templateLook: NodeLook = { ...writtenLook('text'), icon: Braces };
