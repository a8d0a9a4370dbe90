import { useId, useState, type ComponentProps, type KeyboardEvent } from 'react';
import { classNames } from '../classNames.ts';
import { isSum, readSum } from './readSum.ts';
import { StepGrip } from './StepGrip.tsx';
import { useDraft } from './useDraft.ts';
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
 * A whole number of any length, every digit of it shown, typed, worked out (`2*2`) or stepped with the arrow keys (Shift: by ten). What does not
 * fit is marked, with what would; on Enter and on leaving the field the number that was there stays, and that is said.
 */
export function WholeInput(props: WholeInputProps) {
  const { label, value, onChange, min, max, isInvalid = false, className, ...rest } = props;
  const [draft, setDraft, dropDraft] = useDraft(value);
  const reasonId = useId();
  const fits = (whole: bigint | undefined): whole is bigint => whole !== undefined && whole >= min && whole <= max;
  const [refused, setRefused] = useState<{ readonly value: bigint | undefined; readonly words: string } | null>(null);
  const typed = draft === null ? undefined : read(draft);
  // A sum is not blamed before it is whole.
  const isBegun = draft !== null && isSum(draft) && readSum(draft) === undefined;
  const isUnfit = draft === null ? isInvalid : !fits(typed) && !isBegun;
  const wanted = `${String(min)} to ${String(max)}`;
  const told = refused && refused.value === value ? refused.words : undefined;
  const outcome = draft !== null && isSum(draft) && fits(typed) ? `= ${String(typed)}` : told;
  const reason = isUnfit ? wanted : outcome;
  const change = (text: string) => {
    const whole = read(text);
    const isGiven = fits(whole) && !isSum(text);
    setDraft(text, isGiven ? whole : value);
    setRefused(null);
    if (isGiven && whole !== value) onChange(whole);
  };
  /** Gives whether something else than what was typed stands there now. */
  const settle = (): boolean => {
    dropDraft();
    if (draft === null) return false;
    if (fits(typed)) {
      if (typed !== value) onChange(typed);
      return isSum(draft);
    }
    setRefused(draft.trim() === '' ? null : { value, words: `${wanted}, so not ${draft.trim()}` });
    return true;
  };
  const press = (event: KeyboardEvent) => {
    const givesUp = event.key === 'Escape' || (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey));
    if (givesUp && draft !== null && typed !== value) {
      event.preventDefault();
      event.stopPropagation();
      dropDraft();
      return;
    }
    if (event.key === 'Enter' && settle()) event.preventDefault();
    const direction = event.key === 'ArrowUp' ? 1n : event.key === 'ArrowDown' ? -1n : 0n;
    if (direction === 0n) return;
    event.preventDefault();
    dropDraft();
    onChange(stepped(direction * (event.shiftKey ? 10n : 1n)));
  };
  const stepped = (steps: bigint) => {
    const next = (value ?? min) + steps;
    return next < min ? min : next > max ? max : next;
  };
  return (
    <span className="field-frame">
      <input
        type="text"
        inputMode="numeric"
        aria-label={label}
        aria-invalid={isUnfit}
        aria-describedby={reason === undefined ? undefined : reasonId}
        value={draft ?? (value === undefined ? '' : String(value))}
        title={value === undefined ? `from ${String(min)} to ${String(max)}` : value.toLocaleString('en')}
        onChange={(event) => {
          change(event.target.value);
        }}
        onKeyDown={press}
        onBlur={settle}
        spellCheck={false}
        autoComplete="off"
        className={classNames('field', 'field--mono', className)}
        {...rest}
      />
      <StepGrip
        onStep={(steps) => {
          setDraft(String(stepped(BigInt(Math.trunc(steps)))), value);
        }}
        onEnd={(isKept) => {
          if (isKept) settle();
          else dropDraft();
        }}
      />
      {reason !== undefined && (
        <span id={reasonId} role="status" className="field__fault">
          {reason}
        </span>
      )}
    </span>
  );
}

/** Digits, however they are grouped, or a whole sum; `undefined`: something else. */
function read(text: string): bigint | undefined {
  const digits = text.replaceAll(/[\s,_.'’]/g, '');
  if (/^\d{1,20}$/.test(digits)) return BigInt(digits);
  const sum = readSum(text);
  return typeof sum === 'bigint' ? sum : undefined;
}
