import { Command } from 'cmdk';
import { FolderHeart, Plus } from 'lucide-react';
import { useState } from 'react';
import type { ReferenceSet } from '#shared/api/contract';
import { useSets, useStudio } from '../../stores/hooks.ts';
import { withPictures } from '../../stores/sets/setEdits.ts';
import { pictures } from '../../stores/sets/setWords.ts';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { putInSet } from './setActions.ts';
import './AddToSetDialog.css';

/** Puts pictures into a set: one there is, or one by the name that is typed. */
export function AddToSetDialog({ asked: { ids }, onClose }: AskedDialogProps<'add-to-set'>) {
  const studio = useStudio();
  const sets = useSets((state) => state.sets);
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const offered = [...(sets?.values() ?? [])].filter(({ removedAt }) => removedAt === undefined);
  const isNew = name !== '' && !offered.some((set) => set.name.toLowerCase() === name.toLowerCase());
  const add = (set: ReferenceSet) => {
    onClose();
    void putInSet(studio, set, ids);
  };
  const make = async () => {
    onClose();
    const made = await studio.sets.getState().create(name, withPictures([], ids));
    if (made) studio.view.getState().notify(`“${made.name}” was made.`, 'Use it by a node “Reference set”.');
  };
  return (
    <Dialog isOpen onClose={onClose} title={`Add ${pictures(ids.length)} to a reference set`} width={420}>
      <Command label="Reference sets" className="add-to-set" loop>
        <Command.Input
          className="field"
          placeholder="Find a set, or name a new one"
          value={typed}
          onValueChange={setTyped}
          autoFocus
        />
        <Command.List className="add-to-set__list" label="Reference sets">
          {!isNew && (
            <Command.Empty className="menu__empty">There is no set yet. Type a name to make one.</Command.Empty>
          )}
          {offered.map((set) => (
            <Command.Item
              key={set.id}
              value={set.id}
              keywords={[set.name]}
              className="menu__item"
              onSelect={() => {
                add(set);
              }}
            >
              <Icon icon={FolderHeart} size={15} />
              <span className="menu__label">
                {set.name}
                <span className="menu__hint">{pictures(set.pictures.length)}</span>
              </span>
            </Command.Item>
          ))}
          {isNew && (
            <Command.Item
              value={`new ${name}`}
              keywords={[name]}
              className="menu__item"
              onSelect={() => void make()}
              forceMount
            >
              <Icon icon={Plus} size={15} />
              <span className="menu__label">New set “{name}”</span>
            </Command.Item>
          )}
        </Command.List>
      </Command>
    </Dialog>
  );
}
