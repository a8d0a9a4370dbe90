import { Command } from 'cmdk';
import { Plus } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import type { Label } from '#shared/api/contract';
import { useLabels } from '../../stores/hooks.ts';
import { Icon } from '../../ui/Icon.tsx';
import { FocusBack } from '../../ui/overlays/FocusBack.tsx';
import { leaveFocus } from '../../ui/overlays/leaveFocus.ts';
import { isSameName, LABEL_WORDS } from './labelWords.ts';

interface LabelAdderProps {
  readonly kind: Label['kind'];
  /** Those that all of them have. */
  readonly taken: readonly string[];
  readonly onAdd: (name: string) => void;
}

/** UTF-16 units */
const MAX_NAME = 100;

/** Puts a label on: one there is, which is found while one types, or a new one. It stays open for the next. */
export function LabelAdder({ kind, taken, onAdd }: LabelAdderProps) {
  const words = LABEL_WORDS[kind];
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const labels = useLabels((state) => state.labels);
  const known = labels?.filter((label) => label.kind === kind) ?? [];
  const offered = known.filter(({ name }) => !taken.some((each) => isSameName(each, name)));
  const name = typed.trim();
  const isNew = name !== '' && ![...known.map((each) => each.name), ...taken].some((each) => isSameName(each, name));
  const add = (chosen: string) => {
    setTyped('');
    onAdd(chosen);
  };
  return (
    <Popover.Root
      open={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        setTyped('');
      }}
    >
      <Popover.Trigger className="chip" aria-label={`Add a ${words.one}`}>
        <Icon icon={Plus} size={12} />
        {words.add}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={words.many}
          className="menu combobox"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={leaveFocus}
        >
          <FocusBack />
          <Command label={words.many} loop filter={(value, search) => (matches(value, search) ? 1 : 0)}>
            <Command.Input
              autoFocus
              className="field combobox__input"
              value={typed}
              onValueChange={setTyped}
              placeholder={words.find}
              maxLength={MAX_NAME}
              dir="auto"
            />
            <Command.List className="facet-panel__list">
              {!isNew && <Command.Empty className="menu__empty">Type a name to make one.</Command.Empty>}
              {offered.map((label) => (
                <Command.Item
                  key={label.name}
                  value={label.name}
                  className="menu__item"
                  onSelect={() => {
                    add(label.name);
                  }}
                >
                  <span className="menu__label" dir="auto">
                    {label.name}
                  </span>
                  <span className="facet-panel__count">{label.count.toLocaleString('en')}</span>
                </Command.Item>
              ))}
              {isNew && (
                <Command.Item
                  forceMount
                  value={`new ${name}`}
                  className="menu__item"
                  onSelect={() => {
                    add(name);
                  }}
                >
                  <Icon icon={Plus} size={13} />
                  <span className="menu__label" dir="auto">
                    New {words.one} “{name}”
                  </span>
                </Command.Item>
              )}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function matches(name: string, typed: string): boolean {
  return name.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase());
}
