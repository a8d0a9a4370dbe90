import { useMemo, type DragEvent, type PointerEvent } from 'react';
import { MOST_NAMED } from '#shared/api/gallerySchemas';
import type { Tile } from '#shared/api/contract';
import { useStudio } from '../../stores/hooks.ts';
import type { Studio } from '../../stores/studio.ts';
import { isChosen } from '../../stores/gallery/selection.ts';
import { dragPictureOut, preparePictureDrag } from '../pictureActions.ts';

export interface GridDrag {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onDragStart: (event: DragEvent) => void;
}

/** Takes a picture out of the grid: onto the canvas, or out of the window. Where it is chosen, all that are chosen and known go with it. */
export function useGridDrag(): GridDrag {
  const studio = useStudio();
  return useMemo(
    () => ({
      onPointerDown({ nativeEvent, target }) {
        const tile = tileAt(studio, target as Element);
        if (tile) preparePictureDrag(studio, nativeEvent, tile.image);
      },
      onDragStart({ nativeEvent, target }) {
        const tile = tileAt(studio, target as Element);
        if (!tile) return;
        const { image, seed } = tile;
        dragPictureOut(
          studio,
          nativeEvent,
          { ...image, ...(seed !== null && { seed }) },
          undefined,
          othersOf(studio, tile),
        );
      },
    }),
    [studio],
  );
}

function tileAt({ gallery }: Studio, target: Element): Tile | undefined {
  const number = target.closest<HTMLElement>('[role="gridcell"][data-number]')?.dataset['number'];
  return number === undefined ? undefined : gallery.getState().tileOf(Number(number));
}

function othersOf({ gallery }: Studio, { number }: Tile): readonly { readonly id: string }[] | undefined {
  const { selection, chosenNumbers, tileOf } = gallery.getState();
  if (!isChosen(selection, number)) return undefined;
  const others = chosenNumbers()
    .filter((each) => each !== number)
    .flatMap((each) => tileOf(each)?.image.id ?? [])
    .slice(0, MOST_NAMED);
  return others.length > 0 ? others.map((id) => ({ id })) : undefined;
}
