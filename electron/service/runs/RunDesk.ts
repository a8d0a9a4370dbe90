import type { Announcement, CallOutput, QueueState } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import { BadInputError, NotFoundError } from '#shared/errors/inputErrors';
import type { RunPlan } from '#shared/graph/planRun';
import { withMoment } from '#shared/runs/consent';
import type { ResumeWishes, RunRecord } from '#shared/runs/RunRecord';
import type { FailureScope, RunSettings } from '#shared/runs/RunSettings';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { CallLimiter } from '../../engine/CallLimiter.ts';
import { RunControl } from '../../engine/RunControl.ts';
import { runPlan } from '../../engine/runPlan.ts';
import { pinWorkflow } from './pinWorkflow.ts';
import { planFor } from './planFor.ts';
import { refuseKeys } from '../keys/refuseKeys.ts';
import { RunQueue } from './RunQueue.ts';
import { RunReports } from './RunReports.ts';
import { runRules } from './runRules.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';

interface StartOptions extends RunSettings {
  /** The page's own name for the graph. */
  readonly documentId?: string | undefined;
  /** The graph as it was asked for, where lists were read into it: what pages compare with theirs. */
  readonly shown?: Workflow;
}

interface ResumeOptions extends ResumeWishes {
  readonly onError?: FailureScope;
  readonly maxCost?: number;
}

/** The one run under way. */
interface ActiveRun {
  readonly runId: string;
  readonly control: RunControl;
  /** Settles when the run has ended. */
  readonly ended: Promise<void>;
}

/**
 * Runs graphs one after the other, as they were asked for, and remembers the runs of this session. A run lives here, not in a page: closing
 * the page does not end it.
 */
export class RunDesk {
  readonly #ports: ServicePorts;
  readonly #limiter: CallLimiter;
  readonly #queue: RunQueue;
  readonly #reports: RunReports;
  /** Of the runs that were asked for here and wait: a graph is checked once. */
  readonly #plans = new Map<string, RunPlan>();
  /** What pages are shown as the graph of a run of this session, where that is not the one that runs. */
  readonly #shown = new Map<string, Workflow>();
  #active: ActiveRun | undefined;
  #isClosing = false;

