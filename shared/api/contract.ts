/**
 * Every call the page can make, once: its input and output schemas. Transports, hosts and the client are generic over this table;
 * the compiler names the handler that is missing.
 */
import { z } from 'zod';
import type { ErrorReport } from '../errors/AppError.ts';
import type { RunEvent } from '../runs/RunEvent.ts';
import { SHARE_KINDS } from '../workflow/shareCheck.ts';
import { list, pictureId, runId } from './basicSchemas.ts';
import type { CommandId } from './commandTable.ts';
import { pictureDetails } from './pictureSchemas.ts';
import {
  failureScope,
  ledgerCall,
  microUsd,
  repeatUnknown,
  period,
  queueState,
  runPreview,
  runSettings,
  runSummary,
  settings,
  spendRow,
  type plannedCall,
} from './runSchemas.ts';

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

/** A graph file: a name in the folder of graphs, or an absolute path the user pointed at. */
const fileName = z.string().min(1).max(4096);
const openFile = z.object({ name: fileName, version: z.string() });
const keyName = z.string().max(200);
const shareFinding = z.object({
  kind: z.enum(SHARE_KINDS),
  node: z.string().exactOptional(),
  field: z.string().exactOptional(),
  excerpt: z.string(),
});

/** A graph as the file has it; the handler reads it with `readWorkflow`. */
const workflow = z.unknown();

