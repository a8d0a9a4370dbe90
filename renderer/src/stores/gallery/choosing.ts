import type { GalleryState } from './GalleryState.ts';
import {
  ALL_CHOSEN,
  choose,
  chooseLess,
  chooseMore,
  countChosen,
  isChosen,
  NOTHING_CHOSEN,
  targetsOf,
} from './selection.ts';
import { shownCount } from './GalleryState.ts';

type Choosing = Pick<
  GalleryState,
  | 'setActive'
  | 'choose'
  | 'toggle'
  | 'toggleAll'
  | 'chooseTo'
  | 'chooseAll'
  | 'chooseNone'
  | 'chosenCount'
  | 'chosenNumbers'
  | 'targets'
>;

/** What chooses pictures. */
export function choosing(set: (changed: Partial<GalleryState>) => void, get: () => GalleryState): Choosing {
  /** The picture a range begins at, by its number; 0: the first row. */
  let anchor = 0;
  /** What the last range added: the next one takes its place. */
  let ranged: readonly number[] = [];
  const begin = (number: number) => {
    anchor = number;
    ranged = [];
  };
  return {
    setActive(active) {
      set({ active });
    },
    choose(numbers) {
      const all = [...numbers];
      begin(all.at(-1) ?? 0);
      set({ selection: choose(all), active: all.at(-1) ?? get().active });
    },
    toggle(number) {
      get().toggleAll([number]);
    },
    toggleAll(numbers) {
      const [first] = numbers;
      if (first === undefined) return;
      const { selection } = get();
      begin(first);
      const change = numbers.every((number) => isChosen(selection, number)) ? chooseLess : chooseMore;
      set({ selection: change(selection, numbers), active: first });
    },
    chooseTo(row, adds = false) {
      const { found, hidden, selection, active } = get();
      if (!found) return;
      const { rows } = found;
      if (anchor === 0 || rows.rowOf(anchor) === undefined) begin(active);
      const from = rows.rowOf(anchor) ?? 0;
      const numbers: number[] = [];
      for (let at = Math.min(from, row); at <= Math.max(from, row); at++) {
        const number = rows.numberAt(at);
        if (number !== 0 && !hidden.has(number)) numbers.push(number);
      }
      const base = adds ? chooseLess(selection, ranged) : NOTHING_CHOSEN;
      ranged = numbers;
      set({ selection: chooseMore(base, numbers), active: rows.numberAt(row) || active });
    },
    chooseAll() {
      begin(0);
      set({ selection: ALL_CHOSEN });
    },
    chooseNone() {
      begin(0);
      set({ selection: NOTHING_CHOSEN });
    },
    chosenCount: () => countChosen(get().selection, shownCount(get())),
    chosenNumbers() {
      const { found, hidden, selection } = get();
      if (!found) return [];
      const isMeant = (number: number) => number !== 0 && !hidden.has(number) && isChosen(selection, number);
      return Array.from(found.rows.numbers.filter(isMeant));
    },
    targets() {
      const { selection, query, active, found } = get();
      if (get().chosenCount() > 0) return targetsOf(selection, query.filter, found?.last ?? 0);
      return active === 0 ? [] : [{ numbers: [active] }];
    },
  };
}
