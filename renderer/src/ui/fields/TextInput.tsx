import type { ComponentProps } from 'react';
import { classNames } from '../classNames.ts';
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
  return (
    <input
      type="text"
      aria-label={label}
      aria-invalid={isInvalid}
      value={value}
      onChange={(event) => {
        onChange(event.target.value);
      }}
      spellCheck={false}
      autoComplete="off"
      className={classNames('field', isMono && 'field--mono', className)}
      {...rest}
    />
  );
}
