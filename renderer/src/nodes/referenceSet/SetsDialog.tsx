import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ReferenceSet } from '#shared/api/contract';
import { imageUrl } from '../../api/imageUrl.ts';
import { ServedPicture } from '../../gallery/ServedPicture.tsx';
import { useSets, useStudio } from '../../stores/hooks.ts';
import { pictures } from '../../stores/sets/setWords.ts';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { makeSet } from './setActions.ts';
import { SetDetails } from './SetDetails.tsx';
import './SetsDialog.css';

/** Every reference set of the library, and one of them with its versions. */
export function SetsDialog({ asked, onClose }: AskedDialogProps<'sets'>) {
  const studio = useStudio();
  const sets = useSets((state) => state.sets);
  const [chosen, setChosen] = useState(asked.id);
  const all = [...(sets?.values() ?? [])];
  const present = all.filter(({ removedAt }) => removedAt === undefined);
  const removed = all.filter(({ removedAt }) => removedAt !== undefined);
  const set = all.find(({ id }) => id === chosen) ?? present[0] ?? removed[0];
  const make = async () => {
    const made = await makeSet(studio, []);
    if (made) setChosen(made.id);
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Reference sets"
      description="One character, place or style through a whole project. Graphs use a set by a node; what is changed here is changed for all that use the latest version."
      width={760}
    >
      <div className="sets">
        <nav className="sets__list" aria-label="Reference sets">
          {present.map((each) => (
            <SetEntry key={each.id} set={each} isChosen={each === set} onChoose={setChosen} />
          ))}
          {removed.length > 0 && <p className="menu__heading">Removed</p>}
          {removed.map((each) => (
            <SetEntry key={each.id} set={each} isChosen={each === set} onChoose={setChosen} />
          ))}
          <Button variant="ghost" className="sets__new" onClick={() => void make()}>
            <Icon icon={Plus} size={14} />
            New set…
          </Button>
        </nav>
        {set ? (
          <SetDetails key={set.id} set={set} />
        ) : (
          <p className="sets__empty">
            {sets ? 'There is no set yet. Make one here, or of any picture by its menu.' : 'Asking the library…'}
          </p>
        )}
      </div>
    </Dialog>
  );
}

interface SetEntryProps {
  readonly set: ReferenceSet;
  readonly isChosen: boolean;
  readonly onChoose: (id: string) => void;
}

function SetEntry({ set, isChosen, onChoose }: SetEntryProps) {
  const first = set.pictures[0]?.image;
  return (
    <button
      type="button"
      className="sets__entry"
      aria-current={isChosen || undefined}
      data-wants-focus={isChosen || undefined}
      onClick={() => {
        onChoose(set.id);
      }}
    >
      <span className="sets__face">
        {first && <ServedPicture src={imageUrl(first.id, 160)} alt="" loading="lazy" draggable={false} />}
      </span>
      <span className="sets__name" dir="auto">
        {set.name}
        <span className="menu__hint">
          {pictures(set.pictures.length)}, version {set.version}
        </span>
      </span>
    </button>
  );
}
