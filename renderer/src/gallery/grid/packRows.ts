import type { GalleryRows, RowGroup } from '../../stores/gallery/GalleryRows.ts';
import type { NumberSet } from '../../stores/gallery/NumberSet.ts';
import { GridLayout, LINE } from './GridLayout.ts';

export interface PackInput {
  readonly rows: Pick<GalleryRows, 'count' | 'numbers' | 'ratios' | 'batches' | 'groups'>;
  readonly hidden: NumberSet;
  readonly hasHeadings: boolean;
  readonly stacks: boolean;
  readonly openStacks: ReadonlySet<number>;
  /** px; what there is for a line, and the height that lines aim at. */
  readonly width: number;
  readonly aim: number;
}

/** px */
export const GAP = 4;
export const HEADING = { height: 20, after: 4, before: 12 } as const;
/** The edges of the pictures below the first of a stack. */
const STACK_EDGES = 8;
const TRAY = { padding: 8, heading: 24, after: 12 } as const;
const BEFORE_ALL = 4;
/** Room for the bar of what is chosen. */
const AFTER_ALL = 80;
/** Pictures of one batch from which on they are a stack; a batch that is all of its group lies open, as far as a node asks for at once. */
const LEAST_STACK = 3;
const SMALL_GROUP = 16;
/** The last line of a group is not stretched beyond this part of what is aimed at. */
const MOST_STRETCHED = 1.4;
/** Rows between two chances to let others have their turn. */
const SLICE = 2000;

/**
 * Lays out rows of tiles of one height each, as wide as there is room. Yields now and then: a million rows are more than one task should take.
 * What was laid out by then can be shown.
 */
export function* packRows(input: PackInput): Generator<GridLayout, GridLayout> {
  const { rows, hidden, width } = input;
  const layout = new GridLayout(rows.ratios, rows.count + input.openStacks.size + 1, { width, gap: GAP });
  const packer = new Packer(input, layout);
  let sliceEnd = SLICE;
  let group: RowGroup | undefined;
  let groupAt = -1;
  let groupEnd = 0;
  for (let row = 0; row < rows.count;) {
    if (row >= groupEnd) {
      packer.endGroup();
      const next = rows.groups[groupAt + 1];
      if (next && next.first <= row) {
        groupAt += 1;
        group = next;
        groupEnd = next.first + next.count;
      } else {
        group = undefined;
        groupEnd = next?.first ?? rows.count;
      }
      packer.beginGroup(group ? groupAt : -1);
    }
    const end = stackEnd(input, row, groupEnd);
    const shown = countShown(input, row, end);
    const isGroup = row === group?.first && end === groupEnd;
    if (end - row > 1 && shown >= LEAST_STACK && !(isGroup && shown <= SMALL_GROUP)) {
      packer.stack(row, end, isGroup);
      row = end;
    } else {
      for (; row < end; row++) {
        if (hidden.size > 0 && hidden.has(rows.numbers[row] ?? 0)) layout.rowItems[row] = layout.itemCount;
        else packer.tile(row, 1);
      }
    }
    if (row < sliceEnd) continue;
    sliceEnd = row + SLICE;
    layout.total = packer.guess(row);
    yield layout;
  }
  packer.endGroup();
  layout.total = packer.y + AFTER_ALL;
  return layout;
}

/** The end of the rows from `row` on that came in one batch. */
function stackEnd({ rows, stacks }: PackInput, row: number, groupEnd: number): number {
  const batch = rows.batches[row];
  let end = row + 1;
  if (!stacks || batch === 0) return end;
  while (end < groupEnd && rows.batches[end] === batch) end += 1;
  return end;
}

function countShown({ rows, hidden }: PackInput, from: number, to: number): number {
  if (hidden.size === 0) return to - from;
  let shown = 0;
  for (let row = from; row < to; row++) if (!hidden.has(rows.numbers[row] ?? 0)) shown += 1;
  return shown;
}

/** Puts tiles into lines, and lines below each other. */
class Packer {
  y = BEFORE_ALL;
  readonly #input: PackInput;
  readonly #layout: GridLayout;
  /** The line that is filled: its first item, the sum of its ratios, whether a stack lies in it. */
  #first = 0;
  #sum = 0;
  #hasStack = false;
  #group = -1;
  #isHeadingDue = false;
  /** Stacks that are open and whose lid lies in the line. */
  #open: { readonly from: number; readonly to: number }[] = [];

  constructor(input: PackInput, layout: GridLayout) {
    this.#input = input;
    this.#layout = layout;
  }

  beginGroup(group: number): void {
    this.#group = group;
    // Without a single tile it has no heading.
    this.#isHeadingDue = this.#input.hasHeadings && group >= 0;
  }

