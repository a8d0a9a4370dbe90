import type { LucideIcon } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactElement } from 'react';
import { classNames } from './classNames.ts';
import { Icon } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';
import './menu.css';

export type MenuEntry =
  | 'separator'
  | {
      readonly label: string;
      readonly onSelect: () => void;
      readonly icon?: LucideIcon;
      readonly shortcut?: string | undefined;
      readonly isDisabled?: boolean;
      readonly isDanger?: boolean;
    };

export interface MenuProps {
  /** One element that takes a ref and props, usually a button. */
  readonly trigger: ReactElement;
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'center' | 'end';
}

/** A button's list of actions. */
export function Menu({ trigger, entries, align = 'start' }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        {/* A landmark of its own: what floats lies outside those of the page. */}
        <section aria-label="Menu">
          <Radix.Content className="menu" align={align} sideOffset={6} collisionPadding={8}>
            {entries.map((entry, index) =>
              entry === 'separator' ? (
                <Radix.Separator key={index} className="menu__separator" />
              ) : (
                <Radix.Item
                  key={entry.label}
                  onSelect={entry.onSelect}
                  disabled={entry.isDisabled ?? false}
                  className={classNames('menu__item', entry.isDanger && 'menu__item--danger')}
                >
                  {entry.icon && <Icon icon={entry.icon} size={14} />}
                  <span className="menu__label">{entry.label}</span>
                  {entry.shortcut && <Kbd>{entry.shortcut}</Kbd>}
                </Radix.Item>
              ),
            )}
          </Radix.Content>
        </section>
      </Radix.Portal>
    </Radix.Root>
  );
}
