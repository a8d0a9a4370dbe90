import { fileOf } from '../graph/fileOf.ts';
import type { Client } from '#shared/api/createClient';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { withSeeds } from '#shared/nodes/takeSeeds';
import { newRun, reduceRun } from '#shared/runs/reduceRun';
import type { RunEvent } from '#shared/runs/RunEvent';
import { missingOfNode, type MissingPlaces } from '#shared/runs/missingPlaces';
import type { RunState } from '#shared/runs/RunState';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { News } from '../../api/createNews.ts';
import { groupByNode } from './groupByNode.ts';
import type { Documents } from '../graph/documents.ts';
import { createRunHearing } from './hearRuns.ts';
import type { QueueStore } from './queueStore.ts';
import type { RunStoreState } from './RunStoreState.ts';
import { isActive } from './isActive.ts';
import { runOfUse, type UseRunState } from './runOfUse.ts';
import { summariseRuns } from './summariseRuns.ts';

export type RunStore = StoreApi<RunStoreState>;

export interface RunStoreOptions {
  readonly client: Client;
  readonly news: News;
  readonly documents: Documents;
  readonly queue: QueueStore;
  /** The graph with what it leads to in the library, as a run that is asked for now has it. Default: it leads nowhere. */
  readonly pinned?: (graph: Workflow) => Workflow;
}

/** What runs gave, folded from their events and kept by run and node: never in the graph. */
export function createRunStore(options: RunStoreOptions): RunStore {
  const { client, news, documents, queue, pinned = (graph: Workflow) => graph } = options;
  return createStore<RunStoreState>()((set, get) => {
    const waitingRun = (runId: string) => queue.getState().waiting.find((run) => run.runId === runId);
    const onScreen = () => documents.getState().activeId;
    /** The document that is open and that a run is of. */
    const ownerOf = (runId: string) =>
      documents.heirOf(adopted.get(runId) ?? '') ??
      documents.heirOf(get().documentIds.get(runId) ?? waitingRun(runId)?.documentId ?? '');
    /** Documents that show a run which was not started from them, by the run. */
    const adopted = new Map<string, string>();
    /** The runs that copies show. */
    const originals = new Map<string, string>();
    /** Documents whose run was asked for and not answered yet. */
    const starting = new Set<string>();
    /** Runs that were answered and not heard of yet. */
    const answered = new Set<string>();

    const keep = (runs: ReadonlyMap<string, RunState>) => {
      const document = onScreen();
      const coming = [...answered, ...turnOf(queue)];
      set({
        ...summariseRuns(runs, { before: get(), document, starting, coming, ownerOf }),
        waiting: queue.getState().waiting.filter(({ runId }) => ownerOf(runId) === document).length,
      });
    };
    const { refetch, receive, noteReach } = createRunHearing({
      client,
      store: { getState: get, setState: set },
      isOfThisPage: (runId) => ownerOf(runId) !== undefined,
      isStarting: () => starting.size > 0,
      answered,
      keep,
    });

    /** The nodes a problem is of are marked where their graph is on screen. */
    const refuse = (document: string | undefined, report: ErrorReport) => {
      if (document === onScreen()) get().refuse(report);
      else set({ startError: { report, problems: new Map() } });
    };

    /** Asks for a run of a graph, and shows that as running until the run is heard of. Gives the run's id. */
    const ask = async (
      document: string | undefined,
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
      endings: new Map(),
      startError: null,
      isServiceGone: false,
      serviceReturns: 0,

      async start(settings = {}, taken = documents.active().store.getState().take()) {
        const { documentId, draw } = taken;
        const document = documents.find(documentId);
        if (!document || starting.has(documentId)) return null;
        let graph = taken.graph;
        const runId = await ask(documentId, async () => {
          const asked = {
            workflow: workflowFile(graph),
            ...fileOf(documents, documentId),
            documentId,
            seeds: { draw },
            ...settings,
          };
          const fixed = pinned(graph);
          const { seeds, ...answer } = await client('run.start', asked);
          graph = withSeeds(graph, seeds);
          const { graphs, documentIds } = get();
          set({
            graphs: new Map(graphs).set(answer.runId, withSeeds(fixed, seeds)),
            documentIds: new Map(documentIds).set(answer.runId, documentId),
          });
          document.store.getState().moveSeeds(taken, seeds);
          return answer;
        });
        return runId === undefined ? null : { ...taken, graph };
      },
      async resume(runId, wishes = {}) {
        const document = ownerOf(runId);
        if (document !== undefined && starting.has(document)) return;
        await ask(document, () => client('run.resume', { runId: originals.get(runId) ?? runId, ...wishes }));
      },
      adopt(documentId, { runId, graph, events }) {
        const { runs, graphs } = get();
        const isFree = ownerOf(runId) === undefined && !isActive(runs.get(runId));
        const id = isFree ? runId : crypto.randomUUID();
        if (!isFree) originals.set(id, runId);
        adopted.set(id, documentId);
        set({ graphs: new Map(graphs).set(id, graph) });
        const others = [...runs].filter(([other]) => other !== id);
        keep(new Map([...others, [id, retold(id, events)]]));
      },
      async stop() {
        const isOwn = (each: string) => ownerOf(each) === onScreen();
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
          documents.subscribe(({ activeId }, before) => {
            if (activeId === before.activeId) return;
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

/** What a run of an earlier time told. How long it took is not known any more; where it goes on, it tells from the start. */
function retold(id: string, events: readonly RunEvent[]): RunState {
  const { ms: _ms, ...run } = events.map((event) => ({ ...event, runId: id })).reduce(reduceRun, newRun(id));
  const nodes = [...run.nodes].map(([node, { ms: _took, ...told }]) => [node, told] as const);
  return { ...run, nextSeq: 0, nodes: new Map(nodes) };
}

/** What the newest run that contains a node told of it; of a use of a group, what it told of all in it. */
export function nodeRun(id: string): (state: RunStoreState) => UseRunState | undefined {
  return ({ runs, histories }) => {
    const history = histories.get(id);
    const run = history && runs.get(history.runId);
    return run && (run.nodes.get(id) ?? runOfUse(run, history));
  };
}

/** What failed in a node, or in those in it where it is a use of a group, and what was never asked for. */
export function missingAt(id: string): (state: RunStoreState) => MissingPlaces {
  return (state) => {
    const run = runOfNode(id)(state);
    const ids = state.histories.get(id)?.below ?? [id];
    const each = ids.flatMap((node) => {
      const told = run?.nodes.get(node);
      return told ? [missingOfNode(node, told)] : [];
    });
    return {
      failed: each.flatMap(({ failed }) => failed),
      unknown: each.flatMap(({ unknown }) => unknown),
      unmade: each.flatMap(({ unmade }) => unmade),
    };
  };
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
