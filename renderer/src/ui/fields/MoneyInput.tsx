import { useId, useState } from 'react';
import { parseUsd, usdFault, usdText } from './parseUsd.ts';
import { TextInput } from './TextInput.tsx';

export interface MoneyInputProps {
  readonly label: string;
  /** Whole micro-dollars; `null`: none; `undefined`: not known yet. */
  readonly value: number | null | undefined;
  /** Called when the field is left or Enter is pressed, and only with another amount than before. */
  readonly onChange: (value: number | null) => void;
  readonly placeholder: string;
}

/** An amount of money in US dollars, or none. What is no amount is marked, with the reason, and put back when the field is left. */
export function MoneyInput({ label, value, onChange, placeholder }: MoneyInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const reasonId = useId();
  const fault = draft === null ? undefined : usdFault(draft);
  const finish = () => {
    const typed = draft === null ? undefined : parseUsd(draft);
    setDraft(null);
    if (typed !== undefined && typed !== value) onChange(typed);
  };
  return (
    <>
      <TextInput
        label={label}
        value={draft ?? usdText(value ?? null)}
        onChange={setDraft}
        onBlur={finish}
        onKeyDown={(event) => {
          // What cannot be read stays, with the reason, as long as one is at it.
          if (event.key === 'Enter' && fault === undefined) finish();
        }}
        placeholder={placeholder}
        inputMode="decimal"
        disabled={value === undefined}
        isMono
        isInvalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : reasonId}
      />
      {fault !== undefined && (
        <p id={reasonId} role="status" className="field__fault">
          {fault}
        </p>
      )}
    </>
  );
}
