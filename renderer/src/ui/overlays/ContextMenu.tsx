import { ContextMenu as Radix } from 'radix-ui';
import { useRef, useState, type MouseEvent, type PointerEvent, type ReactElement } from 'react';
import { FocusBack } from './FocusBack.tsx';
import { leaveFocus } from './leaveFocus.ts';
import { MenuEntries, type MenuEntry } from './MenuEntries.tsx';
import { useChosen } from './useChosen.ts';
import { walkRows } from './walkRows.ts';

export interface ContextMenuProps {
  /** What can be done with what was clicked, or has the focus where it was asked for by key. `null`: nothing, and no menu. */
  readonly entriesFor: (target: Element, at: { readonly x: number; readonly y: number }) => readonly MenuEntry[] | null;
  /** The area it is for: one element that takes a ref and props. */
  readonly children: ReactElement;
}

/** One menu for all that lies in an area. Texts keep the menu of the system, but for a field with `data-menu` in which nobody types. */
export function ContextMenu({ entriesFor, children }: ContextMenuProps) {
  const [entries, setEntries] = useState<readonly MenuEntry[]>([]);
  const chosen = useChosen();
  const isOpen = useRef(false);
  /** Where a finger was put down: one that stays there asks for the menu, on some systems without an event of its own. */
  const finger = useRef<{ readonly target: Element; readonly x: number; readonly y: number }>(undefined);
  const touch = ({ pointerType, target, clientX, clientY }: PointerEvent) => {
    finger.current =
      pointerType === 'mouse' || !(target instanceof Element) ? undefined : { target, x: clientX, y: clientY };
  };
  const prepareForFinger = () => {
    if (!finger.current) return;
    const { target, x, y } = finger.current;
    chosen.doIt();
    const found = isText(target) ? [] : (entriesFor(target, { x, y }) ?? []);
    if (found.length > 0) keepLiftFromClicking();
    setEntries(chosen.noting(found));
  };
  const prepare = (event: MouseEvent) => {
    finger.current = undefined;
    if (!(event.target instanceof Element) || isText(event.target)) {
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
        if (open) prepareForFinger();
      }}
    >
      <Radix.Trigger asChild onContextMenuCapture={prepare} onPointerDownCapture={touch}>
        {children}
      </Radix.Trigger>
      <Radix.Portal>
        <section aria-label="Menu">
          <Radix.Content
            hidden={entries.length === 0}
            className="menu"
            // Where it is scrolled, who uses no mouse can scroll it.
            tabIndex={0}
            collisionPadding={8}
            onKeyDownCapture={walkRows}
            onCloseAutoFocus={(event) => {
              // A menu that was opened meanwhile has the focus, or is about to, and closes where it loses it.
              if (isOpen.current) event.preventDefault();
              else leaveFocus(event);
            }}
          >
            <FocusBack then={chosen.doIt} />
            <MenuEntries entries={entries} Item={Radix.Item} Separator={Radix.Separator} />
          </Radix.Content>
        </section>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The finger that opened a menu lifts from what lies under it: the click that would follow takes the focus, and the menu with it. */
function keepLiftFromClicking(): void {
  const isOver = new AbortController();
  const { signal } = isOver;
  const end = () => {
    isOver.abort();
  };
  const lift = (event: TouchEvent) => {
    event.preventDefault();
    end();
  };
  window.addEventListener('touchend', lift, { capture: true, passive: false, signal });
  window.addEventListener('touchcancel', end, { signal });
  window.addEventListener('pointerdown', end, { capture: true, signal });
}

function isText(target: Element): boolean {
  const field = target.closest<HTMLElement>('input, textarea, [contenteditable]');
  return field !== null && (field.dataset['menu'] === undefined || field === document.activeElement);
}
