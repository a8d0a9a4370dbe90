import { Segmented } from '../ui/fields/Segmented.tsx';
import type { ModelWishes } from './arrangeRows.ts';

interface MakesChoiceProps {
  readonly value: ModelWishes['makes'];
  readonly onChange: (makes: ModelWishes['makes']) => void;
}

/** Whether models that draw are wanted, or such that write. */
export function MakesChoice({ value, onChange }: MakesChoiceProps) {
  return (
    <Segmented
      label="Makes"
      value={value}
      options={[
        { value: 'all', label: 'All' },
        { value: 'image', label: 'Draws' },
        { value: 'text', label: 'Writes' },
      ]}
      onChange={onChange}
    />
  );
}
