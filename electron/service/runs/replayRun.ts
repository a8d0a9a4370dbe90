import { NotFoundError } from '#shared/errors/inputErrors';
import type { RunEvent } from '#shared/runs/RunEvent';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { CallLimiter } from '../../engine/CallLimiter.ts';
import type { Ports } from '../../engine/Ports.ts';
import { runPlan } from '../../engine/runPlan.ts';
import { planFor } from './planFor.ts';
import { runRules } from './runRules.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';

/**
 * What a run told, as far as the library has its results: it is gone through again with nothing but what its own calls gave. Nothing is sent, drawn,
 * saved or written down. Times in it are those of its start.
 * @throws NotFoundError for a run there is none of; GraphProblemsError where its graph cannot be run by this version
 */
export async function replayRun(runId: string, ports: ServicePorts): Promise<readonly RunEvent[]> {
  const record = ports.library.runRecord(runId);
  if (!record) throw new NotFoundError('That run is not in the library.');
  const { name, settings, workflowText, startedAt = 0 } = record;
  const workflow = readWorkflowText(workflowText);
  const plan = planFor(workflow, ports.paletteOf(workflow), settings.targets);
  const events: RunEvent[] = [];
  const run = runPlan(plan, readingOnly(ports.engine, startedAt), {
    runId,
    name,
    limiter: new CallLimiter(() => 1),
    // As a run that goes on, of which no place is asked for.
    rules: { ...runRules({ ...record, resume: { only: [] } }, startedAt, ports), onError: 'continue' },
  });
  for await (const event of run) events.push(event);
  return events;
}

/** Ports by which nothing leaves and nothing is changed. */
function readingOnly(engine: Ports, startedAt: number): Ports {
  const { ledger, flattener } = engine;
  const never = () => Promise.reject(new NotFoundError('It is not made again.'));
  return {
    ...engine,
    now: () => startedAt,
    generator: { generate: never },
    jobs: { ...engine.jobs, submit: never, collect: never },
    exporter: { exportImages: () => Promise.resolve([]) },
    flattener: {
      ...flattener,
      flatten: (image, drawing) => {
        const made = flattener.findFlattened(image, drawing);
        return made ? Promise.resolve(made) : never();
      },
    },
    ledger: {
      ...ledger,
      callsPlanned: () => undefined,
      callStarted: () => false,
      othersEnded: never,
      findSubmitted: () => undefined,
      callDone: never,
      callFailed: () => undefined,
      findResult: (call, since) => {
        const found = ledger.findResult(call, since);
        return found?.isOwn ? found : undefined;
      },
      provePictures: () => Promise.resolve([]),
      keepTexts: () => undefined,
      callReused: () => true,
    },
  };
}
