/**
 * Browsers draw no box beyond some height: Firefox 17.9 million px, Chromium 2^24 device px at some scales. Well below at any scale up to 3.
 */
const TALLEST_BOX = 5_000_000;
/** Near both ends a place in the box is a place in the grid, px to px, so that the wheel comes to the very end. */
const END_ZONE = 20_000;

/**
 * What a scrolled box of limited height shows of a grid of any height. Moves of less than a screen, as of wheel and touch, are moves by as many
 * px in the grid; larger ones, as of the dragged thumb, go to the same part of the whole.
 */
export class ScrollScale {
  readonly #tallest: number;
  /** Height of what is scrolled, and of what is seen of it, px. */
  #total = 0;
  #seen = 0;
  /** How far the grid is scrolled, and how far the box is, px. */
  #position = 0;
  #boxTop = 0;

  constructor(tallest = TALLEST_BOX) {
    this.#tallest = tallest;
  }

  get position(): number {
    return this.#position;
  }
  /** Where the box is to be. */
  get boxTop(): number {
    return this.#boxTop;
  }
  get boxHeight(): number {
    return Math.min(this.#total, this.#tallest);
  }
  /** What lies at `y` in the grid lies at `y - offset` in the box. */
  get offset(): number {
    return this.#position - this.#boxTop;
  }
  get last(): number {
    return Math.max(0, this.#total - this.#seen);
  }

  resize(total: number, seen: number): void {
    this.#total = total;
    this.#seen = seen;
    this.moveTo(this.#position);
  }

  /** Goes to a place in the grid; the box is to be put to `boxTop` then. */
  moveTo(position: number): void {
    this.#position = Math.min(this.last, Math.max(0, position));
    this.#boxTop = this.#boxAt(this.#position);
  }

  /** The box was put there, which may be rounded. */
  settle(boxTop: number): void {
    // The grid stays where it is: only the box is not quite where it was to be.
    this.#boxTop = boxTop;
  }

  /** The box was scrolled. Gives whether it has to be put elsewhere for that. */
  scrolled(boxTop: number): boolean {
    const by = boxTop - this.#boxTop;
    this.#boxTop = boxTop;
    if (!this.#isScaled) {
      this.#position = boxTop;
      return false;
    }
    if (Math.abs(by) > this.#seen) {
      this.#position = this.#gridAt(boxTop);
      return false;
    }
    this.#position = Math.min(this.last, Math.max(0, this.#position + by));
    const isNearEnd = Math.min(boxTop, this.#lastBox - boxTop, this.#position, this.last - this.#position) < END_ZONE;
    return isNearEnd && this.resync();
  }

  /** Puts the box where the place in the grid has it. Gives whether it was elsewhere. */
  resync(): boolean {
    const boxTop = this.#boxAt(this.#position);
    if (Math.abs(boxTop - this.#boxTop) < 1) return false;
    this.#boxTop = boxTop;
    return true;
  }

  get #isScaled(): boolean {
    return this.#total > this.#tallest;
  }
  get #lastBox(): number {
    return Math.max(0, this.boxHeight - this.#seen);
  }
  /** How many px of the grid one px of the box is, between the zones at its ends. */
  get #scale(): number {
    return (this.last - 2 * END_ZONE) / (this.#lastBox - 2 * END_ZONE);
  }

  #boxAt(position: number): number {
    if (!this.#isScaled || position <= END_ZONE) return position;
    const fromEnd = this.last - position;
    if (fromEnd <= END_ZONE) return this.#lastBox - fromEnd;
    return END_ZONE + (position - END_ZONE) / this.#scale;
  }

  #gridAt(boxTop: number): number {
    if (boxTop <= END_ZONE) return boxTop;
    const fromEnd = this.#lastBox - boxTop;
    if (fromEnd <= END_ZONE) return this.last - fromEnd;
    return END_ZONE + (boxTop - END_ZONE) * this.#scale;
  }
}
