import type { Client } from '#shared/api/createClient';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { withSeeds, type TakenSeed } from '#shared/nodes/takeSeeds';
import type { PaletteOf } from '#shared/workflow/PaletteOf';
import type { NodeRunState, RunState } from '#shared/runs/RunState';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';
import { groupByNode } from './groupByNode.ts';
import { createRunHearing } from './hearRuns.ts';
import type { QueueStore } from './queueStore.ts';
import type { RunStoreState } from './RunStoreState.ts';
import { summariseRuns } from './summariseRuns.ts';
import type { TakenGraph } from '../graph/TakenGraph.ts';
import type { WorkflowStore } from '../graph/workflowStore.ts';

export type RunStore = StoreApi<RunStoreState>;

export interface RunStoreOptions {
  readonly client: Client;
  readonly news: News;
  readonly workflow: WorkflowStore;
  readonly queue: QueueStore;
  readonly paletteOf: PaletteOf;
  /** The workflow store's numbers of the graphs that are open, by their ids. */
  readonly openDocuments?: () => ReadonlyMap<string, number>;
  /** Moves the seeds of a graph that runs and is not on screen any more. */
  readonly moveSeeds?: (taken: TakenGraph, seeds: readonly TakenSeed[]) => void;
}

/** What runs gave, folded from their events and kept by run and node: never in the graph. */
export function createRunStore(options: RunStoreOptions): RunStore {
  const { client, news, workflow, queue, paletteOf } = options;
  const { openDocuments = () => new Map<string, number>(), moveSeeds = () => undefined } = options;
  return createStore<RunStoreState>()((set, get) => {
    const waitingRun = (runId: string) => queue.getState().waiting.find((run) => run.runId === runId);
    /** The graph that is open and that a run was started from. */
    const ownerOf = (runId: string) =>
      openDocuments().get(get().documentIds.get(runId) ?? waitingRun(runId)?.documentId ?? '');
    /** Graphs whose run was asked for and not answered yet. */
    const starting = new Set<number>();
    /** Runs that were answered and not heard of yet. */
    const answered = new Set<string>();

    const keep = (runs: ReadonlyMap<string, RunState>) => {
      const { document } = workflow.getState();
      const coming = [...answered, ...turnOf(queue)];
      set({
        ...summariseRuns(runs, { before: get(), document, starting, coming, ownerOf }),
        waiting: queue.getState().waiting.filter(({ runId }) => ownerOf(runId) === document).length,
      });
    };
    const { refetch, receive, noteReach } = createRunHearing({
      client,
      paletteOf,
      store: { getState: get, setState: set },
      isOfThisPage: (runId) => ownerOf(runId) !== undefined,
      isStarting: () => starting.size > 0,
      answered,
      keep,
    });

    /** The nodes a problem is of are marked where their graph is on screen. */
    const refuse = (document: number | undefined, report: ErrorReport) => {
      if (document === workflow.getState().document) get().refuse(report);
      else set({ startError: { report, problems: new Map() } });
    };

    /** Asks for a run of a graph, and shows that as running until the run is heard of. Gives the run's id. */
    const ask = async (
      document: number | undefined,
      question: () => Promise<{ readonly runId: string }>,
    ): Promise<string | undefined> => {
      const heardBefore = new Map([...get().runs].map(([runId, { nextSeq }]) => [runId, nextSeq]));
      if (document !== undefined) starting.add(document);
      set({ startError: null });
      keep(get().runs);
      try {
        const { runId } = await question();
        const wasHeardOf = get().runs.get(runId)?.nextSeq !== heardBefore.get(runId);
        if (!wasHeardOf && !waitingRun(runId)) answered.add(runId);
        if (document !== undefined) starting.delete(document);
        keep(get().runs);
        return runId;
      } catch (caught) {
        if (document !== undefined) starting.delete(document);
        refuse(document, reportOf(caught));
        keep(get().runs);
        return undefined;
      }
    };

    return {
      runs: new Map(),
      graphs: new Map(),
      documentIds: new Map(),
      shown: new Set(),
      histories: new Map(),
      currentRunId: null,
      activeRunId: null,
      waiting: 0,
      isRunning: false,
      busy: new Set(),
      startError: null,
      isServiceGone: false,
      serviceReturns: 0,

      async start(settings = {}, taken = workflow.getState().take()) {
        const { document, draw } = taken;
        const tab = [...openDocuments()].findLast(([, number]) => number === document)?.[0];
        if (tab === undefined || starting.has(document)) return null;
        let graph = taken.graph;
        const runId = await ask(document, async () => {
          const asked = { workflow: workflowFile(graph), documentId: tab, seeds: { draw }, ...settings };
          const { seeds, ...answer } = await client('run.start', asked);
          graph = withSeeds(graph, seeds);
          const { graphs, documentIds } = get();
          set({
            graphs: new Map(graphs).set(answer.runId, graph),
            documentIds: new Map(documentIds).set(answer.runId, tab),
          });
          workflow.getState().moveSeeds(taken, seeds);
          moveSeeds(taken, seeds);
          return answer;
        });
        return runId === undefined ? null : { ...taken, graph };
      },
      async resume(runId, wishes = {}) {
        const document = ownerOf(runId);
        if (document !== undefined && starting.has(document)) return;
        await ask(document, () => client('run.resume', { runId, ...wishes }));
      },
      async stop() {
        const isOwn = (each: string) => ownerOf(each) === workflow.getState().document;
        const runId = get().activeRunId ?? [...answered].findLast(isOwn) ?? turnOf(queue).find(isOwn);
        if (runId === undefined) return;
        try {
          await client('run.stop', { runId });
        } catch (caught) {
          get().refuse(reportOf(caught));
        }
      },
      refuse(report) {
        set({ startError: { report, problems: groupByNode(report.problems ?? [report]) } });
      },
      attach() {
        const ends = [
          news.on('run', ({ event, documentId }) => {
            receive(event, documentId);
          }),
          news.onGap(() => void refetch()),
          news.onReach(noteReach),
          workflow.subscribe((state, before) => {
            if (state.document === before.document) return;
            set({ startError: null });
            keep(get().runs);
          }),
          queue.subscribe(({ running, waiting }) => {
            // Of one that waits it is known now, and may be asked for once it waits no more.
            const told = waiting.flatMap(({ runId, documentId }) => (documentId ? [[runId, documentId] as const] : []));
            if (told.some(([runId]) => !get().documentIds.has(runId)))
              set({ documentIds: new Map([...get().documentIds, ...told]) });
            // What neither runs nor was heard of waits, or was taken out.
            for (const runId of answered) if (runId !== running) answered.delete(runId);
            keep(get().runs);
          }),
        ];
        void refetch();
        return () => {
          for (const end of ends) end();
        };
      },
    };
  });
}

/** What the newest run that contains a node told of it. */
export function nodeRun(id: string): (state: RunStoreState) => NodeRunState | undefined {
  return (state) => runOfNode(id)(state)?.nodes.get(id);
}

/** The run that `nodeRun` tells of. */
export function runOfNode(id: string): (state: RunStoreState) => RunState | undefined {
  return ({ runs, histories }) => runs.get(histories.get(id)?.runId ?? '');
}

/** The run whose turn it is: under way as the queue tells, or about to be, though nothing was heard of it yet. */
function turnOf(queue: QueueStore): readonly string[] {
  const { running, waiting, isPaused } = queue.getState();
  if (running !== null) return [running];
  const [next] = waiting;
  return next && !isPaused ? [next.runId] : [];
}
