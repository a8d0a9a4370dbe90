import { placesOf, stridesOf } from '#shared/nodes/sweep/cells';
import { lengthsOf, type SheetAxis } from './SheetAxis.ts';
import type { SheetCell } from './SheetCell.ts';

/** A row or a column of a sheet. */
export interface Lane {
  /** Its value on each axis of its side. */
  readonly at: readonly number[];
  /** px from the first lane to its beginning, and how wide or high it is. */
  readonly start: number;
  readonly size: number;
  /** Of a column: the pixels of its pictures, where all are alike. */
  readonly pixels?: { readonly width: number; readonly height: number };
}

export interface SheetLayout {
  readonly rowAxes: readonly SheetAxis[];
  readonly columnAxes: readonly SheetAxis[];
  readonly rows: readonly Lane[];
  readonly columns: readonly Lane[];
  /** px of all lanes. */
  readonly width: number;
  readonly height: number;
  /** The place of the cell where two lanes cross, in the sweep's own order. */
  readonly cellAt: (row: number, column: number) => number;
  /** The inverse. */
  readonly placeOf: (cell: number) => { readonly row: number; readonly column: number };
}

export interface SheetMeasures {
  /** How high pictures are, px. */
  readonly tile: number;
  /** Whether rows and columns have changed places. */
  readonly isTurned: boolean;
}

/** px. Between columns of one heading, between headings, under a picture with the line for its time, and the narrowest column there is. */
const GAP = 4;
const WIDE_GAP = 12;
const LINE = 28;
const LEAST = 72;
/** Of a picture nobody knows the shape of yet. */
const USUAL_RATIO = 1;

/**
 * Where everything on a sheet lies: the first axis down, the others across, the last innermost. Pictures of a row have one height and their own
 * ratio; a column is as wide as its widest.
 */
export function layOutSheet(
  axes: readonly SheetAxis[],
  cells: readonly SheetCell[],
  { tile, isTurned }: SheetMeasures,
): SheetLayout {
  const split = axes.length > 1 ? 1 : 0;
  const [first, others] = [axes.slice(0, split), axes.slice(split)];
  const [rowAxes, columnAxes] = isTurned ? [others, first] : [first, others];
  const lengths = lengthsOf(axes);
  const strides = new Map(stridesOf(lengths).map((stride, at) => [axes[at], stride]));
  const offsetsOf = (side: readonly SheetAxis[]) =>
    combinations(side).map((at) => ({
      at,
      offset: at.reduce((sum, value, axis) => sum + value * (strides.get(side[axis]) ?? 1), 0),
    }));
  const down = offsetsOf(rowAxes);
  const across = offsetsOf(columnAxes);
  const rows = down.map(({ at }, row): Lane => ({ at, start: row * (tile + LINE), size: tile }));
  let left = 0;
  const columns = across.map(({ at, offset }, column): Lane => {
    const slots = down.flatMap((row) => cells[row.offset + offset]?.[0] ?? []);
    const widest = slots.reduce((most, { width, height }) => Math.max(most, width / height), 0) || USUAL_RATIO;
    const [one] = slots;
    const isAlike = slots.every(({ width, height }) => width === one?.width && height === one.height);
    const isNewGroup = column > 0 && at.length > 1 && at.at(-1) === 0;
    left += column === 0 ? 0 : isNewGroup ? WIDE_GAP : GAP;
    const start = left;
    const size = Math.max(LEAST, Math.round(tile * widest));
    left += size;
    return { at, start, size, ...(one && isAlike && { pixels: { width: one.width, height: one.height } }) };
  });
  const byOffset = {
    rows: new Map(down.map(({ offset }, at) => [offset, at])),
    columns: new Map(across.map(({ offset }, at) => [offset, at])),
  };
  return {
    rowAxes,
    columnAxes,
    rows,
    columns,
    width: left,
    height: rows.length * (tile + LINE),
    cellAt: (row, column) => (down[row]?.offset ?? 0) + (across[column]?.offset ?? 0),
    placeOf(cell) {
      const values = placesOf(cell, lengths);
      const offset = (side: readonly SheetAxis[]) =>
        side.reduce((sum, axis) => sum + (values[axes.indexOf(axis)] ?? 0) * (strides.get(axis) ?? 1), 0);
      return {
        row: byOffset.rows.get(offset(rowAxes)) ?? 0,
        column: byOffset.columns.get(offset(columnAxes)) ?? 0,
      };
    },
  };
}

/** Every combination of values, the last axis fastest; of no axes there is one. */
function combinations(axes: readonly SheetAxis[]): readonly (readonly number[])[] {
  return axes.reduce<readonly (readonly number[])[]>(
    (all, { values }) => all.flatMap((before) => values.map((_, value) => [...before, value])),
    [[]],
  );
}

/** The lanes that lie within a stretch: the first of them, and the one behind the last. */
export function lanesWithin(lanes: readonly Lane[], from: number, to: number): { from: number; to: number } {
  const first = firstWhere(lanes, ({ start, size }) => start + size >= from);
  return {
    from: first,
    to: Math.max(
      first,
      firstWhere(lanes, ({ start }) => start > to),
    ),
  };
}

/** By halving: lanes lie in their order. */
function firstWhere(lanes: readonly Lane[], is: (lane: Lane) => boolean): number {
  let [low, high] = [0, lanes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const lane = lanes[middle];
    if (lane && is(lane)) high = middle;
    else low = middle + 1;
  }
  return low;
}
