import type { ComponentProps } from 'react';
import { classNames } from '../classNames.ts';
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
  return (
    <textarea
      aria-label={label}
      aria-invalid={isInvalid}
      value={value}
      onChange={(event) => {
        onChange(event.target.value);
      }}
      className={classNames('field', 'field--area', isMono && 'field--mono', className)}
      {...rest}
    />
  );
}
