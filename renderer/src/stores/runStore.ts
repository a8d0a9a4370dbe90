import type { Client } from '#shared/api/createClient';
import type { Transport } from '#shared/api/Transport';
import type { ErrorReport } from '#shared/errors/AppError';
import { GraphProblemsError } from '#shared/errors/inputErrors';
import { reportOf } from '#shared/errors/reportOf';
import type { Palette } from '#shared/graph/NodeDefinition';
import { validateGraph } from '#shared/graph/validateGraph';
import { newRun, reduceRun } from '#shared/runs/reduceRun';
import type { RunEvent } from '#shared/runs/RunEvent';
import type { NodeRunState, RunState } from '#shared/runs/RunState';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { groupByNode } from './groupByNode.ts';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import type { QueueStore } from './queueStore.ts';
import { isSameHistory, nodeHistories } from './nodeHistories.ts';
import { interruptRun } from './interruptRun.ts';
import { createRunOwners } from './runOwners.ts';
import type { RunStoreState } from './RunStoreState.ts';
import type { TakenGraph } from './TakenGraph.ts';
import type { WorkflowStore } from './workflowStore.ts';

export type RunStore = StoreApi<RunStoreState>;

export interface RunStoreOptions {
  readonly client: Client;
  readonly transport: Transport;
  readonly workflow: WorkflowStore;
  readonly queue: QueueStore;
  readonly palette: Palette;
  /** The workflow store's numbers of the graphs that are open, by their ids. */
  readonly openDocuments?: () => ReadonlyMap<string, number>;
  /** Moves the seeds of a graph that runs and is not on screen any more. */
  readonly moveSeeds?: (taken: TakenGraph) => void;
}

