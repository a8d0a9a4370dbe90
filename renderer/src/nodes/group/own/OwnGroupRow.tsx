import { Boxes, Pencil, Share2, Trash2 } from 'lucide-react';
import type { GroupEntry } from '../../../stores/groups/groupsStore.ts';
import { useStudio } from '../../../stores/hooks.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { renameOwnGroup, shareOwnGroup } from './ownGroupDeeds.ts';

export interface OwnGroupRowProps {
  readonly group: GroupEntry;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
}

/** One of one's own groups, and what can be done with it. */
export function OwnGroupRow({ group, onAdd, onRemove }: OwnGroupRowProps) {
  const studio = useStudio();
  const { name, fault } = group;
  const isBroken = fault !== undefined;
  return (
    <li className="own-groups__row">
      <Icon icon={Boxes} size={16} />
      <span className="own-groups__name">
        <span dir="auto">{name}</span>
        <span className={isBroken ? 'own-groups__fault' : 'own-groups__about'} dir="auto">
          {fault ?? aboutGroup(group)}
        </span>
      </span>
      <span className="own-groups__deeds">
        <IconButton
          label={`Rename “${name}”`}
          icon={Pencil}
          disabled={isBroken}
          onClick={() => void renameOwnGroup(studio, group)}
        />
        <IconButton
          label={`Share “${name}” as a file`}
          icon={Share2}
          disabled={isBroken}
          onClick={() => void shareOwnGroup(studio, group)}
        />
        <IconButton label={`Remove “${name}”`} icon={Trash2} onClick={onRemove} />
        <Button disabled={isBroken} aria-label={`Add “${name}” to the graph`} onClick={onAdd}>
          Add
        </Button>
      </span>
    </li>
  );
}

/** What is said of it, else what it takes, gives and can be set on it. */
function aboutGroup({ note, inputs, outputs, fields }: GroupEntry): string {
  if (note !== undefined && note.trim() !== '') return note;
  const listed = (what: string, names: readonly string[]) => (names.length > 0 ? [`${what} ${names.join(', ')}`] : []);
  const labels = (sockets: GroupEntry['inputs']) => sockets.map(({ label }) => label);
  const parts = [
    ...listed('takes', labels(inputs)),
    ...listed('gives', labels(outputs)),
    ...listed('shows', fields),
  ].join(' · ');
  return parts === '' ? 'takes and gives nothing' : parts;
}
