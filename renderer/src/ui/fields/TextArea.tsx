import type { ComponentProps } from 'react';
import { classNames } from '../classNames.ts';
import { useCaret } from './useCaret.ts';
import './field.css';

export interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isMono?: boolean;
  readonly isInvalid?: boolean;
}

/** Several lines of text; as high as its text unless its class gives it a height. */
export function TextArea({ label, value, onChange, isMono, isInvalid, className, ...rest }: TextAreaProps) {
  const { ref, typed } = useCaret(value);
  return (
    <textarea
      ref={ref}
      aria-label={label}
      aria-invalid={isInvalid}
      value={value}
      dir="auto"
      onChange={(event) => {
        typed(event.target.value);
        onChange(event.target.value);
      }}
      className={classNames('field', 'field--area', isMono && 'field--mono', className)}
      {...rest}
    />
  );
}
