import type { GalleryRows } from '../../stores/gallery/GalleryRows.ts';
import type { GridLayout } from './GridLayout.ts';
import { packRows, type PackInput } from './packRows.ts';
import { runInSlices } from './runInSlices.ts';
import { ScrollScale } from './ScrollScale.ts';

/** What of a grid is drawn. */
export interface GridView {
  readonly layout: GridLayout;
  readonly rows: GalleryRows;
  /** px */
  readonly boxHeight: number;
  /** What lies at `y` in the grid lies at `y - offset` in the box. */
  readonly offset: number;
  /** Lines `[from, to)`. */
  readonly from: number;
  readonly to: number;
}

/** A picture that stays where it is while all around it changes: how far below the upper edge its top is, px. */
export interface Anchor {
  readonly number: number;
  readonly below: number;
}

export interface GridInput extends Omit<PackInput, 'rows' | 'width'> {
  readonly rows: GalleryRows;
}

/** Parts of what is seen that are drawn beyond it, ahead and behind. */
const AHEAD = 1.25;
const BEHIND = 0.4;
/** Without a frame of a picture to hold on to, px of the grid that are the same at its edge. */
const AT_TOP = 2;

/** Where the tiles of a grid lie, how far it is scrolled, and what of it is to be drawn. It knows no page: a box is scrolled as it says. */
export class GridModel {
  readonly #scale: ScrollScale;
  readonly #listeners = new Set<() => void>();
  #box: { scrollTop: number } | undefined;
  #view: GridView | undefined;
  #layout: GridLayout | undefined;
  #input: GridInput | undefined;
  #rows: GalleryRows | undefined;
  #width = 0;
  #height = 0;
  #isGoingDown = true;
  #packing: AbortController | undefined;
  /** Where to go as soon as there is a layout of what was given last. */
  #goal: Anchor | 'top' | 'end' | undefined;

