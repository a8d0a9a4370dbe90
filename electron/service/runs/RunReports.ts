import type { Announcement, CallOutput } from '#shared/api/contract';
import { reportOf } from '#shared/errors/reportOf';
import type { RunEvent } from '#shared/runs/RunEvent';
import type { RunRecord } from '#shared/runs/RunRecord';
import type { Workflow } from '#shared/workflow/Workflow';
import { RunMemory } from './RunMemory.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';

type RunFinished = Extract<RunEvent, { kind: 'run-finished' }>;

/** What runs tell: remembered for a page that is opened later, announced to those that are, and their ends written down. */
export class RunReports {
  readonly #library: Pick<ServicePorts['library'], 'runFinished'>;
  readonly #engine: Pick<ServicePorts['engine'], 'now' | 'log'>;
  readonly #announce: (announcement: Announcement) => void;
  readonly #memory = new RunMemory();

  constructor({ library, engine }: ServicePorts, announce: (announcement: Announcement) => void) {
    this.#library = library;
    this.#engine = engine;
    this.#announce = announce;
  }

  /** A run begins, or goes on. Gives the number of its next event. */
  begin(record: RunRecord, workflow: Workflow): number {
    this.#memory.begin(record, workflow);
    return this.#memory.nextSeq(record.runId);
  }

  heard(event: RunEvent, record: RunRecord): void {
    if (event.kind === 'run-finished') this.#writeDown(event);
    this.#tell(event, record);
  }

  /** Whoever waits for a run must hear that it has ended, also where it could not even begin. */
  failed(record: RunRecord, caught: unknown): void {
    this.#engine.log(caught);
    const { runId, name } = record;
    const at = this.#engine.now();
    const about = () => ({ runId, seq: this.#memory.nextSeq(runId), at });
    this.#writeDown({ runId, outcome: 'failed', at });
    if (!this.knows(runId)) this.#tell({ ...about(), kind: 'run-started', name, nodes: [] }, record);
    this.#tell({ ...about(), kind: 'run-finished', outcome: 'failed', ms: 0, error: reportOf(caught) }, record);
  }

  /** Whether the run was begun in this session. */
  knows(runId: string): boolean {
    return this.#memory.knows(runId);
  }

  /** Every run remembered, the one begun last at the end. */
  current(): CallOutput<'run.current'> {
    return this.#memory.current();
  }

  #tell(event: RunEvent, { documentId }: RunRecord): void {
    this.#memory.add(event);
    this.#announce({ kind: 'run', event, ...(documentId !== undefined && { documentId }) });
  }

  /** The pictures are safe already; a record that cannot be closed must not hide that from the page. */
  #writeDown({ runId, outcome, at }: Pick<RunFinished, 'runId' | 'outcome' | 'at'>): void {
    try {
      this.#library.runFinished(runId, outcome, at);
    } catch (caught) {
      this.#engine.log(caught);
    }
  }
}
