import type { News } from '../../api/createNews.ts';
import { fileOf } from '../graph/fileOf.ts';
import type { Client } from '#shared/api/createClient';
import type { RunPreview } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import type { Money } from '#shared/graph/Money';
import type { FailureScope, RunSettings } from '#shared/runs/RunSettings';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { callsOf, estimateOf, reasonsToAsk, type AskReason, type CallCount } from './reasonsToAsk.ts';
import type { Documents } from '../graph/documents.ts';
import type { QueueStore } from './queueStore.ts';
import type { RunStore } from './runStore.ts';
import type { TakenGraph } from '../graph/TakenGraph.ts';
import type { KeysStore } from '../settings/keysStore.ts';
import type { SettingsStore } from '../settings/settingsStore.ts';
import type { ViewStore } from '../view/viewStore.ts';

/** What is to run. How it is to go is kept beside it. */
export interface RunRequest extends Pick<RunSettings, 'targets' | 'again'> {
  /** Runs in a row, each with its seeds moved on. Default: 1. */
  readonly times?: number;
}

/** A run the user looks at before it is made. */
export interface Sheet {
  readonly request: RunRequest;
  /** The graph that was checked: that one is run. */
  readonly taken: TakenGraph;
  /** Whether the user asked for it; else it came up by itself. */
  readonly isAskedFor: boolean;
  /** Of one run. */
  readonly preview: RunPreview;
  /** Of all its runs. */
  readonly estimate: Money;
  /** Of all its runs. */
  readonly calls: CallCount;
  /** Why it came up by itself. */
  readonly reasons: readonly AskReason[];
  /** Why it could not be worked out anew. */
  readonly error: ErrorReport | null;
}

export interface PreflightState {
  /** What a failed call of the sheet's runs is to end; `null`: as always. */
  readonly runOnError: FailureScope | null;
  /** The most the runs of the sheet may cost, micro-dollars; `null`: as the settings say. */
  readonly maxCost: number | null;
  readonly sheet: Sheet | null;

  /** Runs at once, unless there is something to know first: then the sheet comes up. */
  readonly launch: (request?: RunRequest) => Promise<void>;
  /** Brings the sheet up. */
  readonly check: (request?: RunRequest) => Promise<void>;
  /** Makes the runs of the sheet. */
  readonly run: () => Promise<void>;
  readonly cancel: () => void;
  /** Works the sheet out anew. */
  readonly refresh: () => Promise<void>;
  /** The same with the graph as it is now: something of it was mended from the sheet. */
  readonly retake: () => Promise<void>;
  /** For the runs of the sheet alone. */
  readonly setRunOnError: (onError: FailureScope) => void;
  readonly setMaxCost: (maxCost: number | null) => Promise<void>;
  /** Follows what is set elsewhere. Gives its own end. */
  readonly attach: () => () => void;
}

type Wish = Pick<Sheet, 'request' | 'taken' | 'isAskedFor'>;

export type PreflightStore = StoreApi<PreflightState>;

export interface PreflightStoreOptions {
  readonly client: Client;
  readonly news: News;
  readonly documents: Documents;
  readonly run: RunStore;
  readonly queue: QueueStore;
  readonly settings: SettingsStore;
  readonly keys: KeysStore;
  readonly view: ViewStore;
  /** Asked before the graph on screen is looked at: whether it may run as it is. Who says no tells why. Default: always. */
  readonly isReady?: () => boolean;
}

