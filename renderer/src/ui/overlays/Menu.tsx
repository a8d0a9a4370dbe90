import { DropdownMenu as Radix } from 'radix-ui';
import { useRef, type ReactElement } from 'react';
import { FocusBack } from './FocusBack.tsx';
import { leaveFocus } from './leaveFocus.ts';
import { MenuEntries, type MenuEntry } from './MenuEntries.tsx';
import { useChosen } from './useChosen.ts';
import { walkRows } from './walkRows.ts';

export interface MenuProps {
  /** One element that takes a ref and props, usually a button. */
  readonly trigger: ReactElement;
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'center' | 'end';
}

/** A button's list of actions. */
export function Menu({ trigger, entries, align = 'start' }: MenuProps) {
  const chosen = useChosen();
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger ref={opener} asChild>
        {trigger}
      </Radix.Trigger>
      <Radix.Portal>
        {/* A landmark of its own: what floats lies outside those of the page. */}
        <section aria-label="Menu">
          <Radix.Content
            className="menu"
            tabIndex={0}
            align={align}
            sideOffset={6}
            collisionPadding={8}
            onKeyDownCapture={walkRows}
            onCloseAutoFocus={leaveFocus}
          >
            <FocusBack to={opener} then={chosen.doIt} />
            <MenuEntries entries={chosen.noting(entries)} Item={Radix.Item} Separator={Radix.Separator} />
          </Radix.Content>
        </section>
      </Radix.Portal>
    </Radix.Root>
  );
}
