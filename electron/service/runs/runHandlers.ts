import type { Handlers } from '#shared/api/contract';
import { GraphProblemsError, NotFoundError } from '#shared/errors/inputErrors';
import { insideGroups } from '#shared/graph/groups/insideGroups';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { namedKeys } from '#shared/nodes/namedKeys';
import { drawAnew, takeSeeds, withSeeds, type SeedWishes } from '#shared/nodes/takeSeeds';
import type { RunSettings } from '#shared/runs/RunSettings';
import { localDay } from '#shared/runs/localDay';
import { readWorkflow, readWorkflowText } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { attempt } from '../attempt.ts';
import { planFor } from './planFor.ts';
import { preflight } from './preflight.ts';
import { readLists, withLists } from './readLists.ts';
import { refusePictures } from './refusePictures.ts';
import type { HistoryDesk } from '../history/HistoryDesk.ts';
import { refuseKeys } from '../keys/refuseKeys.ts';
import { replayRun } from './replayRun.ts';
import type { RunDesk } from './RunDesk.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';
import { spendCsv } from './spendCsv.ts';

type RunHandlers = Pick<Handlers, Extract<keyof Handlers, `run.${string}` | `queue.${string}` | `spend.${string}`>>;

/** Runs, those that wait, those there were, and what they cost. */
export function createRunHandlers(ports: ServicePorts, runs: RunDesk, history: HistoryDesk): RunHandlers {
  const { library, paletteOf } = ports;
  const recordOf = (runId: string) => {
    const record = library.runRecord(runId);
    if (!record) throw new NotFoundError('That run is not in the library.');
    return { ...record, workflow: readWorkflowText(record.workflowText) };
  };
  const withSeedsTaken = (file: unknown, { draw = ports.engine.newId(), ...wishes }: Partial<SeedWishes>) => {
    const graph = readWorkflow(file);
    const palette = ports.paletteOf(graph);
    const seeds = takeSeeds(graph, palette, { draw, ...wishes });
    const moved = withSeeds(graph, seeds);
    const drawn = drawAnew(moved, palette, draw);
    return { graph: drawn, seeds, drawsAnew: drawn !== moved };
  };
  /** Of a use of a group that is to be asked for anew, all that is in it. */
  const unfolded = <S extends RunSettings>(settings: S, graph: Workflow): S =>
    Array.isArray(settings.again)
      ? { ...settings, again: insideGroups(withoutGroups(graph), settings.again as readonly string[]) }
      : settings;
  const listsOf = (graph: Workflow, file: string | undefined, targets: readonly string[] | undefined) => ({
    palette: paletteOf(graph),
    lists: ports.lists,
    graph: file === undefined ? null : ports.files.pathOf(file),
    targets,
  });
  return {
    // What was paid for and waits to be stored is looked for first: it must not be paid for again.
    'run.start': async ({ workflow, file, seeds: wishes, ...asked }) => {
      await library.settle();
      const { graph, seeds } = withSeedsTaken(workflow, { ...wishes, targets: asked.targets });
      const options = unfolded(asked, graph);
      refuseKeys(graph, ports);
      const filled = await withLists(graph, listsOf(graph, file, options.targets));
      await refusePictures(filled, options, ports);
      const runId = runs.start(filled, { ...options, shown: graph });
      history.ran({ ...(file !== undefined && { file }), ...options }, graph, runId);
      return { runId, seeds };
    },
    'run.stop': ({ runId }) => attempt(() => ({ stopping: runs.stop(runId) })),
    'run.resume': async ({ runId, ...options }) => {
      await library.settle();
      const { workflow, settings } = recordOf(runId);
      await refusePictures(workflow, settings, ports);
      runs.resume(runId, options);
      return { runId };
    },
    'run.preview': async ({ workflow, file, seeds: wishes, ...settings }) => {
      const { graph, ...taken } = withSeedsTaken(workflow, { ...wishes, targets: settings.targets });
      const read = await readLists(graph, listsOf(graph, file, settings.targets));
      return { ...(await preflight(read.workflow, unfolded(settings, graph), ports, read.problems)), ...taken };
    },
    'run.current': () => attempt(() => runs.current()),
    'run.keys': async (asked) => {
      if ('runId' in asked) {
        const { workflow, settings } = recordOf(asked.runId);
        return namedKeys(planFor(workflow, paletteOf(workflow), settings.targets));
      }
      const graph = readWorkflow(asked.workflow);
      refuseKeys(graph, ports);
      const workflow = await withLists(graph, listsOf(graph, asked.file, asked.targets));
      return namedKeys(planFor(workflow, paletteOf(workflow), asked.targets));
    },
    'run.list': ({ limit = Number.MAX_SAFE_INTEGER, ...page }) => attempt(() => library.runs({ ...page, limit })),
    'run.find': ({ start }) => attempt(() => library.runsStartingWith(start)),
    'run.replay': async ({ runId }) => {
      const { workflow } = recordOf(runId);
      const events = await replayRun(runId, ports).catch((caught: unknown) => {
        if (caught instanceof GraphProblemsError) return [];
        throw caught;
      });
      return { workflow: workflowFile(workflow), events };
    },
    'run.details': ({ runId }) =>
      attempt(() => {
        const { workflow, settings } = recordOf(runId);
        const run = library.run(runId);
        if (!run) throw new NotFoundError('That run is not in the library.');
        return { run, workflow: workflowFile(workflow), settings, calls: library.callsOf(runId) };
      }),

    'queue.get': () => attempt(() => runs.queue),
    'queue.move': ({ runId, before }) => attempt(() => runs.move(runId, before)),
    'queue.cancel': ({ runId }) => attempt(() => runs.cancel(runId)),
    'queue.setPaused': ({ isPaused }) => attempt(() => runs.setPaused(isPaused)),

    'spend.report': (period) => attempt(() => library.spend(period)),
    'spend.export': async (period) => {
      const text = spendCsv(library.spend(period));
      const name = `lumi-spend-${localDay(ports.engine.now())}.csv`;
      if (!ports.shell) return { saved: false, text, name };
      const filters = [{ name: 'CSV', extensions: ['csv'] }];
      const path = await ports.shell.chooseSave({ title: 'Export spending', suggestedPath: name, filters });
      if (path === undefined) return { saved: false, name };
      await ports.writeText(path, text);
      return { saved: true, name };
    },
  };
}
