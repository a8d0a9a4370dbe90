import { useState, type ReactNode } from 'react';
import { commandFacts, commandIds, type CommandId } from '#shared/api/commandTable';
import { COMMAND_GROUPS, type CommandGroup } from '#shared/api/commands/CommandFacts';
import { conflictsOf, shortcutsOf, type OwnShortcuts } from '#shared/api/shortcuts';
import type { AskedDialogProps } from '../stores/view/DialogTable.ts';
import { PICTURE_KEYS } from '../gallery/look/pictureKeys.ts';
import { useStudio } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { TextInput } from '../ui/fields/TextInput.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { keyText, useShortcutsNow } from './keysOf.ts';
import { ShortcutRow } from './ShortcutRow.tsx';
import './ShortcutsDialog.css';

/** Every command with its keys, which can be changed; and the keys of pictures. */
export function ShortcutsDialog({ onClose }: AskedDialogProps<'shortcuts'>) {
  const { settings } = useStudio();
  const own = useShortcutsNow();
  const [words, setWords] = useState('');
  const conflicts = conflictsOf(own);
  const change = (next: OwnShortcuts) => void settings.getState().change({ shortcuts: next });
  const pictures = Object.values(PICTURE_KEYS).filter(({ title, shown }) => isMeant(words, title, [shown]));
  return (
    <Dialog isOpen onClose={onClose} title="Shortcuts" width={720}>
      <div className="shortcuts__bar">
        <TextInput label="Find a shortcut" placeholder="Find a command or keys" value={words} onChange={setWords} />
        <Button
          disabled={Object.keys(own).length === 0}
          onClick={() => {
            change({});
          }}
        >
          Usual keys for all
        </Button>
      </div>
      <div className="shortcuts" tabIndex={0} role="region" aria-label="All shortcuts">
        {COMMAND_GROUPS.map((group) => (
          <Group key={group} title={group}>
            {idsOf(group, words, own).map((id) => (
              <ShortcutRow key={id} id={id} own={own} conflicts={conflicts.get(id) ?? []} onChange={change} />
            ))}
          </Group>
        ))}
        <Group title="On a picture, wherever it is shown">
          {pictures.map(({ title, shown }) => (
            <div key={title} className="shortcuts__row" role="group" aria-label={title}>
              <span className="shortcuts__name">{title}</span>
              <span className="shortcuts__all">
                <Kbd>{shown}</Kbd>
              </span>
            </div>
          ))}
        </Group>
      </div>
    </Dialog>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section className="shortcuts__group">
      <h3 className="shortcuts__title">{title}</h3>
      <div className="shortcuts__list">{children}</div>
    </section>
  );
}

/** Those that are meant; with nothing looked for, first those that have keys. */
function idsOf(group: CommandGroup, words: string, own: OwnShortcuts): readonly CommandId[] {
  const ids = commandIds.filter((id) => {
    const { title, group: of } = commandFacts(id);
    return of === group && isMeant(words, title, shortcutsOf(id, own));
  });
  const hasKeys = (id: CommandId) => shortcutsOf(id, own).length > 0;
  return [...ids.filter(hasKeys), ...ids.filter((id) => !hasKeys(id))];
}

function isMeant(words: string, title: string, keys: readonly string[]): boolean {
  const wanted = words.trim().toLowerCase();
  return [title, ...keys, ...keys.map(keyText)].some((each) => each.toLowerCase().includes(wanted));
}
