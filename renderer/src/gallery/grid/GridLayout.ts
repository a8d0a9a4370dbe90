/** What a line of the grid holds. */
export const LINE = { heading: 0, tiles: 1, trayHeading: 2, trayTiles: 3 } as const;

/** A stack that is open: its pictures lie in a tray of their own. */
export interface Tray {
  readonly batch: number;
  /** Rows `[from, to)`. */
  readonly from: number;
  readonly to: number;
  /** Whether it is all of its group, and its heading stands for that of the group. */
  readonly isGroup: boolean;
  /** Its first line, its heading, and the one after its last. */
  readonly firstLine: number;
  readonly endLine: number;
  /** px */
  readonly top: number;
  readonly bottom: number;
}

/** A tile's place within its line, px. */
export interface Cell {
  readonly item: number;
  readonly x: number;
  readonly width: number;
}

export interface LayoutMeasures {
  readonly width: number;
  readonly gap: number;
}

/**
 * Where everything lies, px from the top of all. An item is a tile: a picture, or a stack of those of one batch. Items are numbered in reading
 * order, lines from the top.
 */
export class GridLayout {
  /** Of each line; of a line of tiles, of the tiles. */
  tops = new Float64Array(256);
  heights = new Float32Array(256);
  kinds = new Uint8Array(256);
  /** The first item in the line, or after it. */
  firsts = new Int32Array(257);
  /** Of a heading: the place of its group. */
  groups = new Int32Array(256);
  lineCount = 0;

  /** The row of each item; of a stack the first. */
  readonly itemRows: Int32Array;
  /** How many rows lie in each item: more than one in a stack. */
  readonly itemSpans: Uint32Array;
  itemCount = 0;
  /** The item each row lies in; of a row that is not shown, the next one. */
  readonly rowItems: Int32Array;
  /** Stacks that are open: their tile is the tray's lid. */
  readonly lids = new Set<number>();
  readonly trays: Tray[] = [];

  /** Of all, px. */
  total = 0;
  readonly rowCount: number;
  readonly measures: LayoutMeasures;
  readonly ratios: Uint16Array;

  constructor(ratios: Uint16Array, most: number, measures: LayoutMeasures) {
    this.ratios = ratios;
    this.rowCount = ratios.length;
    this.measures = measures;
    this.itemRows = new Int32Array(most);
    this.itemSpans = new Uint32Array(most);
    this.rowItems = new Int32Array(ratios.length);
  }

  addLine(kind: number, top: number, height: number, first: number, group: number): number {
    const line = this.lineCount;
    if (line === this.tops.length) this.#grow();
    this.kinds[line] = kind;
    this.tops[line] = top;
    this.heights[line] = height;
    this.firsts[line] = first;
    this.groups[line] = group;
    // What is put into a line that is not there yet does not lie in this one.
    this.firsts[line + 1] = this.itemCount;
    this.lineCount = line + 1;
    return line;
  }

  #grow(): void {
    const size = this.tops.length * 2;
    const grown = <T extends Float64Array | Float32Array | Int32Array | Uint8Array>(into: T, from: T) => {
      into.set(from);
      return into;
    };
    this.tops = grown(new Float64Array(size), this.tops);
    this.heights = grown(new Float32Array(size), this.heights);
    this.kinds = grown(new Uint8Array(size), this.kinds);
    this.firsts = grown(new Int32Array(size + 1), this.firsts);
    this.groups = grown(new Int32Array(size), this.groups);
  }

  kindOf(line: number): number {
    return this.kinds[line] ?? LINE.heading;
  }
  topOf(line: number): number {
    return this.tops[line] ?? 0;
  }
  heightOf(line: number): number {
    return this.heights[line] ?? 0;
  }
  bottomOf(line: number): number {
    return this.topOf(line) + this.heightOf(line);
  }
  hasTiles(line: number): boolean {
    const kind = this.kindOf(line);
    return kind === LINE.tiles || kind === LINE.trayTiles;
  }
  rowOf(item: number): number {
    return this.itemRows[item] ?? 0;
  }
  spanOf(item: number): number {
    return this.itemSpans[item] ?? 1;
  }
  itemOf(row: number): number {
    return Math.min(this.rowItems[row] ?? 0, Math.max(0, this.itemCount - 1));
  }

  /** Items `[first, end)` of a line of tiles. */
  itemsOf(line: number): readonly [first: number, end: number] {
    return [this.firsts[line] ?? 0, this.firsts[line + 1] ?? 0];
  }

  /** The last line that begins at `y` or above; 0 where none does. */
  lineAt(y: number): number {
    return lastNotAfter(this.tops, this.lineCount, y);
  }

  /** The line of tiles an item lies in. */
  lineOf(item: number): number {
    return lastNotAfter(this.firsts, this.lineCount, item);
  }

  /** The tiles of a line, from the left. Edges lie on whole pixels, so that no seam is seen. */
  cellsOf(line: number): readonly Cell[] {
    const [first, end] = this.itemsOf(line);
    const height = this.heightOf(line);
    const cells: Cell[] = [];
    let edge = 0;
    for (let item = first; item < end; item++) {
      const width = (height * (this.ratios[this.rowOf(item)] ?? 1000)) / 1000;
      const x = Math.round(edge);
      cells.push({ item, x, width: Math.min(Math.round(edge + width), Math.round(this.measures.width)) - x });
      edge += width + this.measures.gap;
    }
    return cells;
  }

  trayOf(line: number): Tray | undefined {
    return this.trays.find(({ firstLine, endLine }) => line >= firstLine && line < endLine);
  }
}

function lastNotAfter(values: Float64Array | Int32Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
