/**
 * Every call the page can make, once: its input and output schemas. Transports, hosts and the client are generic over this table;
 * the compiler names the handler that is missing.
 */
import type { z } from 'zod';
import type { ErrorReport } from '../errors/AppError.ts';
import type { RunEvent } from '../runs/RunEvent.ts';
import { appCalls } from './calls/appCalls.ts';
import { fileCalls } from './calls/fileCalls.ts';
import { galleryCalls } from './calls/galleryCalls.ts';
import { historyCalls, type graphRef, type graphVersion } from './calls/historyCalls.ts';
import { keyCalls } from './calls/keyCalls.ts';
import { libraryCalls, type exportOptions, type exportReport, type importReport } from './calls/libraryCalls.ts';
import { listCalls } from './calls/listCalls.ts';
import { modelCalls } from './calls/modelCalls.ts';
import { pictureCalls } from './calls/pictureCalls.ts';
import { runCalls } from './calls/runCalls.ts';
import { sessionCalls } from './calls/sessionCalls.ts';
import { setCalls } from './calls/setCalls.ts';
import { groupCalls, type groupEntry } from './calls/groupCalls.ts';
import { templateCalls, type templateEntry, type templateRef } from './calls/templateCalls.ts';
import { wildcardCalls } from './calls/wildcardCalls.ts';
import type { CommandId } from './commandTable.ts';
import type {
  countedLabel,
  facets,
  galleryQuery,
  label,
  pictureFilter,
  pictureTarget,
  rowPage,
  savedSearch,
  sharedFacts,
  tile,
} from './gallerySchemas.ts';
import type { pictureDetails, takenPictures } from './pictureSchemas.ts';
import type { referenceSet, setVersion } from './setSchemas.ts';
import type { ledgerCall, plannedCall, queueState, runSummary, settings, spendRow } from './runSchemas.ts';

/** One line a call, in the file of its noun. */
export const calls = {
  ...appCalls,
  ...fileCalls,
  ...galleryCalls,
  ...historyCalls,
  ...keyCalls,
  ...libraryCalls,
  ...listCalls,
  ...modelCalls,
  ...pictureCalls,
  ...runCalls,
  ...sessionCalls,
  ...setCalls,
  ...groupCalls,
  ...templateCalls,
  ...wildcardCalls,
};

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallInput<N extends CallName> = z.input<Calls[N]['input']>;
export type CallOutput<N extends CallName> = z.output<Calls[N]['output']>;
/** One function a call. Inputs are parsed before they reach it. */
export type Handlers = { readonly [N in CallName]: (input: z.output<Calls[N]['input']>) => Promise<CallOutput<N>> };

/** What a picture is and where it came from. */
export type PictureDetails = z.output<typeof pictureDetails>;
/** What a grid shows of a picture. */
export type Tile = z.output<typeof tile>;
export type PictureFilter = z.output<typeof pictureFilter>;
export type GalleryQuery = z.output<typeof galleryQuery>;
/** Pictures something is done to. */
export type PictureTarget = z.output<typeof pictureTarget>;
export type RowPage = z.output<typeof rowPage>;
export type Facets = z.output<typeof facets>;
export type SharedFacts = z.output<typeof sharedFacts>;
export type Label = z.output<typeof label>;
export type CountedLabel = z.output<typeof countedLabel>;
export type SavedSearch = z.output<typeof savedSearch>;
/** A graph by its file, or by the page's own id for it. */
export type GraphRef = z.output<typeof graphRef>;
/** A graph as it was for a while. */
export type GraphVersion = z.output<typeof graphVersion>;
/** What became of files that were to be put into the library. */
export type TakenPictures = z.output<typeof takenPictures>;
/** What became of an import, and of an export. */
export type ImportReport = z.output<typeof importReport>;
export type ExportReport = z.output<typeof exportReport>;
export type ExportOptions = z.output<typeof exportOptions>;
export type PlannedCall = z.output<typeof plannedCall>;
export type RunSummary = z.output<typeof runSummary>;
/** One call of a run as the ledger has it. */
export type LedgerCall = z.output<typeof ledgerCall>;
export type QueueState = z.output<typeof queueState>;
export type SpendRow = z.output<typeof spendRow>;
export type Settings = z.output<typeof settings>;
export type RunPreview = CallOutput<'run.preview'>;
/** A reference set at its newest version. */
export type ReferenceSet = z.output<typeof referenceSet>;
export type SetVersion = z.output<typeof setVersion>;
/** What is told of a group of one's own. */
export type GroupEntry = z.output<typeof groupEntry>;
/** What is told of a graph to begin with, and what names it. */
export type TemplateEntry = z.output<typeof templateEntry>;
export type TemplateRef = z.output<typeof templateRef>;

/** What a transport carries back. An error is data: Electron forwards no more of a thrown one than its message. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorReport };

/** What the Node side tells unasked. A listener takes no notice of kinds it does not know. */
export type Announcement =
  /** `documentId`: the page's own name for the graph the run was started from; a run without one belongs to no page's graph. */
  | { readonly kind: 'run'; readonly event: RunEvent; readonly documentId?: string }
  /** The queue has changed: a run was added, moved, started, taken out, or the queue was paused. */
  | { readonly kind: 'queue'; readonly queue: QueueState }
  /** What is said of pictures has changed, or they went to the trash or came back, in whatever window. `null`: of many. */
  | { readonly kind: 'pictures-changed'; readonly ids: readonly string[] | null }
  /** Labels or saved searches have changed. */
  | { readonly kind: 'finds-changed' }
  /** How far a piece of work is that takes long. `total`: `null` while it is not known. */
  | { readonly kind: 'job'; readonly job: string; readonly done: number; readonly total: number | null }
  /** A reference set was made, changed, removed or brought back, in whatever window. */
  | { readonly kind: 'set'; readonly set: ReferenceSet }
  /** One's own templates have changed, in whatever window. */
  | { readonly kind: 'templates-changed' }
  /** One's own groups have changed, in whatever window or by hand. */
  | { readonly kind: 'groups-changed' }
  /** Versions of a graph were kept, named or forgotten, in whatever window. */
  | { readonly kind: 'history'; readonly graph: GraphRef }
  /** Pictures from outside are in the library now. */
  | { readonly kind: 'pictures-imported'; readonly ids: readonly string[] }
  /** A graph was allowed to read a list that does not lie with it. */
  | { readonly kind: 'list-allowed' }
  /** What providers say of their models was read anew: `models.lists` has it. */
  | { readonly kind: 'models-changed' }
  /** A setting has changed, in whatever window. */
  | { readonly kind: 'settings'; readonly settings: Settings }
  /** Chosen in the application menu. */
  | { readonly kind: 'command'; readonly id: CommandId }
  /** The desktop's window is to close and the page said that it holds unsaved changes. Answered by `app.closeAnswer`. */
  | { readonly kind: 'close-requested' }
  /** The application ends as soon as the calls in flight have: they are paid for. */
  | { readonly kind: 'ending' }
  /** A file is to be opened: by “Open with”, a second start or a drop. `file.takeOpened` gives it. */
  | { readonly kind: 'open-file'; readonly file: string }
  /** A file that is open has a version no page has seen; `null`: it is gone. */
  | { readonly kind: 'file-changed'; readonly file: string; readonly version: string | null };

/** Whether a text names a call. */
export function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}
