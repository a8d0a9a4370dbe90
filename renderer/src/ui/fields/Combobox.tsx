import { Command } from 'cmdk';
import { Check, ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { classNames } from '../classNames.ts';
import { Icon } from '../Icon.tsx';
import { FocusBack } from '../overlays/FocusBack.tsx';
import { leaveFocus } from '../overlays/leaveFocus.ts';
import type { Option } from './Select.tsx';
import './field.css';
import '../overlays/menu.css';
import './Combobox.css';

export interface ComboboxProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly isInvalid?: boolean;
  readonly className?: string | undefined;
}

/** One of a list, or any text: what is typed and in no option can be used as it is. */
export function Combobox(props: ComboboxProps) {
  const { label, value, options, onChange, placeholder = 'Type to filter, or enter your own', className } = props;
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const chosen = options.find((option) => option.value === value);
  const typed = query.trim();
  const isOwn = typed !== '' && !options.some((option) => option.value === typed);
  const choose = (next: string) => {
    setOpen(false);
    setQuery('');
    if (next !== value) onChange(next);
  };
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={`${label}: ${chosen?.label ?? value}`}
        aria-invalid={props.isInvalid}
        className={classNames('field', 'field--trigger', className)}
      >
        <span className={classNames('field__value', !chosen && 'mono')}>{chosen?.label ?? value}</span>
        <Icon icon={ChevronDown} size={13} className="field__chevron" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={label}
          className="menu combobox"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={leaveFocus}
        >
          <FocusBack />
          <Command label={label} loop>
            <Command.Input
              className="field combobox__input"
              value={query}
              onValueChange={setQuery}
              placeholder={placeholder}
            />
            <Command.List>
              {options.map((option) => (
                <Command.Item
                  key={option.value}
                  value={option.value}
                  keywords={[option.label]}
                  onSelect={() => {
                    choose(option.value);
                  }}
                  className="menu__item"
                >
                  <span className="menu__check">{option.value === value && <Icon icon={Check} size={13} />}</span>
                  <span className="menu__label">
                    {option.label}
                    <span className="menu__hint">{option.hint ?? option.value}</span>
                  </span>
                </Command.Item>
              ))}
              {isOwn && (
                <Command.Item
                  forceMount
                  value={`own ${typed}`}
                  onSelect={() => {
                    choose(typed);
                  }}
                  className="menu__item"
                >
                  <span className="menu__check" />
                  <span className="menu__label">Use “{typed}”</span>
                </Command.Item>
              )}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
