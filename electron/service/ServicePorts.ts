/** What the service needs from the world besides the engine's ports. Each is made real in `electron/platform`. */
import type { LiveList } from '#shared/graph/models/LiveList';
import type {
  CallInput,
  CallOutput,
  ExportOptions,
  LedgerCall,
  PictureDetails,
  PictureTarget,
  RunSummary,
  Settings,
  SpendRow,
  TakenPictures,
} from '#shared/api/contract';
import type { Gallery } from '#shared/api/Gallery';
import type { Keeping } from '#shared/api/Keeping';
import type { ReferenceSets } from '#shared/api/ReferenceSets';
import type { AppError, ErrorReport } from '#shared/errors/AppError';
import type { PageSession } from '#shared/api/sessionSchemas';
import type { ImageRef } from '#shared/graph/generation';
import type { Money } from '#shared/graph/Money';
import type { WildcardList } from '#shared/graph/WildcardList';
import type { ThumbnailWidth } from '#shared/graph/pictureTypes';
import type { EffectiveRequest } from '#shared/providers/Effective';
import type { PlaceRecord } from '#shared/runs/RunRecord';
import type { RunRecords } from '#shared/runs/RunRecords';
import type { PaletteOf } from '#shared/workflow/PaletteOf';
import type { Workflow } from '#shared/workflow/Workflow';
import type { Ports } from '../engine/Ports.ts';
import type { ShellPort } from './ShellPort.ts';

