import { comparePictures } from '../../gallery/look/comparePictures.ts';
import type { ImageRef } from '#shared/graph/generation';
import type { Studio } from '../../stores/studio.ts';
import { fixedSequence } from '../../stores/view/PictureSequence.ts';
import { failedIn, missingIn, type SheetCell } from './data/SheetCell.ts';
import type { Sheet } from './Sheet.ts';
import { exportSheet } from './exportSheet.ts';
import { promote } from './promote/promote.ts';

/** What can be done on a sheet, from wherever it is asked for. */
export interface SheetDeeds {
  readonly close: () => void;
  /** The pictures of a cell among all of the sheet. */
  readonly openLarge: (cell: number) => void;
  readonly preview: (cell: number) => void;
  /** With the one that was looked at before, else with a neighbour. */
  readonly compare: (cell: number) => void;
  readonly promote: (cell: number) => void;
  /** Asks again for what a cell lacks, and for nothing else. Absent: not now. */
  readonly retryCell: ((cell: number) => void) | undefined;
  readonly retryFailed: (() => void) | undefined;
  /** Asks for all that is not there; where nothing was run yet, runs. Absent: nothing is missing, or it is under way. */
  readonly runMissing: (() => void) | undefined;
  /** How many pictures that is. */
  readonly missing: number;
  readonly failed: readonly number[];
  /** Absent: there is none yet. */
  readonly exportAll: (() => void) | undefined;
}

export function sheetDeeds(studio: Studio, sheet: Sheet): SheetDeeds {
  const { run, cells, caller } = sheet;
  const { view, preflight } = studio;
  const shown: { readonly cell: number; readonly image: ImageRef }[] = cells.flatMap((cell, at) =>
    cell.flatMap(({ image }) => (image ? [{ cell: at, image }] : [])),
  );
  const images = shown.map(({ image }) => image);
  const sequence = fixedSequence(images);
  const placeOf = (cell: number) => shown.findIndex((each) => each.cell === cell);
  const missing = cells.flatMap(missingIn);
  const failed = cells.flatMap((cell, at) => (failedIn(cell).length > 0 ? [at] : []));
  const { retry } = run;
  const ask = (slots: SheetCell) => {
    retry?.(slots.flatMap(({ place }) => (place ? [{ node: place.node, index: place.index }] : [])));
  };
  return {
    close: view.getState().closeSheet,
    openLarge(cell) {
      const at = placeOf(cell);
      if (at >= 0) view.getState().openSequence(sequence, at);
    },
    preview(cell) {
      const at = placeOf(cell);
      if (at >= 0) view.getState().openPreview(sequence, at);
    },
    compare(cell) {
      const at = placeOf(cell);
      const image = images[at];
      const own = new Set(images.map(({ id }) => id));
      const before = view.getState().lookedAt.find(({ id }) => id !== image?.id && own.has(id));
      const other = before ?? images[at + 1] ?? images[at - 1];
      if (image && other) comparePictures(studio, [other, image], images);
      else if (image) view.getState().notify('There is nothing to compare it with yet.');
    },
    promote(cell) {
      promote(studio, sheet, cell);
    },
    retryCell: retry
      ? (cell) => {
          ask(missingIn(cells[cell] ?? []));
        }
      : undefined,
    retryFailed:
      retry && failed.length > 0
        ? () => {
            ask(failed.flatMap((cell) => failedIn(cells[cell] ?? [])));
          }
        : undefined,
    runMissing: runMissing(),
    missing: missing.length,
    failed,
    exportAll:
      images.length > 0
        ? () => {
            exportSheet(studio, images);
          }
        : undefined,
  };

  function runMissing(): (() => void) | undefined {
    if (missing.length === 0 || run.isRunning) return undefined;
    if (run.runId === null)
      return caller === undefined ? undefined : () => void preflight.getState().launch({ targets: [caller] });
    return retry
      ? () => {
          ask(missing);
        }
      : undefined;
  }
}
