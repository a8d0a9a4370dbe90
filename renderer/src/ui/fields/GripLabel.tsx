import type { ComponentProps, PointerEvent as Press } from 'react';
import { classNames } from '../classNames.ts';
import { isPress } from './draggedSteps.ts';
import './field.css';

export interface GripLabelProps extends Omit<ComponentProps<'span'>, 'onPointerDown'> {
  /** Whether a number stands beside it. */
  readonly isGrip: boolean;
}

/**
 * The name of a field. That of a number is dragged as the edge of its field is; clicked, it leads into the field. Both stand in one element with
 * `data-field-row`.
 */
export function GripLabel({ isGrip, className, ...rest }: GripLabelProps) {
  return (
    <span
      className={classNames(className, isGrip && 'grip-label nodrag nopan')}
      onPointerDown={isGrip ? takeGrip : undefined}
      {...rest}
    />
  );
}

/** The press is handed on to the edge, which follows the pointer from then on. */
function takeGrip(event: Press<HTMLElement>): void {
  const grip = gripBeside(event.currentTarget);
  if (!isPress(event) || !grip) return;
  event.preventDefault();
  grip.dispatchEvent(new PointerEvent('pointerdown', event.nativeEvent));
}

function gripBeside(label: HTMLElement): Element | null {
  // Not that of another field, where its own has none.
  return label.closest('[data-field-row]')?.querySelector('.field__grip') ?? null;
}