/** The files of the library's pictures. */
export interface MediaPort {
  /** Where the bytes of a picture are. */
  pictureFile(id: string): { readonly path: string; readonly mime: string; readonly bytes: number } | undefined;
  /** A WebP thumbnail of this width, made if need be. @throws PictureError where the picture cannot be decoded. */
  thumbnailFile(id: string, width: ThumbnailWidth): Promise<string>;
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
  /** Every run, newest first. `before`: only those queued before this time. `query`: words of its calls and its graph. */
  runs(query: { readonly limit: number; readonly before?: number; readonly query?: string }): readonly RunSummary[];
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

/** The files of wildcards, as they are now. */
export interface WildcardFilesPort {
  survey(): Promise<{
    readonly folders: CallOutput<'wildcards.list'>['folders'];
    readonly files: readonly {
      readonly path: string;
      readonly lists: readonly WildcardList[];
      /** What of it cannot be read. */
      readonly faults: readonly { readonly reason: string; readonly line?: number }[];
    }[];
    /** Of all files; the same array where none of them has changed. */
    readonly lists: readonly WildcardList[];
  }>;
}

/** A file or folder that a person pointed at, or one of those in it: what may be a picture, or is left out. */
export type WalkedFile =
  | { readonly path: string; readonly beside: readonly string[]; readonly twinOf?: string }
  | { readonly path: string; readonly reason: 'no-picture' | 'unreadable' | 'too-deep' };

/** A picture that leaves the library, and what it may be called by. */
export interface LeavingPicture {
  readonly image: ImageRef;
  /** ms since the epoch */
  readonly at: number;
  readonly graph: string;
  readonly seed: number | undefined;
  readonly model: string;
  readonly words: string;
}

/** Hears of each picture that leaves. */
export interface ExportListener {
  /** `path`: of the picture, or its name in the archive. Bytes with what lies beside it. */
  readonly onPlaced: (id: string, path: string, bytes: number) => void;
  readonly onRefused: (id: string, error: AppError) => void;
  readonly onNote: (note: string) => void;
}

/** Many copies at once, one after the other. All throw StorageError where the disk refuses. */
export interface PictureExportPort {
  /** @throws BadInputError for a pattern with a token that stands for nothing */
  checkName(pattern: string): void;
  /** Never over a file that is there. What was written stays. */
  toFolder(
    folder: string,
    pictures: Iterable<LeavingPicture>,
    options: ExportOptions,
    listener: ExportListener,
  ): Promise<void>;
  /** Whole or not at all. @throws BadInputError where there is a file of that name */
  toZip(
    path: string,
    pictures: Iterable<LeavingPicture>,
    options: ExportOptions,
    listener: ExportListener,
  ): Promise<void>;
  /** An archive that is made while it is read. `closing`: what is to be said in it, asked for at its end. */
  stream(
    pictures: Iterable<LeavingPicture>,
    options: ExportOptions,
    listener: ExportListener,
    closing: () => string | undefined,
  ): ReadableStream<Uint8Array>;
  /** A path near to this one where no file is. */
  freePath(path: string): Promise<string>;
}

/** The ids of pictures, many of them in little room. */
export interface PictureIds {
  readonly length: number;
  at(place: number): string;
}

/** Archives for whoever helps. */
export interface ReportsPort {
  /** What this machine and this program are. */
  machine(): Promise<Readonly<Record<string, string | number>>>;
  /** The files of the log, oldest first. */
  logs(): Promise<readonly { readonly name: string; readonly text: string }[]>;
  /** Takes keys and the user's home folder out of a text. */
  tidy(text: string): string;
  /** Gives the path. */
  save(name: string, entries: readonly { readonly name: string; readonly text: string }[]): Promise<string>;
}

/** Copies of pictures outside the library. All throw StorageError where the disk refuses. */
export interface PictureCopiesPort {
  /** Appears whole or not at all, in place of a file of that name. */
  saveTo(source: string, path: string): Promise<void>;
  /** A copy under a readable name, in a folder of its own; there until it is discarded or the application ends. */
  named(source: string, name: string): Promise<string>;
  /** Removes a copy that `named` gave. */
  discard(path: string): Promise<void>;
  /** The same picture as PNG, there until the application ends. @throws PictureError where it cannot be decoded. */
  asPng(source: string, key: string): Promise<string>;
}

export interface OpenedGraph {
  readonly file: string;
  readonly workflow: Workflow;
  /** Changes whenever the file's text does. */
  readonly version: string;
}

/** Graph files: those of the data folder by name, others by a path the user pointed at. */
export interface WorkflowFilesPort {
  list(): Promise<CallOutput<'workflow.list'>>;
  open(file: string): Promise<OpenedGraph>;
  save(file: string, workflow: Workflow, version: string | null): Promise<Omit<OpenedGraph, 'workflow'>>;
  /** Lets pages touch this path from now on. Gives what calls name it by. */
  grant(path: string): Promise<string>;
  isGranted(file: string): boolean;
  /** Where a file is. @throws BadInputError for one that was not granted */
  pathOf(file: string): string;
  /** `null`: there is no such file. */
  version(file: string): Promise<string | null>;
  recent(): Promise<CallOutput<'file.recent'>>;
}

/** Files that hold a list which a graph names. `graph`: where the graph's own file is; `null`: in none. */
export interface ListFilesPort {
  /** @throws ListNotAllowedError, ListFileError; both say what is to be done */
  read(graph: string | null, file: string): Promise<string>;
  /** Lets a graph read one that does not lie with it. `isKept`: not for this session only. */
  allow(graph: string | null, file: string, isKept: boolean): Promise<void>;
  /** Whether a path leads to the very file that a graph names so. */
  isSame(graph: string | null, file: string, path: string): Promise<boolean>;
  /** As the graph names the file of this path. */
  nameOf(graph: string | null, path: string): Promise<string>;
}

export interface FileWatchPort {
  watch(page: string, files: CallInput<'file.watch'>['files']): void;
  /** Gives its own unsubscribe. */
  onChange(listener: (file: string, version: string | null) => void): () => void;
}

/** Unsaved work of one graph. */
export interface RecoveryEntry {
  readonly documentId: string;
  readonly file: { readonly name: string; readonly version: string } | null;
  /** ms since the epoch */
  readonly at: number;
  readonly workflow: Workflow;
}

/** Unsaved work, apart from the user's files. */
export interface RecoveryPort {
  write(entry: RecoveryEntry): Promise<void>;
  list(): Promise<readonly RecoveryEntry[]>;
  read(documentId: string): Promise<RecoveryEntry>;
  discard(documentId: string): Promise<void>;
}

/** What pages have open. */
export interface SessionsPort {
  /** As the start before left it. */
  readonly kept: readonly PageSession[];
  write(pages: readonly PageSession[]): Promise<void>;
}

/** The undo of graphs that are open, as pages write it. */
export interface UndoPort {
  write(documentId: string, history: string): Promise<void>;
  /** `null`: there is none. */
  read(documentId: string): Promise<string | null>;
  discard(documentId: string): Promise<void>;
}

export interface KeysPort {
  list(): Promise<CallOutput<'keys.list'>>;
  keychain(): Promise<CallOutput<'keys.keychain'>>;
  /** Why a call could not use a key of this name now; `undefined`: it could. */
  refusal(provider: string, name: string): Promise<ErrorReport | undefined>;
  approve(provider: string, name: string): Promise<void>;
  /** The same until the application is closed. */
  allow(provider: string, name: string): void;
  /** `pasted` is tidied first; see `tidyKey`. */
  set(provider: string, name: string, pasted: string): Promise<void>;
  remove(name: string): Promise<void>;
  import(text: string, chosen: CallInput<'keys.import'>['chosen']): Promise<CallOutput<'keys.import'>>;
}

/** What providers say of their models. */
export interface ModelsPort {
  /** What was read last, of each provider that was ever asked. */
  lists(): readonly LiveList[];
  /** Asks anew and keeps what is said; from then on it holds. @throws NotFoundError, and what the provider or the disk refuses */
  refresh(provider: string): Promise<LiveList>;
}

export interface SettingsPort {
  readonly current: Settings;
  /** Changes those that are named. */
  change(changed: Partial<Settings>): Promise<void>;
}

/** Where libraries lie, and which is opened at the next start. All throw StorageError where the disk refuses. */
export interface PlacesPort {
  list(): Promise<CallOutput<'library.places'>>;
  /** @throws BadInputError for a folder in which something else lies */
  choose(folder: string): Promise<{ readonly next: string }>;
  /** The whole library is moved there at the next start. @throws BadInputError for a folder that is not empty */
  moveLater(folder: string): Promise<{ readonly next: string }>;
}

export interface ServicePorts {
  readonly engine: Ports;
  readonly paletteOf: PaletteOf;
  readonly wildcards: WildcardFilesPort;
  readonly library: LibraryPort;
  readonly places: PlacesPort;
  readonly copies: PictureCopiesPort;
  readonly exports: PictureExportPort;
  /** The pictures among files and folders and in all folders below; what belongs together comes together. */
  readonly walkPictures: (paths: readonly string[]) => AsyncIterable<WalkedFile>;
  readonly files: WorkflowFilesPort;
  readonly lists: ListFilesPort;
  readonly watch: FileWatchPort;
  readonly recovery: RecoveryPort;
  readonly sessions: SessionsPort;
  readonly undo: UndoPort;
  readonly keys: KeysPort;
  /** Asks the provider, for free. */
  readonly checkKey: (provider: string, name: string) => Promise<CallOutput<'keys.check'>>;
  readonly models: ModelsPort;
  readonly settings: SettingsPort;
  readonly reports: ReportsPort;
  /** Writes a text where the user said, whole or not at all, in place of a file of that name. @throws StorageError */
  readonly writeText: (path: string, text: string) => Promise<void>;
  /** @throws SecretFoundError where the text holds a key. `what` names the text in the message. */
  readonly assertClean: (text: string, what: string) => void;
  /** The text with live keys and key shapes replaced. */
  readonly redact: (text: string) => string;
  /** The same with the keys of this moment, for many texts at once. */
  readonly redactor: () => (text: string) => string;
  /** The graph a newcomer sees. */
  readonly sampleWorkflow: () => Promise<Workflow>;
  readonly info: CallOutput<'app.info'>;
  /** Only behind the desktop's door. */
  readonly shell?: ShellPort;
}
