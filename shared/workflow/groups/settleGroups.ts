import type { Workflow } from '../Workflow.ts';
import { withoutLostWires } from './groupFace.ts';
import { withoutUnused } from './groupUses.ts';

/**
 * The graph after an edit, with what that leaves without a meaning taken away: wires to sockets that a group has lost with its ends, and groups
 * that it used before and does not any more. Undo brings them back with the rest.
 */
export function settleGroups(before: Workflow, after: Workflow): Workflow {
  if (!after.groups || (after.groups === before.groups && after.nodes === before.nodes)) return after;
  return withoutUnused(before, withoutLostWires(before, after));
}
