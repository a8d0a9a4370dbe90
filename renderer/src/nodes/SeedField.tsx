import { controlField, seedField } from '#shared/nodes/seedControl';
import { NumberInput } from '../ui/fields/NumberInput.tsx';
import { Select } from '../ui/fields/Select.tsx';
import type { BodyProps } from './NodeLook.ts';
import { useFieldValue } from './useFieldValue.ts';
import './SeedField.css';

/** A seed and what happens to it before each run, side by side. */
export function SeedField({ node, name }: Pick<BodyProps, 'node'> & { readonly name: string }) {
  const seed = useFieldValue(node, name, seedField);
  const control = useFieldValue(node, 'control', controlField);
  return (
    <span className="seed-field nodrag nowheel nopan">
      <NumberInput
        label="Seed"
        className="seed-field__number"
        value={typeof seed.value === 'number' ? seed.value : undefined}
        onChange={seed.set}
        min={seedField.min}
        max={seedField.max}
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

/** For a node whose field `seed` may be wired. */
export function SeedInput({ node }: BodyProps) {
  return <SeedField node={node} name="seed" />;
}

/** For the node that is a seed. */
export function SeedBody({ node }: BodyProps) {
  return (
    <div className="seed-body">
      <SeedField node={node} name="value" />
    </div>
  );
}
