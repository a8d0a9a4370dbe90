import { X } from 'lucide-react';
import { useGallery, useStudio } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { compareChosen } from './grid/useGridKeys.ts';
import { MOST_COMPARED } from './look/comparePictures.ts';
import { tagPictures } from './look/pictureDeeds.ts';
import { pickAmong } from './pickAmong.ts';
import type { PictureUses } from './PictureUses.ts';
import './SelectionBar.css';

/** Pictures that go into a graph at once. */
const MOST_USED = 32;
/** Pictures that are picked among. */
const LEAST_PICKED = 2;

/** How many are chosen, and what can be done with them. It lies over the grid and moves nothing. */
export function SelectionBar({ uses }: { readonly uses: PictureUses }) {
  const studio = useStudio();
  const { gallery } = studio;
  const count = useGallery((state) => state.chosenCount());
  const isTrash = useGallery(({ query }) => query.filter.inTrash === true);
  if (count === 0) return null;
  const { targets, chosenNumbers, chooseNone, trash, restore, favourite } = gallery.getState();
  const tag = () => {
    const [of] = targets();
    if (of) tagPictures(studio, of);
  };
  return (
    <section className="selection-bar" aria-label="Chosen pictures">
      <strong className="selection-bar__count">{count.toLocaleString('en')} selected</strong>
      <span className="selection-bar__hint">
        Rate <Kbd>1–5</Kbd>
      </span>
      <button type="button" className="selection-bar__hint" onClick={() => void favourite()}>
        Favourite <Kbd>F</Kbd>
      </button>
      <button type="button" className="selection-bar__hint" onClick={tag}>
        Tag <Kbd>T</Kbd>
      </button>
      <span className="selection-bar__line" />
      {count >= LEAST_PICKED && (
        <Button onClick={() => void pickAmong(studio, chosenNumbers())}>
          Pick <Kbd>P</Kbd>
        </Button>
      )}
      {count >= 2 && count <= MOST_COMPARED && <Button onClick={() => void compareChosen(studio)}>Compare</Button>}
      {count <= MOST_USED && <UseAsInput uses={uses} />}
      {uses.exportPictures && (
        <Button
          onClick={() => {
            uses.exportPictures?.(studio, targets());
          }}
        >
          Export…
        </Button>
      )}
      {isTrash ? (
        <Button variant="ghost" onClick={() => void restore()}>
          Restore
        </Button>
      ) : (
        <Button variant="ghost" onClick={() => void trash()}>
          Trash <Kbd>Del</Kbd>
        </Button>
      )}
      <IconButton label="Select nothing" shortcut="Esc" icon={X} onClick={chooseNone} />
    </section>
  );
}

/** Of those whose tiles have come. */
function UseAsInput({ uses }: { readonly uses: PictureUses }) {
  const studio = useStudio();
  return (
    <Button
      onClick={() => {
        const { chosenNumbers, tileOf } = studio.gallery.getState();
        uses.useAsInput(
          studio,
          chosenNumbers().flatMap((number) => tileOf(number)?.image.id ?? []),
        );
      }}
    >
      Use as input
    </Button>
  );
}
