import { Check, type LucideIcon } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import { classNames } from '../classNames.ts';
import { Icon } from '../Icon.tsx';
import { Kbd } from '../Kbd.tsx';
import './menu.css';

/** A row that can be chosen. */
export interface MenuChoice {
  readonly label: string;
  /** A line under the label, such as where a file lies. */
  readonly hint?: string;
  readonly onSelect: () => void;
  readonly icon?: LucideIcon;
  readonly shortcut?: string | undefined;
  readonly isDisabled?: boolean;
  readonly isDanger?: boolean;
  /** One of a few, of which one is chosen. */
  readonly isChosen?: boolean;
}

export type MenuEntry =
  | 'separator'
  /** Stands over the entries that follow. */
  | { readonly heading: string }
  | MenuChoice;

interface ItemProps {
  readonly onSelect: () => void;
  readonly disabled: boolean;
  readonly className: string;
  readonly role?: string;
  readonly 'aria-checked'?: boolean;
  readonly children: ReactNode;
}

export interface MenuEntriesProps {
  readonly entries: readonly MenuEntry[];
  /** The parts of the kind of menu they lie in. */
  readonly Item: ComponentType<ItemProps>;
  readonly Separator: ComponentType<{ readonly className: string }>;
}

/** The rows of a menu of any kind. */
export function MenuEntries({ entries, Item, Separator }: MenuEntriesProps) {
  return entries.map((entry, index) => {
    if (entry === 'separator') return <Separator key={index} className="menu__separator" />;
    if ('heading' in entry) {
      return (
        <div key={entry.heading} className="menu__heading" role="presentation">
          {entry.heading}
        </div>
      );
    }
    return (
      <Item
        key={`${entry.label} ${entry.hint ?? ''}`}
        onSelect={entry.onSelect}
        disabled={entry.isDisabled ?? false}
        className={classNames('menu__item', entry.isDanger && 'menu__item--danger')}
        {...(entry.isChosen !== undefined && { role: 'menuitemradio', 'aria-checked': entry.isChosen })}
      >
        {entry.isChosen !== undefined && (
          <span className="menu__check">{entry.isChosen && <Icon icon={Check} size={13} />}</span>
        )}
        {entry.icon && <Icon icon={entry.icon} size={14} />}
        <span className="menu__label">
          {entry.label}
          {entry.hint !== undefined && <span className="menu__hint">{entry.hint}</span>}
        </span>
        {entry.shortcut && <Kbd>{entry.shortcut}</Kbd>}
      </Item>
    );
  });
}
