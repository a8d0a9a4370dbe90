import { useMemo, type MouseEvent } from 'react';
import { useStudio } from '../../stores/hooks.ts';
import type { GridActions } from './gridActions.ts';
import type { GridModel } from './GridModel.ts';

export interface GridMouse {
  readonly onClick: (event: MouseEvent) => void;
  readonly onDoubleClick: (event: MouseEvent) => void;
}

/** What the mouse does: a click chooses one, with Ctrl one more, with Shift all up to it; beside the tiles, none. */
export function useGridMouse(model: GridModel, actions: GridActions): GridMouse {
  const { gallery } = useStudio();
  return useMemo(
    () => ({
      onClick(event) {
        const target = event.target as Element;
        const item = itemAt(model, target);
        if (item === undefined) {
          if (target.closest('button, a, [role="gridcell"]') === null) gallery.getState().chooseNone();
          return;
        }
        const isMore = event.ctrlKey || event.metaKey;
        const isTick = target.closest('[data-tick]') !== null;
        if (isLid(model, item) || target.closest('[data-opens]')) actions.open(item);
        else if (event.shiftKey) actions.comeTo(item, isMore || isTick ? 'add-range' : 'range');
        else if (isMore || isTick) actions.toggle(item);
        else actions.comeTo(item, 'choose');
      },
      onDoubleClick(event) {
        const item = itemAt(model, event.target as Element);
        const isSpecial = (event.target as Element).closest('[data-tick], [data-opens]') !== null;
        if (item !== undefined && !isSpecial && !isLid(model, item)) actions.open(item);
      },
    }),
    [model, actions, gallery],
  );
}

/** The item of the tile an element lies in. */
function itemAt(model: GridModel, target: Element): number | undefined {
  const tile = target.closest<HTMLElement>('[role="gridcell"][data-row]');
  const layout = model.view()?.layout;
  if (!tile || !layout) return undefined;
  const row = Number(tile.dataset['row']);
  if (!tile.classList.contains('tile--lid')) return layout.itemOf(row);
  return [...layout.lids].find((item) => layout.rowOf(item) === row);
}

function isLid(model: GridModel, item: number): boolean {
  return model.view()?.layout.lids.has(item) ?? false;
}
