import type { Client } from '#shared/api/createClient';
import type { PlannedCall, RunPreview } from '#shared/api/contract';
import { reportOf } from '#shared/errors/reportOf';
import type { ErrorReport } from '#shared/errors/AppError';
import { socketKey } from '#shared/graph/Graph';
import type { Money } from '#shared/graph/Money';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { withoutReroutes } from '#shared/graph/withoutReroutes';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';
import type { Documents } from '../graph/documents.ts';
import { fileOf } from '../graph/fileOf.ts';
import { groupByNode } from './groupByNode.ts';
import type { GraphOnScreen } from '../graph/graphOnScreen.ts';

export type PreviewProblem = RunPreview['problems'][number];

export interface PreviewState extends Omit<RunPreview, 'estimate'> {
  /** The calls a run would make, by node. */
  readonly byNode: ReadonlyMap<string, readonly PlannedCall[]>;
  /** How many items come out of an output, by `socketKey`; those that give one are not in it. */
  readonly countsBySocket: ReadonlyMap<string, number>;
  readonly notesByNode: ReadonlyMap<string, readonly RunPreview['notes'][number][]>;
  /** Of the calls to send; `null` until it is known. */
  readonly estimate: Money | null;
  readonly problemsByNode: ReadonlyMap<string, readonly PreviewProblem[]>;
  /** Why the preview itself could not be had. */
  readonly error: ErrorReport | null;

  /** Follows the graph from now on. Gives its own end. */
  readonly attach: () => () => void;
}

export type PreviewStore = StoreApi<PreviewState>;

export interface PreviewStoreOptions {
  readonly client: Client;
  readonly workflow: GraphOnScreen;
  readonly documents: Pick<Documents, 'find'>;
  /** Once a run has ended, what it made need not be made again. */
  readonly news: News;
  /** Pause after the last edit before the service is asked, ms. */
  readonly pauseMs?: number;
}

const PAUSE_MS = 250;

/** What a run would send, kept up to date while the graph is edited. */
export function createPreviewStore(options: PreviewStoreOptions): PreviewStore {
  const { client, workflow, documents, news, pauseMs = PAUSE_MS } = options;
  return createStore<PreviewState>()((set) => {
    let asked = '';
    let question = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const ask = async () => {
      const { graph, draw, documentId } = workflow.getState().take();
      asked = whatMatters(graph);
      const mine = ++question;
      try {
        const preview = await client('run.preview', {
          workflow: workflowFile(graph),
          ...fileOf(documents, documentId),
          seeds: { draw },
        });
        if (mine === question) set(stateOf(preview));
      } catch (caught) {
        asked = '';
        if (mine === question) set({ ...stateOf(NOTHING), estimate: null, error: reportOf(caught) });
      }
    };
    const askSoon = (isNeeded: () => boolean) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (isNeeded()) void ask();
      }, pauseMs);
    };

    return {
      ...stateOf(NOTHING),
      estimate: null,
      attach() {
        const stop = workflow.subscribe((state, before) => {
          if (state.whole === before.whole) return;
          if (state.documentId !== before.documentId) {
            clearTimeout(timer);
            // What another graph would cost must not stand there a moment longer.
            set({ ...stateOf(NOTHING), estimate: null });
            void ask();
            return;
          }
          askSoon(() => whatMatters(workflow.getState().whole) !== asked);
        });
        const stopHearing = news.on('run', ({ event }) => {
          if (event.kind === 'run-finished') askSoon(() => true);
        });
        const stopAllowed = news.on('list-allowed', () => {
          askSoon(() => true);
        });
        // What a graph leads to in the library is other now.
        const stopSets = news.on('set', () => {
          askSoon(() => true);
        });
        const stopImports = news.on('pictures-imported', () => {
          askSoon(() => true);
        });
        const stopReach = news.onReach((isThere) => {
          if (isThere) void ask();
        });
        void ask();
        return () => {
          clearTimeout(timer);
          stop();
          stopReach();
          stopSets();
          stopImports();
          stopHearing();
          stopAllowed();
        };
      },
    };
  });
}

const NO_MONEY: Money = { microUsd: 0, kind: 'estimate' };
const NOTHING: RunPreview = {
  at: 0,
  calls: [],
  lists: [],
  notes: [],
  toSend: 0,
  reused: 0,
  mayBeBilled: 0,
  estimate: NO_MONEY,
  saved: NO_MONEY,
  byProvider: [],
  priceDate: null,
  problems: [],
  isRefused: false,
  seeds: [],
  drawsAnew: false,
  keys: [],
  caps: { run: null, day: null, spentToday: NO_MONEY, allowed: 0, reached: null },
};

function stateOf(preview: RunPreview): Omit<PreviewState, 'attach'> {
  return {
    ...preview,
    byNode: groupByNode(preview.calls),
    countsBySocket: new Map(preview.lists.map(({ count, ...socket }) => [socketKey(socket), count])),
    notesByNode: groupByNode(preview.notes),
    problemsByNode: groupByNode(preview.problems),
    error: null,
  };
}

/** The part of a graph a preview depends on: not where its nodes lie. */
function whatMatters(workflow: Workflow): string {
  const { nodes, edges } = withoutReroutes(withoutGroups(workflow));
  return JSON.stringify([
    nodes.map(({ id, type, title, mode, fields }) => [id, type, title, mode, fields]),
    edges.map(({ from, to }) => [from, to]),
  ]);
}
