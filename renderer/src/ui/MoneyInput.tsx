import { useState } from 'react';
import { parseUsd, usdText } from './parseUsd.ts';
import { TextInput } from './TextInput.tsx';

export interface MoneyInputProps {
  readonly label: string;
  /** Whole micro-dollars; `null`: none; `undefined`: not known yet. */
  readonly value: number | null | undefined;
  /** Called when the field is left or Enter is pressed, and only with another amount than before. */
  readonly onChange: (value: number | null) => void;
  readonly placeholder: string;
}

/** An amount of money in US dollars, or none. What is no amount is marked and put back. */
export function MoneyInput({ label, value, onChange, placeholder }: MoneyInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const finish = () => {
    const typed = draft === null ? undefined : parseUsd(draft);
    setDraft(null);
    if (typed !== undefined && typed !== value) onChange(typed);
  };
  return (
    <TextInput
      label={label}
      value={draft ?? usdText(value ?? null)}
      onChange={setDraft}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish();
      }}
      placeholder={placeholder}
      inputMode="decimal"
      disabled={value === undefined}
      isMono
      isInvalid={draft !== null && parseUsd(draft) === undefined}
    />
  );
}