/** Every new run goes through here: what it would send is worked out first, and shown where it matters. */
export function createPreflightStore(options: PreflightStoreOptions): PreflightStore {
  const { client, news, documents, run, queue, settings, keys, view, isReady = () => true } = options;
  return createStore<PreflightState>()((set, get) => {
    let isAsking = false;
    let question = 0;

    const settingsOf = ({ targets, again }: RunRequest): RunSettings => {
      const { runOnError, maxCost } = get();
      // What was just chosen holds from then on, also while the service is still being told.
      const onError = runOnError ?? settings.getState().pending.onError;
      return {
        ...(targets && { targets }),
        ...(again && { again }),
        ...(onError !== undefined && { onError }),
        ...(maxCost !== null && { maxCost }),
      };
    };
    const workOut = async ({ request, taken, isAskedFor }: Wish): Promise<Sheet> => {
      const { graph, draw, documentId } = taken;
      const asked = client('run.preview', {
        workflow: workflowFile(graph),
        ...fileOf(documents, documentId),
        seeds: { draw },
        ...settingsOf(request),
      });
      const [known, preview] = await Promise.all([settings.getState().refresh(), asked]);
      const { times = 1, again } = request;
      const isEachAnew = preview.seeds.length > 0 || preview.drawsAnew || again !== undefined;
      const estimate = estimateOf(preview, times, isEachAnew);
      const calls = callsOf(preview, times, isEachAnew);
      const reasons = isAskedFor ? [] : reasonsToAsk(preview, known, estimate);
      return { request, taken, isAskedFor, preview, estimate, calls, reasons, error: null };
    };
    /** One at a time: a second press while the first is being worked out is the same wish. */
    const ask = async (request: RunRequest, isAskedFor: boolean) => {
      if (isAsking || get().sheet || !isReady()) return;
      isAsking = true;
      set({ maxCost: null, runOnError: null });
      try {
        const taken = documents.active().store.getState().take();
        const sheet = await workOut({ request, taken, isAskedFor });
        const isRefused = sheet.preview.isRefused && !sheet.reasons.includes('lists');
        if (!isAskedFor && (isRefused || sheet.reasons.length === 0)) await start(sheet);
        else if (taken.documentId === documents.getState().activeId) set({ sheet });
        else if (!isAskedFor) {
          view
            .getState()
            .notify(
              `“${taken.graph.name}” was not run: there is something to know of it first.`,
              'Show it and run it again.',
            );
        }
      } catch (caught) {
        run.getState().refuse(reportOf(caught));
      } finally {
        isAsking = false;
      }
    };
    const start = async ({ request, taken: first, preview }: Sheet) => {
      // Who saw the sheet agreed to what it told of, and to nothing that is cut off later.
      const agreed = preview.mayBeBilled > 0 ? { repeatUnknown: { asOf: preview.at } } : {};
      const wishes = { ...settingsOf(request), ...agreed };
      let taken = first;
      for (let left = request.times ?? 1; left > 0; left -= 1) {
        const ran = await run.getState().start(wishes, taken);
        const document = documents.find(taken.documentId);
        if (!ran || !document) return;
        taken = document.store.getState().take(ran);
      }
      if (queue.getState().isPaused) {
        view.getState().notify('The queue is paused, so this run waits.', 'The menu beside Run lets the queue go on.');
      }
    };

    return {
      runOnError: null,
      maxCost: null,
      sheet: null,

      launch: (request = {}) => ask(request, false),
      check: (request = {}) => ask(request, true),
      async run() {
        const { sheet } = get();
        if (!sheet) return;
        set({ sheet: null });
        await start(sheet);
      },
      cancel() {
        set({ sheet: null });
      },
      async refresh() {
        const { sheet } = get();
        if (!sheet) return;
        const mine = ++question;
        const show = (changed: Partial<Sheet>) => {
          const now = get().sheet;
          // Another may have come up since.
          if (mine === question && now?.taken === sheet.taken) set({ sheet: { ...now, ...changed } });
        };
        try {
          show(await workOut(sheet));
        } catch (caught) {
          show({ error: reportOf(caught) });
        }
      },
      async retake() {
        const { sheet } = get();
        if (!sheet) return;
        set({ sheet: { ...sheet, taken: documents.active().store.getState().take() } });
        await get().refresh();
      },
      setRunOnError(runOnError) {
        set({ runOnError });
      },
      async setMaxCost(maxCost) {
        set({ maxCost });
        await get().refresh();
      },
      attach() {
        const ends = [
          documents.subscribe(({ activeId }, before) => {
            if (activeId !== before.activeId) get().cancel();
          }),
          // Keys and caps change what a run would send.
          keys.subscribe((state, before) => {
            if (state.entries !== before.entries) void get().refresh();
          }),
          news.on('list-allowed', () => void get().refresh()),
          settings.subscribe((state, before) => {
            if (state.known !== before.known) void get().refresh();
          }),
        ];
        return () => {
          for (const end of ends) end();
        };
      },
    };
  });
}