  constructor(ports: ServicePorts, announce: (announcement: Announcement) => void) {
    this.#ports = ports;
    this.#limiter = new CallLimiter(() => ports.settings.current.concurrency);
    this.#reports = new RunReports(ports, announce);
    this.#queue = new RunQueue({
      library: ports.library,
      now: ports.engine.now,
      log: ports.engine.log,
      onChange: (queue) => {
        announce({ kind: 'queue', queue });
      },
    });
  }

  /** Takes over runs that an earlier session left waiting. For doors that stay open. */
  restoreQueue(): void {
    this.#queue.restore();
  }

  /** @throws GraphProblemsError with every problem; SecretFoundError where the graph holds a key; StorageError. Nothing is sent then, nor later. */
  start(given: Workflow, { documentId, shown, ...settings }: StartOptions = {}): string {
    refuseKeys(given, this.#ports);
    const { graph: workflow, problems } = pinWorkflow(given, settings.targets, this.#ports);
    const plan = this.#planFor(workflow, settings, problems);
    const { engine, library } = this.#ports;
    const runId = engine.newId();
    const workflowText = writeWorkflow(workflow);
    const ids = { runId, ...(documentId !== undefined && { documentId }) };
    const at = engine.now();
    // A run that goes on later is to ask for the very same.
    const { referenceLongSide } = this.#ports.settings.current;
    const asked = withMoment({ referenceLongSide, ...settings }, at);
    library.runQueued({ ...ids, name: workflow.name, workflowText, settings: asked, at });
    this.#plans.set(runId, plan);
    if (shown && shown !== given) this.#shown.set(runId, pinWorkflow(shown, settings.targets, this.#ports).graph);
    this.#advanceOrDrop(runId);
    return runId;
  }

  /** Goes on with a run that has ended or was interrupted. @throws NotFoundError; BadInputError where it runs or waits. */
  resume(runId: string, { onError, maxCost, ...wishes }: ResumeOptions = {}): void {
    const { engine, library } = this.#ports;
    const record = library.runRecord(runId);
    if (!record) throw new NotFoundError('There is no such run.', { hint: 'The runs there are: “lumi runs”.' });
    if (library.run(runId)?.status === 'running' || this.#queue.isWaiting(runId)) {
      throw new BadInputError('That run is not over yet.', { hint: 'Wait until it has ended, or stop it first.' });
    }
    const plan = this.#planFor(readWorkflowText(record.workflowText), record.settings);
    const told = { ...(onError !== undefined && { onError }), ...(maxCost !== undefined && { maxCost }) };
    library.runReopened(runId, { ...record.settings, ...told }, withMoment(wishes, engine.now()));
    this.#plans.set(runId, plan);
    this.#advanceOrDrop(runId);
  }

  /** The first stop is gentle, the second at once; one that waits is taken out. @throws NotFoundError for a run of another session. */
  stop(runId: string): 'gently' | 'at-once' | 'ended' {
    if (this.#active?.runId === runId) return this.#active.control.stop();
    if (this.#queue.isWaiting(runId)) this.#drop(runId);
    else if (!this.#reports.knows(runId)) {
      throw new NotFoundError('That run is not known here.', {
        hint: 'It belongs to an earlier session and has ended.',
      });
    }
    return 'ended';
  }

  get queue(): QueueState {
    return this.#queue.state;
  }

  move(runId: string, before: string | null): QueueState {
    this.#queue.move(runId, before);
    return this.queue;
  }

  /** Takes a waiting run out; the one under way is not touched. */
  cancel(runId: string): QueueState {
    this.#drop(runId);
    return this.queue;
  }

  setPaused(isPaused: boolean): QueueState {
    this.#queue.setPaused(isPaused);
    this.#advance();
    return this.queue;
  }

  /** Every run remembered, the one begun last at the end. */
  current(): CallOutput<'run.current'> {
    return this.#reports.current();
  }

  /** Whether calls are in flight or still to come. */
  get isBusy(): boolean {
    return this.#active !== undefined;
  }

  /** Whether no run begins any more. */
  get isClosing(): boolean {
    return this.#isClosing;
  }

  /** Makes no new calls and waits until those in flight have ended. What waits is there at the next start. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#active?.control.stopGently();
    await this.#active?.ended;
  }

  /** Begins the next run, if one is to begin. @throws StorageError where that cannot be recorded; it waits still. */
  #advance(): void {
    const { engine, library } = this.#ports;
    const runId = this.#isClosing ? undefined : this.#queue.next;
    const record = runId === undefined ? undefined : library.runRecord(runId);
    if (!record) {
      this.#queue.changed();
      return;
    }
    const at = engine.now();
    this.#queue.begin(record.runId, at);
    const control = new RunControl();
    const ended = this.#run(record, record.startedAt ?? at, control).finally(() => {
      this.#active = undefined;
      this.#queue.ended();
      this.#advanceOrPause();
    });
    this.#active = { runId: record.runId, control, ended };
  }

  /** Who is told that a run failed to begin must not find it begun later. @throws StorageError */
  #advanceOrDrop(runId: string): void {
    try {
      this.#advance();
    } catch (caught) {
      try {
        this.#drop(runId);
      } catch (again) {
        this.#ports.engine.log(again);
        this.#queue.setPaused(true);
      }
      throw caught;
    }
  }

  /** Nobody waits for an answer here: a library that cannot be written pauses the queue. */
  #advanceOrPause(): void {
    try {
      this.#advance();
    } catch (caught) {
      this.#ports.engine.log(caught);
      this.#queue.setPaused(true);
    }
  }

  /** Runs one to its end. Never rejects. */
  async #run(record: RunRecord, startedAt: number, control: RunControl): Promise<void> {
    const { runId, name, settings, workflowText } = record;
    const { engine } = this.#ports;
    try {
      const workflow = readWorkflowText(workflowText);
      const firstSeq = this.#reports.begin(record, this.#shown.get(runId) ?? workflow);
      const plan = this.#plans.get(runId) ?? this.#planFor(workflow, settings);
      this.#plans.delete(runId);
      const run = runPlan(plan, engine, {
        runId,
        name,
        limiter: this.#limiter,
        control,
        firstSeq,
        rules: runRules(record, startedAt, this.#ports),
      });
      for await (const event of run) this.#reports.heard(event, record);
    } catch (caught) {
      this.#reports.failed(record, caught);
    }
  }

  /** Takes a waiting run out. @throws NotFoundError where it does not wait */
  #drop(runId: string): void {
    this.#queue.cancel(runId);
    this.#plans.delete(runId);
    this.#shown.delete(runId);
  }

  /** @throws GraphProblemsError with every problem */
  #planFor(workflow: Workflow, { targets }: RunSettings, others: readonly ErrorReport[] = []): RunPlan {
    return planFor(workflow, this.#ports.paletteOf(workflow), targets, others);
  }
}
