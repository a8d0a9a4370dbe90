import { readWhole, wholeOf } from '#shared/graph/fields/Whole';
import type { Field } from '#shared/graph/Field';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { useFieldValue } from './useFieldValue.ts';
import { Combobox } from '../ui/fields/Combobox.tsx';
import { NumberInput } from '../ui/fields/NumberInput.tsx';
import { Select } from '../ui/fields/Select.tsx';
import { TextArea } from '../ui/fields/TextArea.tsx';
import { TextInput } from '../ui/fields/TextInput.tsx';
import { WholeInput } from '../ui/fields/WholeInput.tsx';
import './FieldControl.css';

export interface FieldControlProps {
  readonly node: WorkflowNode;
  readonly name: string;
  readonly field: Field;
}

/** Keeps a drag of text from dragging the node, and the wheel from zooming the canvas. */
const ON_NODE = 'nodrag nowheel nopan';

/** The control of one field, from its kind; a value that does not pass is marked and says why. */
export function FieldControl({ node, name, field }: FieldControlProps) {
  const { value, set, fault } = useFieldValue(node, name, field);
  const common = { label: field.label, isInvalid: fault !== undefined, className: ON_NODE };
  const text = typeof value === 'string' ? value : '';
  const number = typeof value === 'number' ? value : undefined;
  switch (field.kind) {
    case 'text':
      return field.multiline ? (
        <TextArea
          {...common}
          value={text}
          onChange={set}
          placeholder={field.placeholder}
          title={fault}
          rows={1}
          className={`${ON_NODE} field-control__area`}
        />
      ) : (
        <TextInput {...common} value={text} onChange={set} placeholder={field.placeholder} title={fault} />
      );
    case 'key-name':
      return <TextInput {...common} value={text} onChange={set} isMono title={fault} />;
    case 'integer':
      return <NumberInput {...common} value={number} onChange={set} min={field.min} max={field.max} />;
    case 'whole':
      return (
        <WholeInput
          {...common}
          value={readWhole(value)}
          onChange={(whole) => {
            set(wholeOf(whole));
          }}
          min={field.min}
          max={field.max}
        />
      );
    case 'optional-number':
      return (
        <NumberInput
          {...common}
          value={number}
          onChange={set}
          min={field.min}
          max={field.max}
          step={field.step}
          isOptional
          placeholder="model’s own"
        />
      );
    case 'choice':
      return <Select {...common} value={text} options={field.choices} onChange={set} />;
    // The node's own body draws these.
    case 'pictures':
    case 'data':
      return null;
    case 'model':
      return <Combobox {...common} value={text} options={field.choices} onChange={set} />;
  }
}
