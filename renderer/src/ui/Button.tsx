import type { ComponentProps } from 'react';
import { classNames } from './classNames.ts';
import './Button.css';

export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary`: the one action of a view. `ghost`: without an outline. */
  readonly variant?: 'outline' | 'primary' | 'ghost' | 'danger';
}

export function Button({ variant = 'outline', className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={classNames('button', `button--${variant}`, className)} {...rest} />;
}
