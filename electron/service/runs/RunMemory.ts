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
  /** By their numbers, in the order they were told. */
  readonly events: Map<number, RunEvent>;
  /** The number of the event that stands for all that passed at a place so far, by node and index. */
  readonly passing: Map<string, Map<number, number>>;
}

type Passing = Extract<RunEvent, { kind: 'text-grew' | 'image-partial' }>;

/** What only passes is one event a place: the pieces of a text, the newest half of a picture; and none once the whole is there. */
function remember({ events, passing }: RememberedRun, event: RunEvent): void {
  if (event.kind === 'text-grew' || event.kind === 'image-partial') {
    const places = passing.get(event.node) ?? new Map<number, number>();
    const before = events.get(places.get(event.index) ?? -1);
    const kept = before?.kind === event.kind ? merged(before, event) : event;
    events.set(kept.seq, kept);
    passing.set(event.node, places.set(event.index, kept.seq));
    return;
  }
  if (event.kind === 'text-saved' || event.kind === 'image-saved' || event.kind === 'image-failed') {
    const places = passing.get(event.node);
    const passed = places?.get(event.index);
    if (passed !== undefined) events.delete(passed);
    places?.delete(event.index);
  }
  // The places begin anew.
  if (event.kind === 'texts-expected' || event.kind === 'images-expected') passing.delete(event.node);
  events.set(event.seq, event);
}

function merged(before: Passing, event: Passing): Passing {
  return before.kind === 'text-grew' && event.kind === 'text-grew'
    ? { ...before, text: before.text + event.text }
    : { ...event, seq: before.seq };
}

/** What the runs of this session told. */
export class RunMemory {
  readonly #runs = new Map<string, RememberedRun>();
  /** Of every run, also of those whose events are forgotten: a run that goes on counts on. */
  readonly #nextSeqs = new Map<string, number>();

  /** A run begins, or goes on: it is now the last begun. The oldest is forgotten. */
  begin(record: RunRecord, workflow: Workflow): void {
    const { runId } = record;
    const { events, passing } = this.#runs.get(runId) ?? { events: new Map(), passing: new Map() };
    this.#runs.delete(runId);
    this.#runs.set(runId, { record, workflow, events, passing });
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
      events: [...events.values()],
    }));
  }
}
