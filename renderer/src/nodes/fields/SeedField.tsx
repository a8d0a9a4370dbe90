import { Dices } from 'lucide-react';
import { readWhole, wholeOf } from '#shared/graph/fields/Whole';
import { controlField, isSeedField, type SeedField as Seed } from '#shared/nodes/seedControl';
import { GRAPH_UNDO } from '../../ui/fields/graphUndo.ts';
import { NumberInput } from '../../ui/fields/NumberInput.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { WholeInput } from '../../ui/fields/WholeInput.tsx';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import { useFieldValue, type FieldState } from './useFieldValue.ts';
import './SeedField.css';

/** A seed, its digits in groups, and in the same field what happens to it before each run. `name`: the field that holds it. */
export function SeedField({ node, definition, name }: BodyProps & { readonly name: string }) {
  const field = definition.fields[name];
  return isSeedField(field) ? <OfNode node={node} name={name} field={field} /> : null;
}

interface OfNodeProps extends Pick<BodyProps, 'node'> {
  readonly name: string;
  readonly field: Seed;
}

function OfNode({ node, name, field }: OfNodeProps) {
  const seed = useFieldValue(node, name, field);
  const control = useFieldValue(node, field.control, controlField);
  return <SeedControls field={field} seed={seed} control={control} />;
}

export interface SeedControlsProps {
  readonly field: Seed;
  readonly seed: FieldState;
  /** What happens to it before each run. */
  readonly control: FieldState;
  /** What it is called. Default: Seed. */
  readonly label?: string;
}

/** The same of values that stand wherever they stand. */
export function SeedControls({ field, seed, control, label = 'Seed' }: SeedControlsProps) {
  const common = { label, className: 'seed-field__number', isInvalid: seed.fault !== undefined, ...GRAPH_UNDO };
  return (
    <span className="seed-field nodrag nopan">
      {field.kind === 'whole' ? (
        <WholeInput
          {...common}
          value={readWhole(seed.value)}
          onChange={(value) => {
            seed.set(wholeOf(value));
          }}
          min={field.min}
          max={field.max}
        />
      ) : (
        <NumberInput
          {...common}
          value={typeof seed.value === 'number' ? seed.value : undefined}
          onChange={seed.set}
          min={field.min}
          max={field.max}
        />
      )}
      <span className="seed-field__digits" aria-hidden>
        {grouped(readWhole(seed.value))}
      </span>
      <Select
        label={`${label} control`}
        className="seed-field__control"
        value={typeof control.value === 'string' ? control.value : controlField.default}
        options={controlField.choices}
        onChange={control.set}
        isInvalid={control.fault !== undefined}
      />
    </span>
  );
}

/** `417 209 553` */
function grouped(whole: bigint | undefined): string {
  return whole === undefined ? '' : whole.toLocaleString('en').replaceAll(',', ' ');
}

/** For the node that is a seed. */
function SeedBody(props: BodyProps) {
  return (
    <div className="seed-body">
      <SeedField {...props} name="value" />
    </div>
  );
}

export const seedLook: NodeLook = { Body: SeedBody, hides: ['value'], bodyHeight: 24, icon: Dices };
