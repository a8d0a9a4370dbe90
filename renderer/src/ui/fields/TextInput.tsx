import type { ComponentProps } from 'react';
import { classNames } from '../classNames.ts';
import { useCaret } from './useCaret.ts';
import './field.css';

export interface TextInputProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isMono?: boolean;
  readonly isInvalid?: boolean;
}

/** One line of text. `label` is read out; draw a visible one beside it where there is room. */
export function TextInput({ label, value, onChange, isMono, isInvalid, className, ...rest }: TextInputProps) {
  const { ref, typed } = useCaret(value);
  return (
    <input
      ref={ref}
      type="text"
      aria-label={label}
      aria-invalid={isInvalid}
      value={value}
      dir="auto"
      onChange={(event) => {
        typed(event.target.value);
        onChange(event.target.value);
      }}
      spellCheck={false}
      autoComplete="off"
      className={classNames('field', isMono && 'field--mono', className)}
      {...rest}
    />
  );
}
