import type { Parameter } from '#shared/graph/models/LiveList';
import type { OptionValue } from '#shared/providers/families/openrouter/routerOptions';
import { GRAPH_UNDO } from '../../ui/fields/graphUndo.ts';
import { NumberInput } from '../../ui/fields/NumberInput.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { TextInput } from '../../ui/fields/TextInput.tsx';

export interface OptionInputProps {
  readonly label: string;
  readonly parameter: Parameter;
  readonly value: OptionValue | undefined;
  /** The model that is wired does not take it. */
  readonly isLeftOut?: boolean;
  /** `undefined`: the model's own. */
  readonly onChange: (value: OptionValue | undefined) => void;
}

const OWN = { value: '', label: 'model’s own' } as const;

/** The control of one setting, by what its model tells of it. A value that is set and not told of stays to be seen. */
export function OptionInput({ label, parameter, value, isLeftOut = false, onChange }: OptionInputProps) {
  const title = isLeftOut
    ? 'The model that is wired does not take this: it is left out. Empty it to take it away.'
    : undefined;
  switch (parameter.type) {
    case 'enum':
    case 'boolean': {
      const told: readonly OptionValue[] = parameter.type === 'enum' ? parameter.values : [true, false];
      const values = value === undefined || told.includes(value) ? told : [...told, value];
      return (
        <Select
          label={label}
          value={value === undefined ? '' : String(value)}
          options={[OWN, ...values.map((each) => ({ value: String(each), label: wordOf(each) }))]}
          onChange={(chosen) => {
            onChange(values.find((each) => String(each) === chosen));
          }}
        />
      );
    }
    case 'range':
      return (
        <NumberInput
          label={label}
          value={typeof value === 'number' ? value : undefined}
          onChange={onChange}
          min={parameter.min ?? -Number.MAX_VALUE}
          max={parameter.max ?? Number.MAX_VALUE}
          isOptional
          placeholder="model’s own"
          {...GRAPH_UNDO}
        />
      );
    case 'other':
      return (
        <TextInput
          label={label}
          value={value === undefined ? '' : String(value)}
          onChange={(text) => {
            onChange(text === '' ? undefined : text);
          }}
          placeholder="model’s own"
          isInvalid={isLeftOut}
          title={title}
          {...GRAPH_UNDO}
        />
      );
  }
}

function wordOf(value: OptionValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}
