import { ContextMenu as Radix } from 'radix-ui';
import { useRef, useState, type MouseEvent, type ReactElement } from 'react';
import { MenuEntries, type MenuEntry } from './MenuEntries.tsx';
import { useChosen } from './useChosen.ts';
import { walkRows } from './walkRows.ts';

export interface ContextMenuProps {
  /** What can be done with what was clicked, or has the focus where it was asked for by key. `null`: nothing, and no menu. */
  readonly entriesFor: (target: Element, at: { readonly x: number; readonly y: number }) => readonly MenuEntry[] | null;
  /** The area it is for: one element that takes a ref and props. */
  readonly children: ReactElement;
}

/** One menu for all that lies in an area. Texts keep the menu of the system. */
export function ContextMenu({ entriesFor, children }: ContextMenuProps) {
  const [entries, setEntries] = useState<readonly MenuEntry[]>([]);
  const chosen = useChosen();
  const isOpen = useRef(false);
  const prepare = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || event.target.closest('input, textarea, [contenteditable]')) {
      event.stopPropagation();
      return;
    }
    // Asked for again before the last menu had quite gone: what was chosen there comes first.
    chosen.doIt();
    const found = entriesFor(event.target, { x: event.clientX, y: event.clientY });
    if (!found) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    setEntries(chosen.noting(found));
  };
  return (
    <Radix.Root
      modal={false}
      onOpenChange={(open) => {
        isOpen.current = open;
      }}
    >
      <Radix.Trigger asChild onContextMenuCapture={prepare}>
        {children}
      </Radix.Trigger>
      <Radix.Portal>
        <section aria-label="Menu">
          <Radix.Content
            className="menu"
            collisionPadding={8}
            onKeyDownCapture={walkRows}
            onCloseAutoFocus={(event) => {
              // A menu that was opened meanwhile has the focus, and closes where it loses it.
              if (isOpen.current) event.preventDefault();
              // After the focus has gone back.
              queueMicrotask(chosen.doIt);
            }}
          >
            <MenuEntries entries={entries} Item={Radix.Item} Separator={Radix.Separator} />
          </Radix.Content>
        </section>
      </Radix.Portal>
    </Radix.Root>
  );
}
