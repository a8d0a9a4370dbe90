import { CircleHelp } from 'lucide-react';
import { Popover } from 'radix-ui';
import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { Icon } from './Icon.tsx';
import { FocusBack } from './overlays/FocusBack.tsx';
import { leaveFocus } from './overlays/leaveFocus.ts';
import './IconButton.css';
import './overlays/menu.css';
import './HelpButton.css';

export interface HelpButtonProps {
  /** What it helps with, such as the name of a field. */
  readonly of: string;
  /** Quiet until its place is pointed at or has the focus. */
  readonly isQuiet?: boolean;
  readonly children: ReactNode;
}

/** Says more on demand, beside what it is about. */
export function HelpButton({ of, isQuiet, children }: HelpButtonProps) {
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={`Help: ${of}`}
        className={classNames('icon-button', 'icon-button--small', 'help-button', isQuiet && 'help-button--quiet')}
      >
        <Icon icon={CircleHelp} size={13} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={`Help: ${of}`}
          className="menu help-button__words"
          side="left"
          align="start"
          sideOffset={8}
          collisionPadding={8}
          onCloseAutoFocus={leaveFocus}
        >
          <FocusBack />
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
