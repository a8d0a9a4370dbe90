import { Check, ChevronDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import { useRef } from 'react';
import { classNames } from '../classNames.ts';
import { Icon } from '../Icon.tsx';
import { FocusBack } from '../overlays/FocusBack.tsx';
import { leaveFocus } from '../overlays/leaveFocus.ts';
import { walkRows } from '../overlays/walkRows.ts';
import './field.css';
import '../overlays/menu.css';

export interface Option<V extends string = string> {
  readonly value: V;
  readonly label: string;
  /** A second, quieter line. */
  readonly hint?: string | undefined;
}

export interface SelectProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly Option<V>[];
  readonly onChange: (value: V) => void;
  readonly isDisabled?: boolean;
  readonly isInvalid?: boolean;
  readonly className?: string | undefined;
}

/** Radix refuses an empty value, and an option for "unset" has one. */
const EMPTY = '\u0000';

/** One of a fixed list. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { label, value, options, onChange, isDisabled, isInvalid, className } = props;
  const opener = useRef<HTMLButtonElement>(null);
  const chosen = options.find((option) => option.value === value);
  return (
    <Radix.Root
      value={value || EMPTY}
      onValueChange={(next) => {
        const option = options.find((candidate) => (candidate.value || EMPTY) === next);
        if (option) onChange(option.value);
      }}
      disabled={isDisabled ?? false}
    >
      <Radix.Trigger
        ref={opener}
        aria-label={label}
        aria-invalid={isInvalid}
        className={classNames('field', 'field--trigger', className)}
      >
        <span className={classNames('field__value', value === '' && 'field__value--empty')}>
          <Radix.Value>{chosen?.label ?? value}</Radix.Value>
        </span>
        <Icon icon={ChevronDown} size={13} className="field__chevron" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className="menu"
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          onKeyDownCapture={walkRows}
          onCloseAutoFocus={leaveFocus}
        >
          <FocusBack to={opener} />
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item key={option.value} value={option.value || EMPTY} className="menu__item">
                <span className="menu__check">
                  <Radix.ItemIndicator>
                    <Icon icon={Check} size={13} />
                  </Radix.ItemIndicator>
                </span>
                <span className="menu__label">
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  {option.hint && <span className="menu__hint">{option.hint}</span>}
                </span>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
