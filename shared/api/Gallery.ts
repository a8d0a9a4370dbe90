import type {
  CallInput,
  CallOutput,
  CountedLabel,
  GalleryQuery,
  PictureFilter,
  PictureTarget,
  Tile,
} from './contract.ts';

/** Whether a picture's file is there, where the index has it otherwise. */
export interface Presence {
  readonly number: number;
  readonly isMissing: boolean;
}

/** What a grid shows of pictures whose files were looked for just now. */
export interface LookedTiles {
  readonly tiles: readonly Tile[];
  readonly presence: readonly Presence[];
}

/** Answers to questions about all pictures of a library. All throw StorageError, and CancelledError while the program closes. */
export interface Gallery {
  open(query: GalleryQuery): Promise<Omit<CallOutput<'gallery.open'>, 'tiles'> & LookedTiles>;
  /** How many `open` would find. */
  count(filter: PictureFilter): Promise<CallOutput<'gallery.count'>>;
  /** @throws NotFoundError where the view is not open any more; so does `place` */
  rows(input: CallInput<'gallery.rows'>): Promise<CallOutput<'gallery.rows'>>;
  tiles(numbers: readonly number[]): Promise<LookedTiles>;
  place(input: CallInput<'gallery.place'>): Promise<CallOutput<'gallery.place'>>;
  facets(filter: PictureFilter): Promise<CallOutput<'gallery.facets'>>;
  /** @throws NotFoundError as `numbersOf` */
  shared(target: PictureTarget): Promise<CallOutput<'gallery.shared'>>;
  /** The numbers of the pictures that are meant, newest first. @throws NotFoundError where one that is named is not there */
  numbersOf(target: PictureTarget): Promise<Int32Array>;
  /** With how many pictures each has that are not in the trash. */
  labels(): Promise<readonly CountedLabel[]>;
  /** Looks for the file of every picture. */
  lookForAll(): Promise<readonly Presence[]>;
}
