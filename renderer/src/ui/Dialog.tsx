import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { IconButton } from './IconButton.tsx';
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
}

/** A question or a short task in front of everything else. */
export function Dialog({ isOpen, onClose, title, description, children, footer, width = 420 }: DialogProps) {
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
          className="dialog"
          style={{ width }}
          {...(description === undefined && { 'aria-describedby': undefined })}
        >
          <header className="dialog__head">
            <Radix.Title className="dialog__title">{title}</Radix.Title>
            <IconButton label="Close" icon={X} size="small" onClick={onClose} />
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
