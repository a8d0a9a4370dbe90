import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classNames } from './classNames.ts';
import { Icon } from './Icon.tsx';
import { Tooltip } from './Tooltip.tsx';
import './IconButton.css';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  /** Its name, for the tooltip and for screen readers. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly shortcut?: string | undefined;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** `small` is 22 px, for the inside of nodes and fields. */
  readonly size?: 'normal' | 'small';
}

/** A square button that is only a drawing. */
export function IconButton({ label, icon, shortcut, side, size = 'normal', className, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut} {...(side && { side })}>
      <button
        type="button"
        aria-label={label}
        className={classNames('icon-button', size === 'small' && 'icon-button--small', className)}
        {...rest}
      >
        <Icon icon={icon} size={size === 'small' ? 14 : 16} />
      </button>
    </Tooltip>
  );
}
