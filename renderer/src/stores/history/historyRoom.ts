import type { Client } from '#shared/api/createClient';
import type { GraphRef, GraphVersion } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { isQuiet } from '#shared/workflow/compare/Change';
import { compareWorkflows } from '#shared/workflow/compare/compareWorkflows';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';
import type { Documents } from '../graph/documents.ts';

/** What is compared: the graph as it is now, the graph of a picture, or a version by its id. */
export type Side = 'now' | 'picture' | (string & {});

export interface HistoryRoomState {
  /** Newest first; `null` until known. */
  readonly versions: readonly GraphVersion[] | null;
  /** What they take on the disk. */
  readonly bytes: number;
  /** How long one without a name is kept. */
  readonly days: number;
  /** Why they cannot be listed. */
  readonly error: ErrorReport | null;
  /** `null`: there is nothing to compare with. */
  readonly a: Side | null;
  readonly b: Side;
  /** Those that were read, but for what there is now. */
  readonly graphs: ReadonlyMap<Side, Workflow>;
  /** Why one of them cannot be read. */
  readonly faults: ReadonlyMap<Side, ErrorReport>;
  /** The run that made the picture. */
  readonly pictureRun: string | null;
  readonly choose: (which: 'a' | 'b', side: Side) => void;
  readonly swap: () => void;
  /** Follows what is kept. Gives its own end. */
  readonly attach: () => () => void;
}

export type HistoryRoom = StoreApi<HistoryRoomState>;

export interface HistoryRoomOptions {
  readonly client: Client;
  readonly news: News;
  readonly documents: Documents;
  readonly documentId: string;
  /** The picture whose graph is compared. */
  readonly picture?: string | undefined;
}

/** What an open graph is called where its history is asked for. */
export function graphRefOf(documents: Pick<Documents, 'find'>, documentId: string): GraphRef {
  const file = documents.find(documentId)?.file;
  return file ? { file: file.name } : { document: documentId };
}

/** The versions of one open graph, and which two of them are looked at. */
export function createHistoryRoom({ client, news, documents, documentId, picture }: HistoryRoomOptions): HistoryRoom {
  return createStore<HistoryRoomState>()((set, get) => {
    const ref = () => graphRefOf(documents, documentId);
    const put = (side: Side, graph: Workflow) => {
      const faults = new Map(get().faults);
      faults.delete(side);
      set({ graphs: new Map(get().graphs).set(side, graph), faults });
    };
    const read = async (side: Side): Promise<void> => {
      if (side === 'now' || get().graphs.has(side)) return;
      try {
        if (side === 'picture') {
          const { workflow, run } = await client('picture.graph', { id: picture ?? '' });
          put(side, readWorkflow(workflow));
          set({ pictureRun: run });
          return;
        }
        put(side, readWorkflow((await client('history.read', { graph: ref(), version: side })).workflow));
      } catch (caught) {
        set({ faults: new Map(get().faults).set(side, reportOf(caught)) });
      }
    };
    /** The newest version that is another than what there is now: what was done since is what one looks for. */
    const chooseFirst = async (versions: readonly GraphVersion[]) => {
      const now = documents.workflowOf(documentId);
      for (const { id } of versions.slice(0, MOST_TRIED)) {
        await read(id);
        const graph = get().graphs.get(id);
        if (get().a !== null) return;
        if (graph && now && compareWorkflows(graph, now).some((change) => !isQuiet(change))) {
          set({ a: id });
          return;
        }
      }
      const [first] = versions;
      if (first && get().a === null) set({ a: first.id });
    };
    let asked = 0;
    const refresh = async () => {
      const mine = (asked += 1);
      try {
        const { versions, bytes, days } = await client('history.list', { graph: ref() });
        if (mine !== asked) return;
        const ids = new Set<Side>(versions.map(({ id }) => id));
        const isThere = (side: Side | null) => side === 'now' || side === 'picture' || (side !== null && ids.has(side));
        const { a, b } = get();
        set({ versions, bytes, days, error: null, a: isThere(a) ? a : null, b: isThere(b) ? b : 'now' });
        if (get().a === null) await chooseFirst(versions);
      } catch (caught) {
        if (mine === asked) set({ error: reportOf(caught) });
      }
    };
    return {
      versions: null,
      bytes: 0,
      days: 90,
      error: null,
      a: picture === undefined ? null : 'picture',
      b: 'now',
      graphs: new Map(),
      faults: new Map(),
      pictureRun: null,
      choose(which, side) {
        const { a, b } = get();
        // One that is on the other side already: the two change places.
        if (which === 'a') set(side === b ? { a: side, b: a ?? 'now' } : { a: side });
        else set(side === a ? { a: b, b: side } : { b: side });
        void read(side);
      },
      swap() {
        const { a, b } = get();
        if (a !== null) set({ a: b, b: a });
      },
      attach() {
        void refresh();
        if (picture !== undefined) void read('picture');
        return news.on('history', ({ graph }) => {
          const mine = ref();
          const isMine =
            'file' in graph
              ? 'file' in mine && graph.file === mine.file
              : 'document' in mine && graph.document === mine.document;
          if (isMine) void refresh();
        });
      },
    };
  });
}

/** Versions that are looked through for the first that differs from what there is now. */
const MOST_TRIED = 5;
