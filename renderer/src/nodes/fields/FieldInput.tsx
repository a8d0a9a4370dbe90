import { readWhole, wholeOf } from '#shared/graph/fields/Whole';
import type { Field, JsonValue } from '#shared/graph/Field';
import { Combobox } from '../../ui/fields/Combobox.tsx';
import { GRAPH_UNDO } from '../../ui/fields/graphUndo.ts';
import { NumberInput } from '../../ui/fields/NumberInput.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import { WholeInput } from '../../ui/fields/WholeInput.tsx';
import { ModelControl } from './ModelControl.tsx';
import { LongText } from '../writing/LongText.tsx';
import './FieldInput.css';

export interface FieldInputProps {
  readonly field: Field;
  readonly value: JsonValue | undefined;
  readonly onChange: (value: JsonValue | undefined) => void;
  /** Why the value does not pass. */
  readonly fault?: string | undefined;
  /** Stands in for a value there is none of, in place of what the field says itself. */
  readonly standIn?: string | undefined;
  /** Whose it is, where it is of one node: a long text can then be opened large. */
  readonly of?: { readonly node: string; readonly field: string };
}

/** Keeps a drag of text from dragging the node and from moving the canvas. */
const ON_NODE = 'nodrag nopan';

/** The control of a kind of field; `null` for what the node's own body draws. */
export function FieldInput({ field, value, onChange, fault, standIn, of }: FieldInputProps) {
  const common = { label: field.label, isInvalid: fault !== undefined, className: ON_NODE, ...GRAPH_UNDO };
  const text = typeof value === 'string' ? value : '';
  const number = typeof value === 'number' ? value : undefined;
  const written = { value: text, onChange, title: fault };
  switch (field.kind) {
    case 'text': {
      const placeholder = standIn ?? field.placeholder;
      if (!field.multiline) return <TextInput {...common} {...written} placeholder={placeholder} />;
      const long = { ...common, ...written, placeholder, rows: 1, className: `${ON_NODE} field-input__area` };
      return of ? <LongText {...long} {...of} /> : <TextArea {...long} />;
    }
    case 'key-name':
      return <TextInput {...common} {...written} placeholder={standIn} isMono />;
    case 'integer':
      return (
        <NumberInput
          {...common}
          value={number}
          onChange={onChange}
          min={field.min}
          max={field.max}
          placeholder={standIn}
        />
      );
    case 'whole':
      return (
        <WholeInput
          {...common}
          value={value === undefined ? undefined : readWhole(value)}
          onChange={(whole) => {
            onChange(wholeOf(whole));
          }}
          min={field.min}
          max={field.max}
          placeholder={standIn}
        />
      );
    case 'optional-number':
      return (
        <NumberInput
          {...common}
          value={number}
          onChange={onChange}
          min={field.min}
          max={field.max}
          step={field.step}
          isOptional
          placeholder={standIn ?? 'model’s own'}
        />
      );
    case 'choice': {
      const chosen = { ...common, value: standIn ?? text, options: field.choices, onChange };
      return field.isOpen ? <Combobox {...chosen} /> : <Select {...chosen} />;
    }
    case 'model':
      return <ModelControl {...common} field={field} value={standIn ?? text} onChange={onChange} node={of?.node} />;
    case 'pictures':
    case 'data':
      return null;
  }
}
