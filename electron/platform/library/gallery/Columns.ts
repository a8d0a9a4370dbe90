import type { LABEL_KINDS, PICTURE_KINDS, RESOLUTIONS } from '#shared/api/gallerySchemas';
import { Names } from './Names.ts';

export const KIND_CODES = ['made', 'imported', 'drawn', 'found'] as const satisfies typeof PICTURE_KINDS;
export const RESOLUTION_CODES = ['0.5K', '1K', '2K', '4K'] as const satisfies typeof RESOLUTIONS;
/** Values of `shelf`; as the index has them, but for that of a number no picture has. */
export const SHELF = { shown: 0, drawn: 1, trash: 2, emptied: 3, none: 255 } as const;
export const IS = { favourite: 1, damaged: 2, missing: 4, estimate: 8, noted: 16 } as const;

/** A tag or a board, and the numbers of its pictures. */
export interface LabelColumn {
  readonly kind: (typeof LABEL_KINDS)[number];
  readonly name: string;
  readonly key: string;
  /** Of its name, as the index has words. */
  readonly words: readonly string[];
  readonly pictures: Set<number>;
}

const FIRST_ROOM = 1024;

/**
 * What pictures are found, sorted, grouped and counted by, a column each, by their numbers: about 80 bytes a picture, so that a hundred thousand
 * are looked through in a few milliseconds. Texts are numbers of `Names`.
 */
export class Columns {
  /** Above the highest number. */
  size = 0;
  shelf = new Uint8Array(FIRST_ROOM).fill(SHELF.none);
  kind = new Uint8Array(FIRST_ROOM);
  rating = new Uint8Array(FIRST_ROOM);
  /** Of `IS`. */
  flags = new Uint8Array(FIRST_ROOM);
  resolution = new Uint8Array(FIRST_ROOM);
  references = new Uint16Array(FIRST_ROOM);
  width = new Int32Array(FIRST_ROOM);
  height = new Int32Array(FIRST_ROOM);
  batch = new Int32Array(FIRST_ROOM);
  provider = new Int32Array(FIRST_ROOM);
  model = new Int32Array(FIRST_ROOM);
  graph = new Int32Array(FIRST_ROOM);
  ratio = new Int32Array(FIRST_ROOM);
  run = new Int32Array(FIRST_ROOM);
  createdAt = new Float64Array(FIRST_ROOM);
  groupAt = new Float64Array(FIRST_ROOM);
  /** Micro-dollars; -1: none. */
  cost = new Float64Array(FIRST_ROOM);
  bytes = new Float64Array(FIRST_ROOM);
  /** NaN: none. */
  seed = new Float64Array(FIRST_ROOM);
  readonly providers = new Names();
  readonly models = new Names();
  readonly graphs = new Names();
  readonly ratios = new Names();
  readonly runs = new Names();
  /** By their numbers. */
  readonly labels = new Map<number, LabelColumn>();

  /** Makes room for a number. */
  reach(number: number): void {
    if (number < this.size) return;
    this.size = number + 1;
    const room = this.shelf.length;
    if (this.size > room) this.#grow(Math.max(this.size, room * 2));
  }

  #grow(room: number): void {
    const old = this.shelf.length;
    this.shelf = wider(this.shelf, new Uint8Array(room));
    this.shelf.fill(SHELF.none, old);
    this.kind = wider(this.kind, new Uint8Array(room));
    this.rating = wider(this.rating, new Uint8Array(room));
    this.flags = wider(this.flags, new Uint8Array(room));
    this.resolution = wider(this.resolution, new Uint8Array(room));
    this.references = wider(this.references, new Uint16Array(room));
    this.width = wider(this.width, new Int32Array(room));
    this.height = wider(this.height, new Int32Array(room));
    this.batch = wider(this.batch, new Int32Array(room));
    this.provider = wider(this.provider, new Int32Array(room));
    this.model = wider(this.model, new Int32Array(room));
    this.graph = wider(this.graph, new Int32Array(room));
    this.ratio = wider(this.ratio, new Int32Array(room));
    this.run = wider(this.run, new Int32Array(room));
    this.createdAt = wider(this.createdAt, new Float64Array(room));
    this.groupAt = wider(this.groupAt, new Float64Array(room));
    this.cost = wider(this.cost, new Float64Array(room));
    this.bytes = wider(this.bytes, new Float64Array(room));
    this.seed = wider(this.seed, new Float64Array(room));
  }
}

function wider<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
