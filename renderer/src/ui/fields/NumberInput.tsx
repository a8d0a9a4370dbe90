import { useId, useState, type ComponentProps, type KeyboardEvent } from 'react';
import { classNames } from '../classNames.ts';
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
 * A number, typed or stepped with the arrow keys (Shift: by ten steps). What does not fit is marked, with what would; Enter and leaving the
 * field put the nearest that does in its place, and say so.
 */
export function NumberInput(props: NumberInputProps) {
  const { label, value, onChange, min, max, step = 1, isOptional = false, isInvalid, className, ...rest } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const reasonId = useId();
  const range = { min, max, step, isOptional };
  const isUnfit = draft === null ? isInvalid === true : !readNumber(draft, range).ok;
  const shown = draft ?? (value === undefined ? '' : String(value));
  const reason = isUnfit ? wantedWords(shown, range) : refused?.value === value ? refused?.words : undefined;

  const change = (text: string) => {
    setDraft(text);
    setRefused(null);
    const result = readNumber(text, range);
    if (result.ok && result.value !== value) onChange(result.value);
  };
  /** Gives whether something else than what was typed stands there now. */
  const settle = (): boolean => {
    setDraft(null);
    setRefused(null);
    if (draft === null || readNumber(draft, range).ok) return false;
    const typed = parseNumber(draft);
    const kept = Number.isNaN(typed) ? value : nearest(typed, range);
    if (kept !== value) onChange(kept);
    if (draft.trim() !== '') setRefused({ value: kept, words: `${wantedWords(draft, range)}, so not ${draft.trim()}` });
    return true;
  };
  const press = (event: KeyboardEvent) => {
    // What was put in the place of a number is seen before the next Enter sends it off.
    if (event.key === 'Enter' && settle()) event.preventDefault();
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    const next = (value ?? min) + direction * step * (event.shiftKey ? 10 : 1);
    setDraft(null);
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
        title={`from ${String(min)} to ${String(max)}`}
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
      {reason !== undefined && (
        <span id={reasonId} role="status" className="field__fault">
          {reason}
        </span>
      )}
    </span>
  );
}

/** What stands there in the place of what was typed, and why. */
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
  return Number(text.trim().replace(',', '.') || NaN);
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
