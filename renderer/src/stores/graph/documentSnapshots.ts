import { withSeeds, type TakenSeed } from '#shared/nodes/takeSeeds';
import type { Workflow } from '#shared/workflow/Workflow';
import { mapHistory, recordStep } from './history.ts';
import type { TakenGraph } from './TakenGraph.ts';
import type { DocumentSnapshot, OpenFile } from './WorkflowState.ts';

/** The graph put away, after it was written to a file. */
export function savedSnapshot(
  snapshot: DocumentSnapshot,
  file: OpenFile,
  saved: Workflow,
  formerName = saved.name,
): DocumentSnapshot {
  const named = (each: Workflow) =>
    each.name === formerName && each.name !== saved.name ? { ...each, name: saved.name } : each;
  const workflow = named(snapshot.workflow);
  const history = mapHistory(snapshot.history, named);
  return { ...snapshot, workflow, history, file, saved, isDirty: !sameContent(workflow, saved) };
}

/** The graph put away, with the seeds of its run; `at`: ms since the epoch. */
export function movedSnapshot(
  snapshot: DocumentSnapshot,
  taken: TakenGraph,
  seeds: readonly TakenSeed[],
  at: number,
): DocumentSnapshot {
  const { workflow: before, history: known, saved: written } = snapshot;
  const workflow = withSeeds(before, seeds, taken.graph);
  if (workflow === before) return snapshot;
  return {
    ...snapshot,
    workflow,
    history: recordStep(known, before, at),
    isDirty: !sameContent(workflow, written),
  };
}

/** Undo gives back the very arrays that were saved, so comparing them is enough. */
export function sameContent(a: Workflow, b: Workflow): boolean {
  return a.name === b.name && a.nodes === b.nodes && a.edges === b.edges;
}
