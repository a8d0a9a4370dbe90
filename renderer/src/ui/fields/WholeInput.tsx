import { useId, useState, type ComponentProps, type KeyboardEvent } from 'react';
import { classNames } from '../classNames.ts';
import './field.css';

export interface WholeInputProps extends Omit<
  ComponentProps<'input'>,
  'onChange' | 'value' | 'min' | 'max' | 'step' | 'type'
> {
  readonly label: string;
  /** `undefined`: what stands there is no number. */
  readonly value: bigint | undefined;
  /** Called with values within the range only. */
  readonly onChange: (value: bigint) => void;
  readonly min: bigint;
  readonly max: bigint;
  readonly isInvalid?: boolean;
}

/**
 * A whole number of any length, every digit of it shown, typed or stepped with the arrow keys (Shift: by ten). What does not fit is marked, with
 * what would; leaving the field puts back what stood there.
 */
export function WholeInput(props: WholeInputProps) {
  const { label, value, onChange, min, max, isInvalid = false, className, ...rest } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const reasonId = useId();
  const fits = (whole: bigint | undefined): whole is bigint => whole !== undefined && whole >= min && whole <= max;
  const isUnfit = draft === null ? isInvalid : !fits(read(draft));
  const change = (text: string) => {
    setDraft(text);
    const whole = read(text);
    if (fits(whole) && whole !== value) onChange(whole);
  };
  const press = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? 1n : event.key === 'ArrowDown' ? -1n : 0n;
    if (direction === 0n) return;
    event.preventDefault();
    const next = (value ?? min) + direction * (event.shiftKey ? 10n : 1n);
    setDraft(null);
    onChange(next < min ? min : next > max ? max : next);
  };
  return (
    <span className="field-frame">
      <input
        type="text"
        inputMode="numeric"
        aria-label={label}
        aria-invalid={isUnfit}
        aria-describedby={isUnfit ? reasonId : undefined}
        value={draft ?? (value === undefined ? '' : String(value))}
        title={value === undefined ? `from ${String(min)} to ${String(max)}` : value.toLocaleString('en')}
        onChange={(event) => {
          change(event.target.value);
        }}
        onKeyDown={press}
        onBlur={() => {
          setDraft(null);
        }}
        spellCheck={false}
        autoComplete="off"
        className={classNames('field', 'field--mono', className)}
        {...rest}
      />
      {isUnfit && (
        <span id={reasonId} role="status" className="field__fault">
          {`${String(min)} to ${String(max)}`}
        </span>
      )}
    </span>
  );
}

/** Digits, however they are grouped; `undefined`: something else. */
function read(text: string): bigint | undefined {
  const digits = text.replaceAll(/[\s,_.'’]/g, '');
  return /^\d{1,20}$/.test(digits) ? BigInt(digits) : undefined;
}
