import type { ImageRef } from '#shared/graph/generation';
import { copyPicture } from '../../gallery/pictureActions.ts';
import { useStudio, useView } from '../../stores/hooks.ts';
import type { ShownSlot } from '../../stores/running/shownSlots.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import type { ShownEntry } from '../useFormEntries.ts';
import { sameSeed, toggleKept, putInField } from './resultDeeds.ts';

interface ResultDeedsProps {
  readonly slot: ShownSlot;
  /** `2 of 4` */
  readonly place: string;
  readonly entries: readonly ShownEntry[];
}

/** What can be done with the result that is large. */
export function ResultDeeds({ slot, place, entries }: ResultDeedsProps) {
  const { image } = slot;
  return image ? <Deeds slot={slot} image={image} place={place} entries={entries} /> : null;
}

function Deeds({ slot, image, place, entries }: ResultDeedsProps & { readonly image: ImageRef }) {
  const studio = useStudio();
  const isKept = useView(({ pickMarks }) => pickMarks.get(image.id) === 'kept');
  const takers = entries.filter(({ found }) => found?.own.kind === 'pictures' && found.wiredFrom === undefined);
  return (
    <div className="result-deeds" role="group" aria-label={`The large one, ${place}`}>
      <h3>The large one, {place}</h3>
      <Button
        aria-pressed={isKept}
        onClick={() => {
          toggleKept(studio, image);
        }}
      >
        {isKept ? 'Kept' : 'Keep this'} <Kbd>K</Kbd>
      </Button>
      {takers.map((entry) => (
        <Button
          key={entry.key}
          onClick={() => {
            putInField(studio, image, entry);
          }}
        >
          <span className="result-deeds__words">Use in {entry.label}</span>
        </Button>
      ))}
      {slot.place && slot.seed >= 0 && (
        <Button
          onClick={() => {
            sameSeed(studio, slot);
          }}
        >
          Same seed here
        </Button>
      )}
      <Button onClick={() => void copyPicture(studio, image)}>Copy</Button>
      <p>Run makes new ones and leaves these where they are.</p>
    </div>
  );
}