export const calls = {
  'app.info': call(
    z.void(),
    z.object({
      version: z.string(),
      /** What only a desktop can do is not offered behind the web door. */
      door: z.enum(['desktop', 'web']),
      platform: z.enum(['linux', 'darwin', 'win32']),
      dataFolder: z.string(),
      workflowsFolder: z.string(),
      exportsFolder: z.string(),
    }),
  ),
  /** Tells what the window's title is, and whether closing it would lose something: only then `close-requested` is announced. */
  'app.setEdited': call(z.object({ isEdited: z.boolean(), title: z.string().max(300) }), z.void()),
  /** The answer to `close-requested`: everything is saved or given up, or the window stays. */
  'app.closeAnswer': call(z.object({ ok: z.boolean() }), z.void()),
  /** The page hears announcements from now on. Gives the commands that waited for one, and whether the application is ending. */
  'app.attend': call(z.void(), z.object({ commands: list(z.custom<CommandId>()), isEnding: z.boolean() })),
  /** The theme on screen, so that the window's own frame, menus and dialogs match. Means nothing without a desktop. */
  'app.setTheme': call(z.object({ theme: z.enum(['dark', 'light', 'system']) }), z.void()),
  /** Pastes into the page as the menu does: a page may not read the clipboard itself. Refused with `needs-desktop` elsewhere. */
  'app.paste': call(z.void(), z.void()),

  /** Graph files in the data folder, newest first. */
  'workflow.list': call(z.void(), list(z.object({ file: fileName, name: z.string(), modifiedAt: z.number() }))),
  'workflow.open': call(z.object({ file: fileName }), z.object({ file: fileName, workflow, version: z.string() })),
  /** `version` is what `open` or `save` gave last; `null` for a file that must not exist yet. Refused with `file-conflict` otherwise. */
  'workflow.save': call(
    z.object({ file: fileName, workflow, version: z.string().nullable() }),
    z.object({ file: fileName, version: z.string() }),
  ),
  /** The graph a newcomer sees. */
  'workflow.sample': call(z.void(), z.object({ workflow })),

  /** The system's dialog for a file to open; `null`: none was chosen. Desktop only. */
  'file.choose': call(z.void(), z.object({ file: fileName }).nullable()),
  /** The system's dialog for where to save. `version`: that of the file there, which the user agreed to replace. Desktop only. */
  'file.chooseSave': call(
    z.object({ suggestedName: z.string().min(1).max(300), file: fileName.nullable() }),
    z.object({ file: fileName, version: z.string().nullable() }).nullable(),
  ),
  /** The graph files opened or saved last, newest first. `openedAt`: ms since the epoch. */
  'file.recent': call(z.void(), list(z.object({ file: fileName, name: z.string(), openedAt: z.number() }))),
  /** The files a page has open, as it knows them: a change of one is announced. `page` is a random id of the page. */
  'file.watch': call(
    z.object({ page: z.uuid(), files: z.array(z.object({ file: fileName, version: z.string() })).max(500) }),
    z.void(),
  ),
  /** The files to open that were announced by `open-file` and not taken yet. Each is given once. */
  'file.takeOpened': call(z.void(), list(fileName)),

  /** Keeps unsaved work, apart from the user's file. Refused with `secret-found` where the graph holds a key. */
  'recovery.write': call(z.object({ documentId: z.uuid(), file: openFile.nullable(), workflow }), z.void()),
  /** Unsaved work there is, newest first. `at`: ms since the epoch. */
  'recovery.list': call(
    z.void(),
    list(
      z.object({
        documentId: z.string(),
        name: z.string(),
        file: fileName.nullable(),
        at: z.number(),
        nodes: z.number().int(),
        /** One short line by which to tell it from others of its name; empty where the graph is. */
        excerpt: z.string(),
      }),
    ),
  ),
  'recovery.read': call(z.object({ documentId: z.uuid() }), z.object({ file: openFile.nullable(), workflow })),
  'recovery.discard': call(z.object({ documentId: z.uuid() }), z.void()),

  /** What the graph's file would tell whoever gets it. */
  'share.check': call(z.object({ workflow }), list(shareFinding)),
  /** The text of the graph's file without the kinds to strip. Refused with `secret-found` where a key would stay in it. */
  'share.export': call(z.object({ workflow, strip: list(z.enum(SHARE_KINDS)) }), z.object({ text: z.string() })),

  /**
   * Takes a snapshot of the graph and puts it at the end of the queue; it starts at once where nothing runs or waits.
   * `documentId`: the page's own name for the graph, given back by `run.current`.
   */
  'run.start': call(z.object({ workflow, documentId: z.uuid().exactOptional(), ...runSettings }), z.object({ runId })),
  /** First: no new calls, those in flight may end. Again: those are aborted too. One that waits is taken out of the queue. */
  'run.stop': call(z.object({ runId }), z.object({ stopping: z.enum(['gently', 'at-once', 'ended']) })),
  /**
   * Goes on with a run that has ended, or was interrupted, with the graph as it ran: only what has no picture is asked for.
   * `only`: of that, these places. `repeatUnknown`: also calls that may have been billed already, of those cut off by then; without it they are left out.
   */
  'run.resume': call(
    z.object({
      runId,
      only: list(z.object({ node: z.string(), index: z.number().int().min(0) })).exactOptional(),
      repeatUnknown: repeatUnknown.exactOptional(),
      onError: failureScope.exactOptional(),
      maxCost: microUsd.exactOptional(),
    }),
    z.object({ runId }),
  ),
  /** What a run would send, worked out without sending anything. */
  'run.preview': call(z.object({ workflow, ...runSettings }), runPreview),
  /** The runs of this session, oldest first, with all they told so far: what a page needs to show them after a reload. */
  'run.current': call(
    z.void(),
    list(
      z.object({
        runId,
        graph: z.string(),
        workflow,
        documentId: z.uuid().exactOptional(),
        events: list(z.custom<RunEvent>()),
      }),
    ),
  ),
  /** Every run there ever was, newest first. `before`: only those queued before this time, ms since the epoch. */
  'run.list': call(
    z.object({ limit: z.number().int().min(1).max(500), before: z.number().exactOptional() }),
    list(runSummary),
  ),
  /** One run with the graph as it ran, how it was asked for, and all its calls in the order they were made. */
  'run.details': call(
    z.object({ runId }),
    z.object({ run: runSummary, workflow, settings: z.object(runSettings), calls: list(ledgerCall) }),
  ),

  'queue.get': call(z.void(), queueState),
  /** Puts a waiting run before another; `null`: at the end. */
  'queue.move': call(z.object({ runId, before: runId.nullable() }), queueState),
  /** Takes a waiting run out. One that runs already is not touched: refused with `not-found`. */
  'queue.cancel': call(z.object({ runId }), queueState),
  'queue.setPaused': call(z.object({ isPaused: z.boolean() }), queueState),

  /** What was spent, newest day first. */
  'spend.report': call(period, list(spendRow)),
  /** The same as a CSV file. On the desktop it asks where to and writes it (`saved`); else it gives the text. */
  'spend.export': call(period, z.object({ saved: z.boolean(), text: z.string().exactOptional(), name: z.string() })),

  /** Names and sources, never values. */
  'keys.list': call(
    z.void(),
    list(
      z.object({
        name: z.string(),
        source: z.string().nullable(),
        provider: z.string().nullable(),
        /** Whether it was set here and can be removed here. */
        isKept: z.boolean(),
      }),
    ),
  ),
  /** Whether a key that is set here outlives the session, and what the user should know of it. */
  'keys.keychain': call(z.void(), z.object({ isPersistent: z.boolean(), reason: z.string().exactOptional() })),
  /** Lets a graph use a key of this name for this provider from now on. */
  'keys.approve': call(z.object({ provider: z.string(), name: z.string() }), z.void()),

  /** Keeps a pasted key. Its value goes this way only: no call gives one back. */
  'keys.set': call(z.object({ provider: z.string(), name: keyName, value: z.string().max(100_000) }), z.void()),
  /** Forgets a key that was set here. */
  'keys.remove': call(z.object({ name: keyName }), z.void()),
  /** Asks the provider, for free, what it thinks of a key. */
  'keys.check': call(
    z.object({ provider: z.string(), name: keyName }),
    z.object({
      state: z.enum(['works', 'refused', 'no-billing', 'offline', 'missing', 'unclear']),
      message: z.string(),
      hint: z.string().exactOptional(),
    }),
  ),
  /** Keeps the keys of a `.env` text that providers use; `chosen` says which provider another name is for. */
  'keys.import': call(
    z.object({
      text: z.string().max(1_000_000),
      chosen: list(z.object({ provider: z.string(), name: keyName })).exactOptional(),
    }),
    z.object({
      imported: list(z.string()),
      skipped: list(z.string()),
      refused: list(z.object({ name: z.string(), message: z.string() })),
    }),
  ),

  'picture.details': call(z.object({ id: pictureId }), pictureDetails),
  'picture.list': call(
    z.object({
      query: z.string().max(1000).exactOptional(),
      limit: z.number().int().min(1).max(500),
      before: z.number().exactOptional(),
    }),
    list(pictureDetails),
  ),
  /** Shows its file in the system's file manager. This and the next four are for the desktop; refused with `needs-desktop` elsewhere. */
  'picture.reveal': call(z.object({ id: pictureId }), z.void()),
  /** Puts the picture on the clipboard. */
  'picture.copy': call(z.object({ id: pictureId }), z.void()),
  /** Asks where to, then writes a copy as it was received. `saved`: false where the user chose no place. */
  'picture.saveCopy': call(z.object({ id: pictureId }), z.object({ saved: z.boolean() })),
  /** Makes ready what a drag of the picture takes along, for a press that may become one; settles when it is. */
  'picture.prepareDrag': call(z.object({ id: pictureId }), z.void()),
  /** Goes on with a drag that began in the page, as the drag of a file: at once, where it was prepared. */
  'picture.dragOut': call(z.object({ id: pictureId }), z.void()),

  'settings.get': call(z.void(), settings),
  /** Changes those that are named. */
  'settings.set': call(
    z.object({
      concurrency: settings.shape.concurrency.exactOptional(),
      onError: settings.shape.onError.exactOptional(),
      runCap: settings.shape.runCap.exactOptional(),
      dayCap: settings.shape.dayCap.exactOptional(),
      askAbove: settings.shape.askAbove.exactOptional(),
    }),
    settings,
  ),

  /** An archive of versions, settings, counts and the log for whoever helps; where it was put. It holds no key, and prompts only if asked. */
  'report.make': call(z.object({ includePrompts: z.boolean() }), z.object({ path: z.string() })),
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallInput<N extends CallName> = z.input<Calls[N]['input']>;
export type CallOutput<N extends CallName> = z.output<Calls[N]['output']>;
/** One function a call. Inputs are parsed before they reach it. */
export type Handlers = { readonly [N in CallName]: (input: z.output<Calls[N]['input']>) => Promise<CallOutput<N>> };

/** What a picture is and where it came from. */
export type PictureDetails = z.output<typeof pictureDetails>;
export type PlannedCall = z.output<typeof plannedCall>;
export type RunSummary = z.output<typeof runSummary>;
/** One call of a run as the ledger has it. */
export type LedgerCall = z.output<typeof ledgerCall>;
export type QueueState = z.output<typeof queueState>;
export type SpendRow = z.output<typeof spendRow>;
export type Settings = z.output<typeof settings>;
export type RunPreview = CallOutput<'run.preview'>;

/** What a transport carries back. An error is data: Electron forwards no more of a thrown one than its message. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorReport };

/** What the Node side tells unasked. A listener takes no notice of kinds it does not know. */
export type Announcement =
  | { readonly kind: 'run'; readonly event: RunEvent }
  /** The queue has changed: a run was added, moved, started, taken out, or the queue was paused. */
  | { readonly kind: 'queue'; readonly queue: QueueState }
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