  endGroup(): void {
    this.#flush(true);
    if (this.#input.hasHeadings && this.#layout.lineCount > 0 && !this.#isHeadingDue) this.y += HEADING.before - GAP;
    this.#isHeadingDue = false;
  }

  tile(row: number, span: number): void {
    this.#heading();
    const layout = this.#layout;
    const ratio = (layout.ratios[row] ?? 1000) / 1000;
    this.#breakFor(ratio);
    const item = layout.itemCount;
    layout.itemRows[item] = row;
    layout.itemSpans[item] = span;
    layout.itemCount = item + 1;
    for (let each = row; each < row + span; each++) layout.rowItems[each] = item;
    this.#sum += ratio;
    if (span > 1) this.#hasStack = true;
  }

  stack(from: number, to: number, isGroup: boolean): void {
    const isOpen = this.#input.openStacks.has(this.#input.rows.batches[from] ?? 0);
    if (isOpen && isGroup) {
      this.#isHeadingDue = false;
      this.#tray(from, to, true);
      return;
    }
    const top = this.#firstShown(from, to);
    this.tile(top, to - top);
    const item = this.#layout.itemCount - 1;
    for (let row = from; row < top; row++) this.#layout.rowItems[row] = item;
    if (!isOpen) return;
    this.#layout.lids.add(item);
    this.#open.push({ from, to });
  }

  /** How high all will be, as far as one can tell. */
  guess(row: number): number {
    const all = this.#input.rows.count;
    return this.y + (row === 0 ? 0 : (this.y / row) * (all - row)) + AFTER_ALL;
  }

  #firstShown(from: number, to: number): number {
    const { rows, hidden } = this.#input;
    for (let row = from; row < to; row++) if (!hidden.has(rows.numbers[row] ?? 0)) return row;
    return from;
  }

  #heading(): void {
    if (!this.#isHeadingDue) return;
    this.#isHeadingDue = false;
    this.#layout.addLine(LINE.heading, this.y, HEADING.height, this.#layout.itemCount, this.#group);
    this.y += HEADING.height + HEADING.after;
  }

  /** Ends the line where one more tile would make it worse than it is. */
  #breakFor(ratio: number): void {
    const count = this.#layout.itemCount - this.#first;
    if (count === 0) return;
    const { aim } = this.#input;
    const now = this.#heightOf(this.#sum, count);
    if (now <= aim) {
      this.#flush(false);
      return;
    }
    const then = this.#heightOf(this.#sum + ratio, count + 1);
    // Both are as far from what is aimed at as their logarithms are.
    if (then < aim && now / aim < aim / then) this.#flush(false);
  }

  #heightOf(sum: number, count: number): number {
    return (this.#input.width - GAP * (count - 1)) / sum;
  }

  #flush(isLast: boolean, kind: number = LINE.tiles): void {
    const layout = this.#layout;
    const count = layout.itemCount - this.#first;
    if (count > 0) {
      const { aim } = this.#input;
      const full = this.#heightOf(this.#sum, count);
      const height = isLast && full > aim * MOST_STRETCHED ? aim : full;
      if (this.#hasStack) this.y += STACK_EDGES;
      layout.addLine(kind, this.y, height, this.#first, -1);
      this.y += height + GAP;
    }
    this.#first = layout.itemCount;
    this.#sum = 0;
    this.#hasStack = false;
    const open = this.#open;
    if (open.length === 0) return;
    this.#open = [];
    for (const { from, to } of open) this.#tray(from, to, false);
  }

  #tray(from: number, to: number, isGroup: boolean): void {
    const layout = this.#layout;
    const { rows, hidden } = this.#input;
    if (!isGroup) this.y += TRAY.padding;
    const top = this.y - TRAY.padding;
    const heading = layout.addLine(LINE.trayHeading, this.y, TRAY.heading, layout.itemCount, this.#group);
    const batch = rows.batches[from] ?? 0;
    const tray = { batch, from, to, isGroup, firstLine: heading, endLine: 0, top, bottom: 0 };
    this.y += TRAY.heading + HEADING.after;
    for (let row = from; row < to; row++) {
      if (hidden.has(rows.numbers[row] ?? 0)) {
        layout.rowItems[row] = layout.itemCount;
        continue;
      }
      const ratio = (layout.ratios[row] ?? 1000) / 1000;
      this.#breakTray(ratio);
      const item = layout.itemCount;
      layout.itemRows[item] = row;
      layout.itemSpans[item] = 1;
      layout.itemCount = item + 1;
      layout.rowItems[row] = item;
      this.#sum += ratio;
    }
    this.#flush(true, LINE.trayTiles);
    this.y += TRAY.padding - GAP;
    layout.trays.push({ ...tray, endLine: layout.lineCount, bottom: this.y });
    this.y += isGroup ? GAP : TRAY.after;
  }

  #breakTray(ratio: number): void {
    const count = this.#layout.itemCount - this.#first;
    if (count === 0) return;
    const { aim } = this.#input;
    const now = this.#heightOf(this.#sum, count);
    const then = this.#heightOf(this.#sum + ratio, count + 1);
    if (now <= aim || (then < aim && now / aim < aim / then)) this.#flush(false, LINE.trayTiles);
  }
}
