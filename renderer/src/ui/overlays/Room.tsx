import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { KeyboardEvent, ReactNode } from 'react';
import { classNames } from '../classNames.ts';
import { IconButton } from '../IconButton.tsx';
import { isTyping } from '../isTyping.ts';
import { useFocusBack } from './useFocusBack.ts';
import './Room.css';

export interface RoomProps {
  readonly title: string;
  /** Beside the title, such as which of how many. */
  readonly aside?: ReactNode;
  /** In the middle of the bar. */
  readonly middle?: ReactNode;
  /** At the end of the bar. */
  readonly tools?: ReactNode;
  /** Around and under the picture. */
  readonly children: ReactNode;
  /** A panel at the side. */
  readonly panel?: ReactNode;
  readonly onClose: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  /** What Escape does before it closes; gives whether it did something. */
  readonly onEscape?: () => boolean;
  /** Where the focus goes after it, if not to where it was. */
  readonly focusAfter?: () => Element | null;
  readonly className?: string;
}

/** A picture in all of the window, with a bar above, a panel beside: neutral and dark in every theme, so that colours look as they are. */
export function Room({ title, aside, middle, tools, children, panel, onClose, ...more }: RoomProps) {
  const { onKeyDown, onEscape, focusAfter, className } = more;
  const focusBack = useFocusBack(focusAfter);
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Content
          className={classNames('room', className)}
          data-theme="dark"
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          onOpenAutoFocus={focusItself}
          onCloseAutoFocus={focusBack}
          onEscapeKeyDown={(event) => {
            const field = document.activeElement;
            const isLeft = onEscape?.() === true;
            if (!isLeft && !isTyping(field)) return;
            event.preventDefault();
            // The keys belong to the room again; what was typed stays.
            if (!isLeft && field instanceof HTMLElement) field.closest<HTMLElement>('.room')?.focus();
          }}
          // Notices lie over it, and a click on what one offers is no click beside it.
          onInteractOutside={(event) => {
            event.preventDefault();
          }}
        >
          <header className="room__bar">
            <IconButton label="Close" shortcut="Esc" icon={X} onClick={onClose} />
            <Dialog.Title className="room__title">
              {title} {aside !== undefined && <span className="room__aside">{aside}</span>}
            </Dialog.Title>
            <div className="room__middle">{middle}</div>
            <div className="room__tools">{tools}</div>
          </header>
          <div className="room__body">
            <div className="room__main">{children}</div>
            {panel}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What asks for it, else the room itself: not its first button, whose tooltip would open with it. */
function focusItself(event: Event): void {
  event.preventDefault();
  const room = event.currentTarget;
  if (!(room instanceof HTMLElement)) return;
  (room.querySelector<HTMLElement>('[data-wants-focus]') ?? room).focus();
}
