import { pathBelow } from '#shared/graph/groups/groupPath';
import { localId, nearestPlace } from '#shared/workflow/groups/placeAt';
import { viewAt } from '#shared/workflow/groups/viewAt';
import { nodeById } from '#shared/workflow/lookups';
import type { Workflow } from '#shared/workflow/Workflow';
import type { WorkflowState } from './WorkflowState.ts';

/** What is seen at a place, or at the nearest to it that there is. */
export function lookAt(whole: Workflow, wanted: string): Pick<WorkflowState, 'path' | 'workflow'> {
  const path = nearestPlace(whole, wanted);
  return { path, workflow: viewAt(whole, path) ?? whole };
}

/** Nodes as they are called at a place: who made some may have called them as it pleased. */
export function namedAt(view: Workflow, path: string, ids: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...ids].map((id) => (nodeById(view, id) ? id : pathBelow(path, localId(path, id)))));
}