  constructor(scale = new ScrollScale()) {
    this.#scale = scale;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  /** `undefined` until something was laid out. */
  readonly view = (): GridView | undefined => this.#view;

  get position(): number {
    return this.#scale.position;
  }
  get height(): number {
    return this.#height;
  }
  /** Which way one went last. */
  get isGoingDown(): boolean {
    return this.#isGoingDown;
  }
  get isAtTop(): boolean {
    return this.#scale.position < AT_TOP;
  }

  /** The box that is scrolled; its `scrollTop` is read and written. */
  setBox(box: { scrollTop: number } | undefined): void {
    this.#box = box;
    this.settle();
  }

  /** What is scrolled has the height now that it is to have. */
  settle(): void {
    if (this.#box && Math.abs(this.#box.scrollTop - this.#scale.boxTop) >= 1) this.#putBox();
  }

  resize(width: number, height: number): void {
    const isWider = width !== this.#width;
    if (!isWider && height === this.#height) return;
    this.#width = width;
    this.#height = height;
    if (isWider) this.#pack();
    else this.#place(this.#layout);
  }

  /** Takes what is to be laid out. `goal`: where to go then; else what is seen stays where it is. */
  show(input: GridInput, goal?: Anchor | 'top' | 'end'): void {
    this.#input = input;
    if (goal !== undefined) this.#goal = goal;
    this.#pack();
  }

  /** The box was scrolled by a person. */
  scrolled(boxTop: number): void {
    // What was put there by the program is told as well.
    if (Math.abs(boxTop - this.#scale.boxTop) < 1) return;
    const before = this.#scale.position;
    this.#goal = undefined;
    if (this.#scale.scrolled(boxTop)) this.#putBox();
    this.#isGoingDown = this.#scale.position >= before;
    this.#draw();
  }

  /** It rests: the box goes where it belongs. */
  rest(): void {
    if (this.#scale.resync()) this.#putBox();
    this.#draw();
  }

  moveTo(position: number): void {
    this.#goal = undefined;
    this.#isGoingDown = position >= this.#scale.position;
    this.#scale.moveTo(position);
    this.#putBox();
    this.#draw();
  }

  /** The very end, also of what is not known yet. */
  moveToEnd(): void {
    this.moveTo(Infinity);
    this.#goal = 'end';
  }

  /** Scrolls as little as it takes until all of an item is seen. */
  reveal(item: number, margin = { above: 32, below: 72 }): void {
    const layout = this.#layout;
    if (!layout) return;
    const line = layout.lineOf(item);
    const top = layout.topOf(line) - margin.above;
    const bottom = layout.bottomOf(line) + margin.below;
    if (item === layout.itemCount - 1) this.moveToEnd();
    else if (item === 0) this.moveTo(0);
    else if (top < this.position || bottom - top > this.#height) this.moveTo(top);
    else if (bottom > this.position + this.#height) this.moveTo(bottom - this.#height);
  }

  /** The first picture that is wholly seen, or seen at all. */
  anchor(): Anchor | undefined {
    const layout = this.#layout;
    if (!layout || layout.itemCount === 0) return undefined;
    let line = layout.lineAt(this.position);
    while (line < layout.lineCount - 1 && !(layout.hasTiles(line) && layout.topOf(line) >= this.position - AT_TOP))
      line += 1;
    const [item] = layout.itemsOf(line);
    const number = this.#rows?.numberAt(layout.rowOf(item)) ?? 0;
    return number === 0 ? undefined : { number, below: layout.topOf(line) - this.position };
  }

  /** Where one is, or is to come as soon as that can be laid out; `null`: at the top; `undefined`: not known yet. */
  place(): Anchor | null | undefined {
    const goal = this.#goal;
    if (typeof goal === 'object' && this.#rows?.rowOf(goal.number) === undefined) return goal;
    if (!this.#layout) return undefined;
    return this.isAtTop ? null : this.anchor();
  }

  /** Items `[first, end)` between two heights of the grid. */
  itemsBetween(top: number, bottom: number): readonly [first: number, end: number] {
    const layout = this.#layout;
    if (!layout || layout.lineCount === 0) return [0, 0];
    const [first] = layout.itemsOf(layout.lineAt(top));
    const [, end] = layout.itemsOf(layout.lineAt(bottom));
    return [first, end];
  }

  dispose(): void {
    this.#packing?.abort();
  }

  #pack(): void {
    const input = this.#input;
    if (!input || this.#width <= 0) return;
    this.#packing?.abort();
    const packing = new AbortController();
    this.#packing = packing;
    const isFirst = this.#goal === 'top' || (this.#goal === undefined && (!this.#layout || this.isAtTop));
    const work = packRows({ ...input, width: this.#width });
    void runInSlices(work, {
      signal: packing.signal,
      // The first screen does not wait for the last.
      onSlice: (soFar) => {
        if (isFirst && this.#rows !== input.rows) this.#take(soFar, input);
      },
    }).then((layout) => {
      if (layout && !packing.signal.aborted) this.#take(layout, input);
    });
  }

  #take(layout: GridLayout, { rows }: GridInput): void {
    const anchor = this.isAtTop ? undefined : (this.#anchorNow() ?? undefined);
    this.#rows = rows;
    this.#place(layout, anchor);
  }

  /** The same, with the row it was in, in case the picture is gone. */
  #anchorNow(): (Anchor & { readonly row: number }) | undefined {
    const anchor = this.anchor();
    return anchor && { ...anchor, row: this.#rows?.rowOf(anchor.number) ?? 0 };
  }

  #place(layout: GridLayout | undefined, anchor?: Anchor & { readonly row: number }): void {
    if (!layout) return;
    const isSame = layout === this.#layout;
    this.#layout = layout;
    this.#scale.resize(layout.total, this.#height);
    if (this.#goal === 'end') this.#scale.moveTo(Infinity);
    else if (this.#goal === 'top') this.#scale.moveTo(0);
    else if (this.#goal) this.#moveTo(this.#goal);
    else if (anchor && !isSame) this.#moveTo(anchor, anchor.row);
    this.#putBox();
    this.#draw();
  }

  #moveTo(anchor: Anchor, fallback?: number): void {
    const layout = this.#layout;
    const row = this.#rows?.rowOf(anchor.number) ?? fallback;
    if (!layout || row === undefined) return;
    this.#scale.moveTo(layout.topOf(layout.lineOf(layout.itemOf(row))) - anchor.below);
  }

  #putBox(): void {
    if (!this.#box) return;
    this.#box.scrollTop = this.#scale.boxTop;
  }

  #draw(): void {
    const layout = this.#layout;
    const rows = this.#rows;
    if (!layout || !rows) return;
    const { position, boxHeight, offset } = this.#scale;
    const [above, below] = this.#isGoingDown ? [BEHIND, AHEAD] : [AHEAD, BEHIND];
    const from = layout.lineAt(position - above * this.#height);
    const to = Math.min(layout.lineCount, layout.lineAt(position + (1 + below) * this.#height) + 1);
    const now = this.#view;
    if (
      now?.layout === layout &&
      now.offset === offset &&
      now.boxHeight === boxHeight &&
      now.rows === rows &&
      isWithin(now, from, to)
    )
      return;
    this.#view = { layout, rows, boxHeight, offset, from, to };
    for (const listener of this.#listeners) listener();
  }
}

/** Whether lines are drawn already, and not many more. */
function isWithin(view: GridView, from: number, to: number): boolean {
  return view.from === from && view.to === to;
}
