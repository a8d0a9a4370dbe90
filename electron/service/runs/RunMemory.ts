import type { CallOutput } from '#shared/api/contract';
import type { RunEvent } from '#shared/runs/RunEvent';
import type { RunRecord } from '#shared/runs/RunRecord';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';

/** How many runs are remembered with all their events, for a page that is opened again. */
const REMEMBERED_RUNS = 20;

interface RememberedRun {
  readonly record: RunRecord;
  /** As it ran. */
  readonly workflow: Workflow;
  readonly events: RunEvent[];
  /** Where the pieces of a text that is on its way stand, all as one event, by its place. */
  readonly growing: Map<string, number>;
}

/** The pieces of a text are one event from the first on, and none once the text is told as a whole. */
function remember({ events, growing }: RememberedRun, event: RunEvent): void {
  if (event.kind === 'text-grew' || event.kind === 'text-saved') {
    const place = JSON.stringify([event.node, event.index]);
    const at = growing.get(place) ?? -1;
    const before = events[at];
    if (before?.kind === 'text-grew') {
      const isWhole = event.kind === 'text-saved';
      events[at] = { ...before, text: isWhole ? '' : before.text + event.text };
      if (isWhole) growing.delete(place);
      else return;
    } else if (event.kind === 'text-grew') growing.set(place, events.length);
  }
  // The places begin anew.
  if (event.kind === 'texts-expected') growing.clear();
  events.push(event);
}

/** What the runs of this session told. */
export class RunMemory {
  readonly #runs = new Map<string, RememberedRun>();
  /** Of every run, also of those whose events are forgotten: a run that goes on counts on. */
  readonly #nextSeqs = new Map<string, number>();

  /** A run begins, or goes on: it is now the last begun. The oldest is forgotten. */
  begin(record: RunRecord, workflow: Workflow): void {
    const { runId } = record;
    const { events, growing } = this.#runs.get(runId) ?? { events: [], growing: new Map<string, number>() };
    this.#runs.delete(runId);
    this.#runs.set(runId, { record, workflow, events, growing });
    for (const oldest of this.#runs.keys()) {
      if (this.#runs.size <= REMEMBERED_RUNS) break;
      this.#runs.delete(oldest);
    }
  }

  add(event: RunEvent): void {
    const run = this.#runs.get(event.runId);
    if (run) remember(run, event);
    this.#nextSeqs.set(event.runId, event.seq + 1);
  }

  /** The number of the next event of a run. */
  nextSeq(runId: string): number {
    return this.#nextSeqs.get(runId) ?? 0;
  }

  /** Whether the run was begun in this session. */
  knows(runId: string): boolean {
    return this.#nextSeqs.has(runId);
  }

  /** Every run remembered, the one begun last at the end. */
  current(): CallOutput<'run.current'> {
    return [...this.#runs.values()].map(({ record: { runId, name, documentId }, workflow, events }) => ({
      runId,
      graph: name,
      workflow: workflowFile(workflow),
      ...(documentId !== undefined && { documentId }),
      events: [...events],
    }));
  }
}
