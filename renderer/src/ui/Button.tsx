import type { ComponentProps, KeyboardEvent } from 'react';
import { classNames } from './classNames.ts';
import './Button.css';

export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary`: the one action of a view. `ghost`: without an outline. */
  readonly variant?: 'outline' | 'primary' | 'ghost' | 'danger';
}

export function Button({ variant = 'outline', className, type = 'button', onKeyDown, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={classNames('button', `button--${variant}`, className)}
      onKeyDown={(event) => {
        pressOnce(event);
        onKeyDown?.(event);
      }}
      {...rest}
    />
  );
}

/** A key that is held presses one button once: not it again, nor one that has the focus meanwhile, which may cost something. */
function pressOnce(event: KeyboardEvent): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault();
}
