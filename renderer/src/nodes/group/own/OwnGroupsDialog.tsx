import { useRef, useState } from 'react';
import type { GroupEntry } from '../../../stores/groups/groupsStore.ts';
import { useOwnGroups, useStudio } from '../../../stores/hooks.ts';
import type { AskedDialogProps } from '../../../stores/view/DialogTable.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextInput } from '../../../ui/fields/TextInput.tsx';
import { fuzzyFind } from '../../../ui/fuzzy/fuzzyFind.ts';
import { Dialog } from '../../../ui/overlays/Dialog.tsx';
import { addOwnGroup } from './addOwnGroup.ts';
import { putBackGroup, removeOwnGroup, type RemovedGroup } from './ownGroupDeeds.ts';
import { OwnGroupRow } from './OwnGroupRow.tsx';
import './OwnGroupsDialog.css';

/** From so many on one looks for a group by typing. */
const MANY = 8;

/** All of one's own groups: each can be added to the graph, renamed, shared as a file, and removed with a way back. */
export function OwnGroupsDialog({ onClose }: AskedDialogProps<'my-groups'>) {
  const studio = useStudio();
  const groups = useOwnGroups((state) => state.groups);
  const [typed, setTyped] = useState('');
  const [removed, setRemoved] = useState<readonly RemovedGroup[]>([]);
  const list = useRef<HTMLUListElement>(null);
  const found = fuzzyFind(groups ?? [], typed, soughtOf).map(({ item }) => item);
  const remove = async (group: GroupEntry) => {
    const gone = await removeOwnGroup(studio, group);
    if (gone) setRemoved((others) => [gone, ...others]);
    else list.current?.focus();
  };
  const putBack = async (gone: RemovedGroup) => {
    if (!(await putBackGroup(studio, gone))) return;
    setRemoved((others) => others.filter((each) => each !== gone));
    list.current?.focus();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="My groups"
      description="Offered in every graph. What is renamed or removed here stays as it is in graphs that use it."
      width={640}
    >
      {(groups?.length ?? 0) >= MANY && (
        <TextInput label="Find a group" placeholder="Find" value={typed} onChange={setTyped} dir="auto" />
      )}
      {removed.map((gone, at) => (
        <p key={removed.length - at} className="own-groups__removed" role="status">
          <span>“{gone.name}” is removed.</span>
          <Button autoFocus={at === 0} onClick={() => void putBack(gone)}>
            Put back
          </Button>
        </p>
      ))}
      <ul className="own-groups" aria-label="My groups" ref={list} tabIndex={-1}>
        {found.map((group) => (
          <OwnGroupRow
            key={group.file}
            group={group}
            onAdd={() => {
              onClose();
              void addOwnGroup(studio, group);
            }}
            onRemove={() => void remove(group)}
          />
        ))}
      </ul>
      {groups === null && <p className="own-groups__quiet">Asking for your groups…</p>}
      {groups?.length === 0 && (
        <p className="own-groups__quiet">
          There is none yet. Choose <em>Keep in my groups…</em> in the menu of a group, or drop a file of a group
          (.lumi-group.json) on the window.
        </p>
      )}
      {groups !== null && groups.length > 0 && found.length === 0 && (
        <p className="own-groups__quiet">No group is called so.</p>
      )}
    </Dialog>
  );
}

function soughtOf({ name, fields, note = '' }: GroupEntry) {
  return { title: name, parts: fields, about: note };
}
