import { useEffect } from 'react';
import { useStudio } from '../../stores/hooks.ts';
import { TILE_SIZES } from '../../stores/gallery/keptView.ts';
import type { Studio } from '../../stores/studio.ts';
import { comparePictures, MOST_COMPARED } from '../look/comparePictures.ts';
import { tagPictures } from '../look/pictureDeeds.ts';
import { DONE_ONCE, picturePress, type PicturePress } from '../look/pictureKeys.ts';
import { pickAmong, picturesOf } from '../pickAmong.ts';
import { attempt } from '../../stores/attempt.ts';
import type { GridActions } from './gridActions.ts';
import type { GridModel } from './GridModel.ts';
import type { GridMove } from './gridMoves.ts';
import { numbersIn } from './gridItems.ts';

const MOVES: Readonly<Record<string, GridMove>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'first',
  End: 'last',
};
/** How much larger one press makes the tiles. */
const SIZE_STEP = 1.2;

/** The keys of the grid: while it has the focus, or nothing has; and those that lead into it from the rail. `takeFocus`: it is to have it. */
export function useGridKeys(
  model: GridModel,
  actions: GridActions,
  grid: () => HTMLElement | null,
  takeFocus: () => void,
): void {
  const studio = useStudio();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.defaultPrevented || event.isComposing || !(target instanceof HTMLElement)) return;
      const isOnTile = target.getAttribute('role') === 'gridcell' && (grid()?.contains(target) ?? false);
      const isFree = target === document.body || (MOVES[event.key] !== undefined && target.closest('nav') !== null);
      if (!isOnTile && !(isFree && document.querySelector('[role="dialog"]') === null)) return;
      // Come to by Tab, before any key of the grid.
      if (isOnTile && studio.gallery.getState().active === 0 && picturePress(event))
        actions.comeTo(actions.activeItem(), 'go');
      if (!pressed(studio, model, actions, event)) return;
      if (!isOnTile && MOVES[event.key] !== undefined) takeFocus();
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the commands of the window, and before what a picture anywhere does with keys.
    document.addEventListener('keydown', press, true);
    return () => {
      document.removeEventListener('keydown', press, true);
    };
  }, [studio, model, actions, grid, takeFocus]);
}

/** Does what a key means. Gives whether it means something. */
function pressed(studio: Studio, model: GridModel, actions: GridActions, event: KeyboardEvent): boolean {
  const { gallery } = studio;
  const { key, shiftKey, altKey } = event;
  const isCommand = event.ctrlKey || event.metaKey;
  if (altKey) return false;
  const move = MOVES[key];
  if (move !== undefined) {
    actions.move(move, shiftKey ? (isCommand ? 'add-range' : 'range') : isCommand ? 'go' : 'choose');
    return true;
  }
  if (isCommand && key === ' ') {
    actions.toggle(actions.activeItem());
    return true;
  }
  if (isCommand && !shiftKey && key.toLowerCase() === 'a') {
    gallery.getState().chooseAll();
    return true;
  }
  if (isCommand) return false;
  if (key === 'Escape') return stepBack(studio);
  if (key === '+' || key === '=' || key === '-') {
    resizeTiles(studio, key === '-' ? 1 / SIZE_STEP : SIZE_STEP);
    return true;
  }
  const press = picturePress(event);
  if (!press || gallery.getState().targets().length === 0) return false;
  if (!event.repeat || !DONE_ONCE.has(press.act)) act(studio, model, actions, press);
  return true;
}

/** Takes back what is chosen; where nothing is, shuts the stacks that are open. */
function stepBack({ gallery }: Studio): boolean {
  const { chosenCount, chooseNone, openStacks, closeStacks } = gallery.getState();
  if (chosenCount() > 0) chooseNone();
  else if (openStacks.size > 0) closeStacks();
  else return false;
  return true;
}

/** Makes tiles larger by a factor, as far as that goes. */
export function resizeTiles({ gallery }: Studio, factor: number): void {
  const { tileSize, setTileSize } = gallery.getState();
  setTileSize(Math.round(Math.min(TILE_SIZES.most, Math.max(TILE_SIZES.least, tileSize * factor))));
}

function act(studio: Studio, model: GridModel, actions: GridActions, press: PicturePress): void {
  const { rate, favourite, trash, targets } = studio.gallery.getState();
  switch (press.act) {
    case 'rate':
      void rate(press.rating);
      return;
    case 'clear':
      void rate(0);
      return;
    case 'favourite':
      void favourite();
      return;
    case 'trash':
      void trash();
      return;
    case 'tags': {
      const [of] = targets();
      if (of) tagPictures(studio, of);
      return;
    }
    case 'preview':
      actions.preview();
      return;
    case 'open':
      actions.open(actions.activeItem());
      return;
    case 'compare':
      void compareChosen(studio);
      return;
    case 'pick':
      void pickAmong(studio, picked(studio, model, actions));
      return;
  }
}

/** Compares two to four that are chosen. */
export function compareChosen(studio: Studio): Promise<void> {
  return attempt(studio, undefined, async () => {
    const numbers = studio.gallery.getState().chosenNumbers();
    if (numbers.length < 2 || numbers.length > MOST_COMPARED) {
      studio.view.getState().notify(`Two to ${String(MOST_COMPARED)} pictures can be compared.`, 'Choose so many.');
      return;
    }
    comparePictures(studio, await picturesOf(studio, numbers));
  });
}

/** Those that are chosen, where several are; else all of the batch the keys are in. */
function picked({ gallery }: Studio, model: GridModel, actions: GridActions): readonly number[] {
  const state = gallery.getState();
  if (state.chosenCount() > 1) return state.chosenNumbers();
  const view = model.view();
  if (!view) return [];
  const { layout, rows } = view;
  const item = actions.activeItem();
  const row = layout.rowOf(item);
  const batch = rows.batches[row];
  if (layout.spanOf(item) > 1 || batch === 0) return numbersIn(state, view, item);
  let from = row;
  let to = row;
  while (from > 0 && rows.batches[from - 1] === batch) from -= 1;
  while (to < rows.count && rows.batches[to] === batch) to += 1;
  return Array.from({ length: to - from }, (_, at) => rows.numberAt(from + at)).filter(
    (number) => number !== 0 && !state.hidden.has(number),
  );
}
