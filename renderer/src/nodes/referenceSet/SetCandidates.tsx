import type { ReferenceSet } from '#shared/api/contract';
import { imageUrl } from '../../api/imageUrl.ts';
import { ServedPicture } from '../../gallery/ServedPicture.tsx';
import { useStudio } from '../../stores/hooks.ts';
import { pictures } from '../../stores/sets/setWords.ts';
import { pictureOfSlot } from '../../stores/running/shownSlots.ts';
import { useArrivingImages } from '../bodies/useArrivingImages.ts';
import { putInSet } from './setActions.ts';

/** Shown of what is wired in; the rest is counted. */
const SHOWN = 5;

interface SetCandidatesProps {
  readonly node: string;
  /** That they would be added to; absent: to one that is made of them. */
  readonly set: ReferenceSet | undefined;
  readonly onMade: (set: ReferenceSet) => void;
}

/** What came over the wire and is not in the set: a run adds nothing, a person does. */
export function SetCandidates({ node, set, onMade }: SetCandidatesProps) {
  const studio = useStudio();
  const known = new Set(set?.pictures.map(({ image }) => image.id));
  const landed = useArrivingImages(node).flatMap((slot) => pictureOfSlot(slot)?.id ?? []);
  const ids = [...new Set(landed)].filter((id) => !known.has(id));
  if (ids.length === 0) return null;
  const add = async () => {
    const made = await putInSet(studio, set, ids);
    if (made && !set) onMade(made);
  };
  return (
    <div className="set-body__candidates" role="group" aria-label="Pictures wired in">
      <span className="set-body__strip">
        {ids.slice(0, SHOWN).map((id) => (
          <ServedPicture key={id} src={imageUrl(id, 160)} alt="" loading="lazy" draggable={false} />
        ))}
      </span>
      <button type="button" className="set-body__action" onClick={() => void add()}>
        {set ? `Add ${pictures(ids.length)} to the set` : `Make a set of ${pictures(ids.length)}`}
      </button>
    </div>
  );
}
