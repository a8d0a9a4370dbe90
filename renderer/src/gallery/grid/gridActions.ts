import type { Studio } from '../../stores/studio.ts';
import { gallerySequence, indexOfRow } from '../../stores/gallery/gallerySequence.ts';
import type { GridModel } from './GridModel.ts';
import { activeItemOf, numbersIn, rangeEnd } from './gridItems.ts';
import { moveFrom, type GridMove } from './gridMoves.ts';

/** How a tile is come to: it is chosen alone; it, and all up to it, too; or it is only come to. */
export type Coming = 'choose' | 'range' | 'add-range' | 'go';

export interface GridActions {
  readonly comeTo: (item: number, coming: Coming) => void;
  readonly move: (move: GridMove, coming: Coming) => void;
  /** Chooses a tile besides those that are, or not any more. */
  readonly toggle: (item: number) => void;
  /** A picture, large; a stack, in place. */
  readonly open: (item: number) => void;
  readonly preview: () => void;
  readonly activeItem: () => number;
}

/** What mouse and keys do with the tiles of a grid. */
export function createGridActions(studio: Studio, model: GridModel): GridActions {
  const { gallery, view: window } = studio;
  const sequence = gallerySequence(gallery);

  const activeItem = () => {
    const view = model.view();
    return view ? activeItemOf(gallery.getState(), view) : 0;
  };
  const comeTo = (item: number, coming: Coming) => {
    const view = model.view();
    if (!view) return;
    const state = gallery.getState();
    const numbers = numbersIn(state, view, item);
    const [first] = numbers;
    if (first === undefined) return;
    if (coming === 'go') state.setActive(first);
    else if (coming === 'choose') state.choose(numbers);
    else state.chooseTo(rangeEnd(view, item, view.rows.rowOf(state.active) ?? 0), coming === 'add-range');
  };
  const rowOfActive = () => model.view()?.layout.rowOf(activeItem()) ?? 0;

  return {
    activeItem,
    comeTo,
    move(move, coming) {
      const view = model.view();
      if (!view || view.layout.itemCount === 0) return;
      if (move === 'last') model.moveToEnd();
      const isNew = gallery.getState().active === 0 && move !== 'last';
      const item = isNew ? firstSeen(model) : moveFrom(view.layout, activeItem(), move, model.height);
      comeTo(item, coming);
      model.reveal(item);
    },
    toggle(item) {
      const view = model.view();
      if (!view) return;
      gallery.getState().toggleAll(numbersIn(gallery.getState(), view, item));
    },
    open(item) {
      const view = model.view();
      if (!view) return;
      const row = view.layout.rowOf(item);
      if (view.layout.spanOf(item) > 1) gallery.getState().toggleStack(view.rows.batches[row] ?? 0);
      else window.getState().openSequence(sequence, indexOfRow(gallery, row));
    },
    preview() {
      window.getState().openPreview(sequence, indexOfRow(gallery, rowOfActive()));
    },
  };
}

/** Where the keys begin, when they were nowhere. */
function firstSeen(model: GridModel): number {
  const [first] = model.itemsBetween(model.position + 1, model.position + model.height);
  return first;
}
