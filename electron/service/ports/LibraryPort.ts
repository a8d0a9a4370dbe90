/** What the service needs of the library: its records, its pictures and its places. */
import type {
  CallOutput,
  LedgerCall,
  PictureDetails,
  PictureTarget,
  RunSummary,
  SpendRow,
  TakenPictures,
} from '#shared/api/contract';
import type { Gallery } from '#shared/api/Gallery';
import type { Keeping } from '#shared/api/Keeping';
import type { ReferenceSets } from '#shared/api/ReferenceSets';
import type { Money } from '#shared/graph/Money';
import type { ThumbnailWidth } from '#shared/graph/pictureTypes';
import type { EffectiveRequest } from '#shared/providers/Effective';
import type { PlaceRecord } from '#shared/runs/RunRecord';
import type { RunRecords } from '#shared/runs/RunRecords';

/** The files of the library's pictures. */
export interface MediaPort {
  /** Where the bytes of a picture are. */
  pictureFile(id: string): { readonly path: string; readonly mime: string; readonly bytes: number } | undefined;
  /** A WebP thumbnail of this width, made if need be. @throws PictureError where the picture cannot be decoded. */
  thumbnailFile(id: string, width: ThumbnailWidth): Promise<string>;
  /** A WebP of what is drawn of a picture so far, by the name an `image-partial` gave; `undefined`: it is gone. */
  partialFile(name: string): string | undefined;
  /** Hears of a picture that could not be handed out: its file may be gone. */
  readonly failed?: (id: string) => void;
}

/** A picture that is to be put into the library: a file that a person pointed at, or its bytes. */
export type PictureSource = {
  /** What it was called where it comes from. */
  readonly name: string;
  /** Files that tell of it. */
  readonly beside?: readonly string[];
  /** The same by what they hold, for who has no paths: at most a few, each short. */
  readonly besideTexts?: readonly { readonly kind: 'txt' | 'json'; readonly text: string }[];
  /** The picture that it is another form of. */
  readonly twinOf?: string;
  /** When all that comes with it began to come, ms since the epoch. */
  readonly batchAt?: number;
} & ({ readonly path: string } | { readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array> });

/** A picture that is in the library now. */
export type TakenPicture = TakenPictures['pictures'][number] & {
  /** It was in the trash. */
  readonly isRestored?: boolean;
};

/** How far a piece of work is, and its end. */
export interface CareTools {
  readonly progress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** The ids of pictures, many of them in little room. */
export interface PictureIds {
  readonly length: number;
  at(place: number): string;
}

export interface LibraryPort extends RunRecords, MediaPort, ReferenceSets, Keeping {
  /** Questions about all pictures. */
  readonly gallery: Gallery;
  /**
   * Puts a picture from outside into the library exactly as it is, once, however often it comes. `at`: ms since the epoch.
   * @throws PictureError for what is no picture, is damaged or too large; NotFoundError, BadInputError for a path; StorageError. Nothing of it is kept
   * then.
   */
  takeIn(source: PictureSource, at: number): Promise<TakenPicture>;
  /** The same without keeping it: until the application ends `findPictures` knows of it. */
  lookAt(source: PictureSource): Promise<TakenPictures['pictures'][number]>;
  /**
   * Tries at once to store what could not be stored, and puts in order what programs left that ended without closing. To be awaited before
   * a run starts or goes on, so that what was paid for already is found. Never rejects.
   */
  settle(): Promise<void>;
  /** This program's waiting runs as lists show them, in their order. */
  waitingSummaries(): readonly RunSummary[];
  placesOf(runId: string): readonly PlaceRecord[];
  /**
   * Every run, newest first. `before`: only those queued before this time. `query`: words of its calls and its graph. `of`: in place of that,
   * only those of these documents, or of a graph of this name.
   */
  runs(query: {
    readonly limit: number;
    readonly before?: number;
    readonly query?: string;
    readonly of?: { readonly documents: readonly string[]; readonly name?: string };
  }): readonly RunSummary[];
  run(runId: string): RunSummary | undefined;
  /** The runs whose id begins so, newest first; ten at most. */
  runsStartingWith(prefix: string): readonly RunSummary[];
  /** In the order they were planned. */
  callsOf(runId: string): readonly LedgerCall[];
  /** Whether the last call of the very same request was cut off, so that nobody knows whether it was billed. */
  mayBeBilled(request: EffectiveRequest, agreedAt?: number): boolean;
  /** What all calls since a time have committed, ms since the epoch. */
  spentSince(at: number): Money;
  spend(period: { readonly from?: number; readonly to?: number }): readonly SpendRow[];
  details(id: string): PictureDetails | undefined;
  /** By the library's own numbers, in their order; those it does not have are left out. */
  detailsOf(numbers: readonly number[]): readonly PictureDetails[];
  /** The graph that made a picture, as it ran, or that came with it, as the text of a file. `run`: the run it is of. */
  graphOf(id: string): { readonly text: string; readonly run?: string } | undefined;
  /** What the call that made a picture asked for; `undefined`: none of ours made it. */
  requestOf(id: string): EffectiveRequest | undefined;
  /** The pictures that are meant, in their order. */
  idsOf(of: PictureTarget): Promise<PictureIds>;
  /** Newest first. `before`: only pictures made before this time, ms since the epoch. */
  list(query: { readonly query?: string; readonly limit: number; readonly before?: number }): readonly PictureDetails[];
  /** Compares every picture's file with its name and its row, and marks what is missing or damaged. @throws StorageError, CancelledError */
  check(tools: CareTools): Promise<CallOutput<'library.check'>>;
  /** What takes how much room. */
  usage(): Promise<CallOutput<'library.usage'>>;
  /** Writes the index to a file that is not there yet, whole or not at all. @throws FileConflictError, StorageError, CancelledError */
  backup(path: string, tools: CareTools): Promise<{ readonly file: string; readonly bytes: number }>;
  /** How much of everything there is. */
  counts(): Readonly<Record<string, number>>;
  /** What the last so many calls asked for. */
  recentPrompts(calls: number): readonly { readonly prompt: string; readonly instructions: string }[];
  /** What all calls of the last so many runs asked for; for a report whose maker wants it in. */
  promptsOfRuns(runs: number): readonly unknown[];
}

/** Where libraries lie, and which is opened at the next start. All throw StorageError where the disk refuses. */
export interface PlacesPort {
  list(): Promise<CallOutput<'library.places'>>;
  /** @throws BadInputError for a folder in which something else lies */
  choose(folder: string): Promise<{ readonly next: string }>;
  /** The whole library is moved there at the next start. @throws BadInputError for a folder that is not empty */
  moveLater(folder: string): Promise<{ readonly next: string }>;
}
