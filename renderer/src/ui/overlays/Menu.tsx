import { DropdownMenu as Radix } from 'radix-ui';
import { useRef, type ReactElement } from 'react';
import { FocusBack } from './FocusBack.tsx';
import { leaveFocus } from './leaveFocus.ts';
import { MenuEntries, type MenuEntry } from './MenuEntries.tsx';
import { useChosen, type Chosen } from './useChosen.ts';
import { walkRows } from './walkRows.ts';

export interface MenuProps {
  /** One element that takes a ref and props, usually a button. */
  readonly trigger: ReactElement;
  /** Or what makes them: it is called while the list is open, where many stand closed and theirs take work. */
  readonly entries: readonly MenuEntry[] | (() => readonly MenuEntry[]);
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
            <Rows entries={entries} noting={chosen.noting} />
          </Radix.Content>
        </section>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Drawn only while the list is open. */
function Rows({ entries, noting }: Pick<MenuProps, 'entries'> & Pick<Chosen, 'noting'>) {
  const made = typeof entries === 'function' ? entries() : entries;
  return <MenuEntries entries={noting(made)} Item={Radix.Item} Separator={Radix.Separator} />;
}
