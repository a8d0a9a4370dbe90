import { GraphProblemsError, NotFoundError } from '#shared/errors/inputErrors';
import type { Announcement, CallOutput } from '#shared/api/contract';
import { palette } from '#shared/nodes/index';
import { planRun, type RunPlan } from '#shared/graph/planRun';
import { validateGraph } from '#shared/graph/validateGraph';
import type { RunEvent } from '#shared/runs/RunEvent';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile, writeWorkflow } from '#shared/workflow/writeWorkflow';
import { CallLimiter } from '../engine/CallLimiter.ts';
import { RunControl } from '../engine/RunControl.ts';
import { runPlan } from '../engine/runPlan.ts';
import type { ServicePorts } from './ServicePorts.ts';

/** How many finished runs are remembered with all their events, for a page that is opened again. */
const REMEMBERED_RUNS = 20;

interface StartOptions {
  /** Run these nodes and what they need; absent: everything. */
  readonly targets?: readonly string[] | undefined;
  /** The page's own name for the graph. */
  readonly documentId?: string | undefined;
}

interface HeldRun {
  readonly runId: string;
  readonly graph: string;
  /** As it ran. */
  readonly workflow: Workflow;
  readonly documentId?: string;
  readonly control: RunControl;
  readonly events: RunEvent[];
  /** Settles when the run has ended. */
  readonly ended: Promise<void>;
}

/** Starts, stops and remembers the runs of this session. A run lives here, not in a page: closing the page does not end it. */
export class RunDesk {
  readonly #ports: ServicePorts;
  readonly #limiter: CallLimiter;
  readonly #runs = new Map<string, HeldRun>();
  readonly #announce: (announcement: Announcement) => void;

  constructor(ports: ServicePorts, announce: (announcement: Announcement) => void) {
    this.#ports = ports;
    this.#limiter = new CallLimiter(() => ports.settings.current.concurrency);
    this.#announce = announce;
  }

  /** @throws GraphProblemsError with every problem; SecretFoundError where the graph holds a key. Nothing is sent then. */
  start(workflow: Workflow, { targets, documentId }: StartOptions = {}): string {
    const text = writeWorkflow(workflow);
    this.#ports.assertClean(text, 'The graph');
    const plan = planFor(workflow, targets);
    const runId = this.#ports.engine.newId();
    const control = new RunControl();
    const events: RunEvent[] = [];
    this.#ports.library.runStarted({ runId, name: workflow.name, workflowText: text, at: this.#ports.engine.now() });
    const ended = this.#follow(
      runPlan(plan, this.#ports.engine, { runId, name: workflow.name, limiter: this.#limiter, control }),
      events,
    );
    const held = { runId, graph: workflow.name, workflow, control, events, ended };
    this.#runs.set(runId, documentId === undefined ? held : { ...held, documentId });
    this.#forgetOldest();
    return runId;
  }

  /** The first stop is gentle, the second at once. @throws NotFoundError for a run of another session. */
  stop(runId: string): 'gently' | 'at-once' | 'ended' {
    const run = this.#runs.get(runId);
    if (!run)
      throw new NotFoundError('That run is not known here.', {
        hint: 'It belongs to an earlier session and has ended.',
      });
    return isEnded(run) ? 'ended' : run.control.stop();
  }

  /** Every run remembered, oldest first. */
  current(): CallOutput<'run.current'> {
    return [...this.#runs.values()].map(({ runId, graph, workflow, documentId, events }) => ({
      runId,
      graph,
      workflow: workflowFile(workflow),
      ...(documentId !== undefined && { documentId }),
      events: [...events],
    }));
  }

  /** Whether calls are in flight or still to come. */
  get isBusy(): boolean {
    return [...this.#runs.values()].some((run) => !isEnded(run));
  }

  /** Makes no new calls and waits until those in flight have ended. */
  async close(): Promise<void> {
    const running = [...this.#runs.values()].filter((run) => !isEnded(run));
    for (const { control } of running) control.stopGently();
    await Promise.all(running.map((run) => run.ended));
  }

  async #follow(events: AsyncIterable<RunEvent>, log: RunEvent[]): Promise<void> {
    for await (const event of events) {
      if (event.kind === 'run-finished') this.#record(event);
      log.push(event);
      this.#announce({ kind: 'run', event });
    }
  }

  /** The pictures are safe already; a record that cannot be closed must not hide that from the page. */
  #record(event: RunEvent & { kind: 'run-finished' }): void {
    try {
      this.#ports.library.runFinished(event.runId, event.outcome, event.at);
    } catch (caught) {
      this.#ports.engine.log(caught);
    }
  }

  #forgetOldest(): void {
    for (const run of this.#runs.values()) {
      if (this.#runs.size <= REMEMBERED_RUNS) return;
      if (isEnded(run)) this.#runs.delete(run.runId);
    }
  }
}

function isEnded(run: HeldRun): boolean {
  return run.events.at(-1)?.kind === 'run-finished';
}

function planFor(workflow: Workflow, targets?: readonly string[]): RunPlan {
  const validation = validateGraph(workflow, palette, targets);
  if (!validation.ok) throw new GraphProblemsError(validation.problems);
  const plan = planRun(validation.graph);
  if (plan.nodes.length === 0) {
    throw new GraphProblemsError([
      {
        code: 'nothing-to-run',
        message: 'There is nothing to run yet.',
        hint: 'Double-click the canvas to add a node.',
      },
    ]);
  }
  return plan;
}