/** What runs gave, folded from their events and kept by run and node: never in the graph. */
export function createRunStore(options: RunStoreOptions): RunStore {
  const { client, transport, workflow, queue, palette } = options;
  const { openDocuments = () => new Map<string, number>(), moveSeeds = () => undefined } = options;
  return createStore<RunStoreState>()((set, get) => {
    let isFetching = false;
    let fetchAgain = false;

    const waitingRun = (runId: string) => queue.getState().waiting.find((run) => run.runId === runId);
    const documentIdOf = (runId: string) => get().documentIds.get(runId) ?? waitingRun(runId)?.documentId;
    const owners = createRunOwners({ workflow, openDocuments, documentIdOf });
    /** Graphs whose run was asked for and not answered yet. */
    const starting = new Set<number>();
    /** Runs that were answered and not heard of yet. */
    const answered = new Set<string>();
    /** The service is back, and has not told yet what it knows. */
    let isBack = false;

    const keep = (runs: ReadonlyMap<string, RunState>, shown = get().shown) => {
      const { document } = workflow.getState();
      const own = [...runs.keys()].filter((runId) => shown.has(runId));
      const histories = isSameHistory(get(), { runs, shown }) ? get().histories : nodeHistories({ runs, shown });
      const busy = new Set(starting);
      for (const runId of [
        ...answered,
        ...turnOf(queue),
        ...[...runs].flatMap(([id, run]) => (isActive(run) ? [id] : [])),
      ]) {
        const owner = owners.of(runId) ?? (shown.has(runId) ? document : undefined);
        if (owner !== undefined) busy.add(owner);
      }
      const isSame = busy.size === get().busy.size && [...busy].every((each) => get().busy.has(each));
      set({
        runs,
        shown,
        histories,
        currentRunId: own.at(-1) ?? null,
        activeRunId: own.findLast((runId) => isActive(runs.get(runId))) ?? null,
        waiting: queue.getState().waiting.filter(({ runId }) => owners.of(runId) === document).length,
        isRunning: busy.has(document),
        ...(!isSame && { busy }),
      });
    };

    /** Asks for everything told so far; also while an answer is still on its way, so that what came meanwhile is in the next. */
    const refetch = async () => {
      fetchAgain = true;
      if (isFetching) return;
      isFetching = true;
      try {
        while (fetchAgain) {
          fetchAgain = false;
          const told = await client('run.current');
          const runs = isBack ? fromZero(get().runs) : new Map(get().runs);
          const graphs = new Map(get().graphs);
          const documentIds = new Map(get().documentIds);
          for (const { runId, workflow: ran, documentId: startedFrom, events } of told) {
            const known = isBack ? undefined : runs.get(runId);
            const run = events.reduce(reduceRun, known ?? newRun(runId));
            // Told in the order in which they began last.
            runs.delete(runId);
            if (run.nextSeq > 0) runs.set(runId, run);
            if (!graphs.has(runId)) graphs.set(runId, readWorkflow(ran));
            if (startedFrom !== undefined) documentIds.set(runId, startedFrom);
          }
          isBack = false;
          set({ graphs, documentIds });
          keep(runs, owners.ownOf(runs));
        }
      } catch (caught) {
        get().refuse(reportOf(caught));
      } finally {
        isFetching = false;
      }
    };

    const receive = (event: RunEvent) => {
      const { runs, graphs, shown } = get();
      const { runId } = event;
      const run = runs.get(runId) ?? newRun(runId);
      answered.delete(runId);
      if (event.seq === run.nextSeq) {
        const isOwn = owners.of(runId) === workflow.getState().document;
        const next = new Map(runs);
        // One that goes on has the newest results.
        if (event.kind === 'run-started') next.delete(runId);
        keep(next.set(runId, reduceRun(run, event)), isOwn ? withMember(shown, runId) : shown);
      }
      // One that was started elsewhere, or before this page was loaded, is not known by its graph yet.
      if (isBack || event.seq > run.nextSeq || (starting.size === 0 && !graphs.has(runId))) void refetch();
    };

    /** What was under way when the service ended runs no more; where it was only away, it tells all of it again. */
    const noteReach = (isThere: boolean) => {
      set({ isServiceGone: !isThere });
      isBack = isThere;
      if (isThere) {
        void refetch();
        return;
      }
      answered.clear();
      const { runs, graphs } = get();
      const ended = [...runs].map(
        ([runId, run]) => [runId, isActive(run) ? interruptRun(run, graphs.get(runId)) : run] as const,
      );
      keep(new Map(ended));
    };

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
        if (document !== undefined) owners.set(runId, document);
        const wasHeardOf = get().runs.get(runId)?.nextSeq !== heardBefore.get(runId);
        if (!wasHeardOf && !waitingRun(runId)) answered.add(runId);
        if (document !== undefined) starting.delete(document);
        keep(get().runs, workflow.getState().document === document ? withMember(get().shown, runId) : get().shown);
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

      async start(settings = {}, taken = workflow.getState().take(settings.targets)) {
        const { document, graph } = taken;
        const tab = [...openDocuments()].find(([, number]) => number === document)?.[0];
        const isOnScreen = document === workflow.getState().document;
        if (starting.has(document) || (!isOnScreen && tab === undefined)) return false;
        const check = validateGraph(graph, palette, settings.targets);
        if (!check.ok) {
          refuse(document, new GraphProblemsError(check.problems).report());
          return false;
        }
        workflow.getState().moveSeeds(taken);
        moveSeeds(taken);
        const of = tab === undefined ? {} : { documentId: tab };
        const runId = await ask(document, () =>
          // What may have been billed already was told before: by the sheet every run goes through.
          client('run.start', { workflow: workflowFile(graph), ...of, ...settings, repeatUnknown: true }),
        );
        if (runId === undefined) return false;
        const { graphs, documentIds } = get();
        set({ graphs: new Map(graphs).set(runId, graph) });
        if (tab !== undefined) set({ documentIds: new Map(documentIds).set(runId, tab) });
        return true;
      },
      async resume(runId, wishes = {}) {
        const document = get().shown.has(runId) ? workflow.getState().document : owners.of(runId);
        if (document !== undefined && starting.has(document)) return;
        await ask(document, () => client('run.resume', { runId, ...wishes }));
      },
      async stop() {
        const isOwn = (each: string) => owners.of(each) === workflow.getState().document;
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
          transport.subscribe(
            (announcement) => {
              if (announcement.kind === 'run') receive(announcement.event);
            },
            () => void refetch(),
            noteReach,
          ),
          workflow.subscribe((state, before) => {
            if (state.document === before.document) return;
            set({ startError: null });
            keep(get().runs, owners.ownOf(get().runs));
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

/** The service that comes back may be another, started anew: that counts the events of a run that goes on from the start. */
function fromZero(runs: ReadonlyMap<string, RunState>): Map<string, RunState> {
  return new Map([...runs].map(([runId, run]) => [runId, { ...run, nextSeq: 0 }]));
}

function withMember(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return ids.has(id) ? ids : new Set([...ids, id]);
}

function isActive(run: RunState | undefined): boolean {
  return run?.status === 'running' || run?.status === 'stopping';
}
