import { useId, useState, type ComponentProps, type KeyboardEvent } from 'react';
import { classNames } from '../classNames.ts';
import { isSum, readSum } from './readSum.ts';
import { STEP_HINT } from './draggedSteps.ts';
import { StepGrip } from './StepGrip.tsx';
import { useDraft } from './useDraft.ts';
import './field.css';

export interface NumberInputProps extends Omit<
  ComponentProps<'input'>,
  'onChange' | 'value' | 'min' | 'max' | 'step' | 'type'
> {
  readonly label: string;
  readonly value: number | undefined;
  /** Called with values within the range only; `undefined` when emptied, where `isOptional`. */
  readonly onChange: (value: number | undefined) => void;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly isOptional?: boolean;
  readonly isInvalid?: boolean;
}

/**
 * A number, typed, worked out (`2*2`) or stepped with the arrow keys (Shift: by ten steps). What does not fit is marked, with what would; on Enter
 * and on leaving the field the number that was there stays, and that is said. Escape gives up what was typed.
 */
export function NumberInput(props: NumberInputProps) {
  const { label, value, onChange, min, max, step = 1, isOptional = false, isInvalid, className, ...rest } = props;
  const [draft, setDraft, dropDraft] = useDraft(value);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const reasonId = useId();
  const range = { min, max, step, isOptional };
  const result = draft === null ? undefined : readNumber(draft, range);
  // A sum is not blamed before it is whole.
  const isBegun = draft !== null && isSum(draft) && Number.isNaN(parseNumber(draft));
  const isUnfit = result === undefined ? isInvalid === true : !result.ok && !isBegun;
  const shown = draft ?? (value === undefined ? '' : String(value));
  const told = refused?.value === value ? refused?.words : undefined;
  const outcome = result?.ok && draft !== null && isSum(draft) ? `= ${String(result.value)}` : told;
  const reason = isUnfit ? wantedWords(shown, range) : outcome;

  const change = (text: string) => {
    const typed = readNumber(text, range);
    const given = typed.ok && !isSum(text) ? typed.value : value;
    setDraft(text, given);
    setRefused(null);
    if (given !== value) onChange(given);
  };
  /** Gives whether something else than what was typed stands there now. */
  const settle = (): boolean => {
    dropDraft();
    setRefused(null);
    if (draft === null || !result) return false;
    if (result.ok) {
      if (result.value !== value) onChange(result.value);
      return isSum(draft);
    }
    if (draft.trim() !== '') setRefused({ value, words: `${wantedWords(draft, range)}, so not ${draft.trim()}` });
    return true;
  };
  const press = (event: KeyboardEvent) => {
    const givesUp = event.key === 'Escape' || (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey));
    if (givesUp && draft !== null && draft.trim() !== String(value)) {
      event.preventDefault();
      event.stopPropagation();
      dropDraft();
      return;
    }
    // What was put in the place of a number is seen before the next Enter sends it off.
    if (event.key === 'Enter' && settle()) event.preventDefault();
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    const next = (value ?? min) + direction * step * (event.shiftKey ? 10 : 1);
    dropDraft();
    onChange(nearest(next, range));
  };

  return (
    <span className="field-frame">
      <input
        type="text"
        inputMode="decimal"
        aria-label={label}
        aria-invalid={isUnfit}
        aria-describedby={reason === undefined ? undefined : reasonId}
        value={shown}
        title={`${String(min)} to ${String(max)} · ${STEP_HINT}`}
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
          const fine = Number.isInteger(step) || Number.isInteger(steps) ? range : { ...range, step: step / 10 };
          setDraft(String(nearest((value ?? min) + steps * step, fine)), value);
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

/** What stands there still, and why. */
interface Refusal {
  readonly value: number | undefined;
  readonly words: string;
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly isOptional: boolean;
}

function parseNumber(text: string): number {
  return Number(readSum(text) ?? NaN);
}

function readNumber(text: string, range: Range): { ok: true; value: number | undefined } | { ok: false } {
  if (text.trim() === '') return range.isOptional ? { ok: true, value: undefined } : { ok: false };
  const value = parseNumber(text);
  return isWithin(value, range) && (!Number.isInteger(range.step) || Number.isInteger(value))
    ? { ok: true, value }
    : { ok: false };
}

function isWithin(value: number, { min, max }: Range): boolean {
  return value >= min && value <= max;
}

/** `1 to 16` */
function wantedWords(text: string, range: Range): string {
  if (Number.isNaN(parseNumber(text))) return `a number from ${String(range.min)} to ${String(range.max)}`;
  return isWithin(parseNumber(text), range) ? 'whole numbers only' : `${String(range.min)} to ${String(range.max)}`;
}

function nearest(value: number, { min, max, step }: Range): number {
  return Math.min(max, Math.max(min, roundTo(value, step)));
}

/** Keeps 0.1 + 0.2 from showing as 0.30000000000000004. */
function roundTo(value: number, step: number): number {
  const digits = Math.max(0, (String(step).split('.')[1] ?? '').length);
  return Number(value.toFixed(digits));
}
