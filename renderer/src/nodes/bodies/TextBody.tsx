import { Braces, Type } from 'lucide-react';
import type { Field } from '#shared/graph/Field';
import { LongText } from '../writing/LongText.tsx';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import { useFieldValue } from '../fields/useFieldValue.ts';
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
    <LongText
      node={node.id}
      field={name}
      className="text-body nodrag nopan"
      label={node.title ?? definition.title}
      value={typeof value === 'string' ? value : ''}
      onChange={set}
      placeholder={field.kind === 'text' ? field.placeholder : undefined}
      isInvalid={fault !== undefined}
      title={fault}
    />
  );
}

/** How long the text is. */
function WordCount({ node }: BodyProps) {
  const text = node.fields?.['value'];
  const count = typeof text === 'string' ? (text.match(/\S+/gu) ?? []).length : 0;
  return count === 1 ? '1 word' : `${String(count)} words`;
}

/** @param name the field that is the node's text */
function writtenLook(name: string): NodeLook {
  return {
    Body: (props) => <Written {...props} name={name} />,
    hides: [name],
    bodyHeight: 92,
    stretches: true,
  };
}

export const textLook: NodeLook = { ...writtenLook('value'), Aside: WordCount, icon: Type };
export const templateLook: NodeLook = { ...writtenLook('text'), icon: Braces };
