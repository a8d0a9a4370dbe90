import { useState, type ComponentProps, type KeyboardEvent } from 'react';
import { classNames } from './classNames.ts';
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

/** A number, typed or stepped with the arrow keys (Shift: by ten steps). What does not fit is marked; on leaving, it becomes the nearest that does. */
export function NumberInput(props: NumberInputProps) {
  const { label, value, onChange, min, max, step = 1, isOptional = false, isInvalid, className, ...rest } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const read = (text: string) => readNumber(text, { min, max, step, isOptional });
  const shown = draft ?? (value === undefined ? '' : String(value));

  const change = (text: string) => {
    setDraft(text);
    const result = read(text);
    if (result.ok && result.value !== value) onChange(result.value);
  };
  const stepBy = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction === 0) return;
    event.preventDefault();
    const next = (value ?? min) + direction * step * (event.shiftKey ? 10 : 1);
    setDraft(null);
    onChange(nearest(next, { min, max, step }));
  };

  return (
    <input
      type="text"
      inputMode="decimal"
      aria-label={label}
      aria-invalid={isInvalid === true || (draft !== null && !read(draft).ok)}
      value={shown}
      title={`from ${String(min)} to ${String(max)}`}
      onChange={(event) => {
        change(event.target.value);
      }}
      onKeyDown={stepBy}
      onBlur={() => {
        const typed = Number((draft ?? '').trim().replace(',', '.') || NaN);
        if (draft !== null && !read(draft).ok && !Number.isNaN(typed)) onChange(nearest(typed, { min, max, step }));
        setDraft(null);
      }}
      spellCheck={false}
      autoComplete="off"
      className={classNames('field', 'field--mono', className)}
      {...rest}
    />
  );
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly isOptional: boolean;
}

function readNumber(text: string, range: Range): { ok: true; value: number | undefined } | { ok: false } {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return range.isOptional ? { ok: true, value: undefined } : { ok: false };
  const value = Number(trimmed);
  const fits = value >= range.min && value <= range.max && (!Number.isInteger(range.step) || Number.isInteger(value));
  return fits ? { ok: true, value } : { ok: false };
}

function nearest(value: number, { min, max, step }: Omit<Range, 'isOptional'>): number {
  return Math.min(max, Math.max(min, roundTo(value, step)));
}

/** Keeps 0.1 + 0.2 from showing as 0.30000000000000004. */
function roundTo(value: number, step: number): number {
  const digits = Math.max(0, (String(step).split('.')[1] ?? '').length);
  return Number(value.toFixed(digits));
}
