import { useMemo } from 'react';
import type { PictureTarget } from '#shared/api/contract';
import { useGallery } from '../../stores/hooks.ts';
import { countChosen, isChosen, targetsOf, type Selection } from '../../stores/gallery/selection.ts';
import { shownCount, type GalleryState } from '../../stores/gallery/GalleryState.ts';

/** What the panel beside the grid is about. */
export type ChosenPictures =
  | { readonly kind: 'none' }
  /** By its number. */
  | { readonly kind: 'one'; readonly number: number }
  /** `of`: several, where one call cannot name all. `first`: the numbers of the first few. */
  | {
      readonly kind: 'many';
      readonly count: number;
      readonly of: readonly PictureTarget[];
      readonly first: readonly number[];
    };

/** As many are shown of several. */
const FIRST = 4;

/** The pictures that are chosen, else the one the keys are at. */
export function useChosenPictures(): ChosenPictures {
  const selection = useGallery((state) => state.selection);
  const active = useGallery((state) => state.active);
  const filter = useGallery((state) => state.query.filter);
  const count = useGallery((state) => countChosen(state.selection, shownCount(state)));
  const found = useGallery((state) => state.found);
  // The same as long as the same are chosen, whatever comes to the view meanwhile: a note is being written for them.
  const last = useGallery((state) => state.found?.last ?? 0);
  const of = useMemo(() => targetsOf(selection, filter, last), [selection, filter, last]);
  const first = useMemo(() => firstChosen(selection, found), [selection, found]);
  const [only] = first;
  if (count === 0) return active === 0 ? { kind: 'none' } : { kind: 'one', number: active };
  if (count === 1 && only !== undefined) return { kind: 'one', number: only };
  return { kind: 'many', count, of, first };
}

function firstChosen(selection: Selection, found: GalleryState['found']): readonly number[] {
  if (selection.kind === 'some') return take(selection.numbers, () => true);
  return found ? take(found.rows.numbers, (number) => number !== 0 && isChosen(selection, number)) : [];
}

function take(numbers: Iterable<number>, isMeant: (number: number) => boolean): readonly number[] {
  const taken: number[] = [];
  for (const number of numbers) {
    if (isMeant(number)) taken.push(number);
    if (taken.length === FIRST) break;
  }
  return taken;
}
