import { Dialog } from 'radix-ui';
import type { CSSProperties, ReactNode } from 'react';
import './palette.css';

export interface PaletteDialogProps {
  /** What it is for, to screen readers. */
  readonly title: string;
  /** It is to go: by Escape, or by a press beside it. */
  readonly onClose: () => void;
  /** It has gone, and nothing lies over the page any more: says where the focus goes, in place of what Radix would do. */
  readonly onGone: (event: Event) => void;
  /** Where it stands, if not in the middle. */
  readonly style?: CSSProperties | undefined;
  readonly children: ReactNode;
}

/** The frame of a list that comes up over the page to choose from by typing; it is there for as long as it is drawn. */
export function PaletteDialog({ title, onClose, onGone, style, children }: PaletteDialogProps) {
  return (
    <Dialog.Root
      open
      onOpenChange={(stays) => {
        if (!stays) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="palette__ground" />
        <Dialog.Content className="palette" aria-describedby={undefined} style={style} onCloseAutoFocus={onGone}>
          <Dialog.Title className="visually-hidden">{title}</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
