import { Dices } from 'lucide-react';
import type { IntegerField } from '#shared/graph/Field';
import { controlField } from '#shared/nodes/seedControl';
import { NumberInput } from '../ui/fields/NumberInput.tsx';
import { Select } from '../ui/fields/Select.tsx';
import type { BodyProps, NodeLook } from './NodeLook.ts';
import { useFieldValue } from './useFieldValue.ts';
import './SeedField.css';

/** A seed and what happens to it before each run, side by side. `name`: the field that holds it. */
export function SeedField({ node, definition, name }: BodyProps & { readonly name: string }) {
  const field = definition.fields[name];
  return field?.kind === 'integer' && field.control !== undefined ? (
    <Controls node={node} name={name} field={field} control={field.control} />
  ) : null;
}

interface ControlsProps extends Pick<BodyProps, 'node'> {
  readonly name: string;
  readonly field: IntegerField;
  readonly control: string;
}

function Controls({ node, name, field, ...props }: ControlsProps) {
  const seed = useFieldValue(node, name, field);
  const control = useFieldValue(node, props.control, controlField);
  return (
    <span className="seed-field nodrag nowheel nopan">
      <NumberInput
        label="Seed"
        className="seed-field__number"
        value={typeof seed.value === 'number' ? seed.value : undefined}
        onChange={seed.set}
        min={field.min}
        max={field.max}
        isInvalid={seed.fault !== undefined}
      />
      <Select
        label="Seed control"
        className="seed-field__control"
        value={typeof control.value === 'string' ? control.value : controlField.default}
        options={controlField.choices}
        onChange={control.set}
        isInvalid={control.fault !== undefined}
      />
    </span>
  );
}

/** For the node that is a seed. */
function SeedBody(props: BodyProps) {
  return (
    <div className="seed-body">
      <SeedField {...props} name="value" />
    </div>
  );
}

export const seedLook: NodeLook = { Body: SeedBody, hides: ['value'], bodyHeight: 26, icon: Dices };
