import { Dices } from 'lucide-react';
import { useState } from 'react';
import { drawSeed } from '#shared/nodes/seedControl';
import { Button } from '../../../ui/Button.tsx';
import { NumberInput } from '../../../ui/fields/NumberInput.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { NumberValues } from './NumberValues.tsx';
import type { ValuesProps } from './ValuesProps.ts';

/** The most that are drawn at once. */
const MOST_DRAWN = 100;

/** Seeds as numbers, or so many new ones. */
export function SeedValues(props: ValuesProps) {
  const { values, onChange } = props;
  const [count, setCount] = useState(4);
  return (
    <>
      <NumberValues {...props} />
      <div className="axis-values__row">
        <NumberInput
          label="How many new seeds"
          value={count}
          min={1}
          max={MOST_DRAWN}
          onChange={(next) => {
            setCount(next ?? 1);
          }}
        />
        <Button
          onClick={() => {
            onChange([...new Set([...values, ...Array.from({ length: count }, () => drawSeed(Math.random()))])]);
          }}
        >
          <Icon icon={Dices} size={13} />
          Add {count} new
        </Button>
      </div>
    </>
  );
}
