import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { KeyboardEvent, ReactNode } from 'react';
import { classNames } from '../classNames.ts';
import { Icon } from '../Icon.tsx';
import { useFocusBack } from './useFocusBack.ts';
import '../IconButton.css';
import './Dialog.css';

export interface DialogProps {
  readonly isOpen: boolean;
  /** Escape, the scrim and the cross. */
  readonly onClose: () => void;
  readonly title: string;
  /** One sentence under the title. */
  readonly description?: string | undefined;
  readonly children?: ReactNode;
  /** Buttons, the main one last. */
  readonly footer?: ReactNode;
  /** px */
  readonly width?: number;
  readonly className?: string;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  /** What Escape does before it closes; gives whether it did something. */
  readonly onEscape?: () => boolean;
  /** Called when the focus is where it was before. */
  readonly onFocusBack?: () => void;
}

/** A question or a short task in front of everything else. */
export function Dialog({ isOpen, onClose, title, description, children, footer, width = 420, ...more }: DialogProps) {
  const { className, onKeyDown, onEscape, onFocusBack } = more;
  const focusBack = useFocusBack();
  return (
    <Radix.Root
      open={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Radix.Portal>
        <Radix.Overlay className="dialog__scrim" />
        <Radix.Content
          className={classNames('dialog', className)}
          style={{ width }}
          onOpenAutoFocus={focusWhatMatters}
          onKeyDown={onKeyDown}
          onEscapeKeyDown={(event) => {
            if (onEscape?.() === true) event.preventDefault();
          }}
          onCloseAutoFocus={(event) => {
            focusBack(event);
            onFocusBack?.();
          }}
          {...(description === undefined && { 'aria-describedby': undefined })}
        >
          <header className="dialog__head">
            <Radix.Title className="dialog__title">{title}</Radix.Title>
            <Radix.Close className="icon-button icon-button--small" aria-label="Close">
              <Icon icon={X} size={14} />
            </Radix.Close>
          </header>
          {description !== undefined && (
            <Radix.Description className="dialog__description">{description}</Radix.Description>
          )}
          {children}
          {footer && <footer className="dialog__foot">{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** What asks for it, else the first field, else the main button: never the cross, which comes first in the order of the page. */
function focusWhatMatters(event: Event): void {
  const dialog = event.currentTarget;
  if (!(dialog instanceof HTMLElement)) return;
  event.preventDefault();
  const wanted = dialog.querySelector<HTMLElement>('[data-wants-focus]:enabled');
  const first = wanted ?? dialog.querySelector<HTMLElement>('input:enabled, textarea:enabled, .button--primary');
  (first ?? dialog).focus();
}
