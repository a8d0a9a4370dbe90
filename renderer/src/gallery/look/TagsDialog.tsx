import { Command } from 'cmdk';
import { Check, Minus, Plus, Tag } from 'lucide-react';
import { useState } from 'react';
import { useStudio } from '../../stores/hooks.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import './TagsDialog.css';

/** The tags of pictures: those they have first, then the others there are; what is typed becomes a new one. */
export function TagsDialog({ asked: { of }, onClose }: AskedDialogProps<'tags'>) {
  const { facts } = useStudio();
  const [typed, setTyped] = useState('');
  const [changes, setChanges] = useState(0);
  const { value: shared, error } = useAnswer('gallery.shared', { of }, String(changes));
  const { value: all } = useAnswer('labels.list', undefined, String(changes));
  const count = shared?.count ?? 0;
  const had = new Map(shared?.labels.flatMap(({ kind, name, count: n }) => (kind === 'tag' ? [[name, n]] : [])));
  const known = all?.flatMap(({ kind, name }) => (kind === 'tag' && !had.has(name) ? [name] : [])) ?? [];
  const name = typed.trim();
  const isNew = name !== '' && ![...had.keys(), ...known].some((each) => each.toLowerCase() === name.toLowerCase());
  const toggle = async (tag: string) => {
    const label = { kind: 'tag', name: tag } as const;
    const hasAll = count > 0 && had.get(tag) === count;
    setTyped('');
    await facts.getState().setLabels(of, hasAll ? { add: [], remove: [label] } : { add: [label], remove: [] });
    setChanges((now) => now + 1);
  };
  const title = count > 1 ? `Tags of ${count.toLocaleString('en')} pictures` : 'Tags of the picture';
  return (
    <Dialog isOpen onClose={onClose} title={title} width={340}>
      {error && <p role="alert">{error.message}</p>}
      <Command label="Tags" className="tags-dialog" loop>
        <Command.Input
          className="field"
          placeholder="Find a tag, or name a new one"
          value={typed}
          onValueChange={setTyped}
          autoFocus
        />
        <Command.List className="tags-dialog__list" label="Tags">
          {!isNew && <Command.Empty className="menu__empty">No tag yet. Type a name to make one.</Command.Empty>}
          {[...had.keys(), ...known].map((tag) => {
            const many = had.get(tag) ?? 0;
            return (
              <Command.Item
                key={tag}
                value={tag}
                className="menu__item"
                aria-checked={many === 0 ? false : many === count ? true : 'mixed'}
                onSelect={() => void toggle(tag)}
              >
                <Icon icon={many === 0 ? Tag : many === count ? Check : Minus} size={14} />
                <span className="menu__label" dir="auto">
                  {tag}
                </span>
                {many > 0 && count > 1 && (
                  <span className="tags-dialog__count">
                    {many === count ? 'all' : `${many.toLocaleString('en')} of ${count.toLocaleString('en')}`}
                  </span>
                )}
              </Command.Item>
            );
          })}
          {isNew && (
            <Command.Item
              value={`new ${name}`}
              keywords={[name]}
              className="menu__item"
              onSelect={() => void toggle(name)}
              forceMount
            >
              <Icon icon={Plus} size={14} />
              <span className="menu__label" dir="auto">
                New tag “{name}”
              </span>
            </Command.Item>
          )}
        </Command.List>
      </Command>
    </Dialog>
  );
}
