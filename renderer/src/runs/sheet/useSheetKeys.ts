import { useEffect, type KeyboardEvent, type RefObject } from 'react';
import { pressPictureKey } from '../../gallery/look/pressPictureKey.ts';
import { useStudio } from '../../stores/hooks.ts';
import { isTyping } from '../../ui/isTyping.ts';
import type { SheetLayout } from './data/layOutSheet.ts';
import type { Sheet } from './Sheet.ts';
import type { SheetDeeds } from './sheetDeeds.ts';
import type { GridHandle } from './SheetGrid.tsx';

interface Keys {
  readonly sheet: Sheet;
  readonly layout: SheetLayout;
  readonly current: number;
  readonly grid: RefObject<GridHandle | null>;
  readonly deeds: SheetDeeds;
}

/** What keys do on the cells, and anywhere on the sheet. */
export function useSheetKeys({ sheet, layout, current, grid, deeds }: Keys) {
  const studio = useStudio();
  const { workflow, facts } = studio;
  const image = sheet.cells[current]?.find((slot) => slot.image)?.image;
  // What is said of the picture that is looked at is known, and shown on its tile.
  useEffect(() => {
    return image && facts.getState().watch(image.id);
  }, [facts, image]);

  const onGridKey = (event: KeyboardEvent) => {
    if (isTyping(event.target)) return;
    const next = moved(event, layout, current, grid.current?.rowsSeen() ?? 1);
    if (next !== undefined) {
      grid.current?.focus(next);
      end(event);
      return;
    }
    if (image) {
      pressPictureKey(studio, event.nativeEvent, {
        of: { ids: [image.id] },
        preview: () => {
          deeds.preview(current);
        },
        open: () => {
          deeds.openLarge(current);
        },
        compare: () => {
          deeds.compare(current);
        },
        pick: () => {
          deeds.promote(current);
        },
      });
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() !== 'p') return;
    deeds.promote(current);
    end(event);
  };
  const onRoomKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isTyping(event.target)) return;
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.key === 'Escape') deeds.close();
    else if (isCommand && event.key.toLowerCase() === 'z' && !sheet.run.isEarlier) {
      // Of an earlier run nothing is shown that the graph's own steps would change.
      const { undo, redo } = workflow.getState();
      if (event.shiftKey) redo();
      else undo();
    } else return;
    end(event);
  };
  return { onGridKey, onRoomKey };
}

function end(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/** The cell a key leads to; `undefined`: it leads nowhere. */
function moved(event: KeyboardEvent, layout: SheetLayout, from: number, page: number): number | undefined {
  if (event.altKey || event.shiftKey) return undefined;
  const { rows, columns, placeOf, cellAt } = layout;
  const { row, column } = placeOf(from);
  const isFar = event.ctrlKey || event.metaKey;
  const to = (down: number, across: number) => cellAt(clamp(down, rows.length), clamp(across, columns.length));
  switch (event.key) {
    case 'ArrowLeft':
      return to(row, isFar ? 0 : column - 1);
    case 'ArrowRight':
      return to(row, isFar ? Infinity : column + 1);
    case 'ArrowUp':
      return to(isFar ? 0 : row - 1, column);
    case 'ArrowDown':
      return to(isFar ? Infinity : row + 1, column);
    case 'PageUp':
      return to(row - page, column);
    case 'PageDown':
      return to(row + page, column);
    case 'Home':
      return to(isFar ? 0 : row, 0);
    case 'End':
      return to(isFar ? Infinity : row, Infinity);
    default:
      return undefined;
  }
}

function clamp(at: number, count: number): number {
  return Math.min(Math.max(at, 0), count - 1);
}
