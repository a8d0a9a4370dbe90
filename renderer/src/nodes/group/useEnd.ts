import { readSockets, type GroupSocket } from '#shared/graph/groups/groupSockets';
import { GROUP_INPUTS } from '#shared/graph/groups/groupEnds';
import type { Side } from '#shared/workflow/groups/groupFace';
import { localId, placeAt } from '#shared/workflow/groups/placeAt';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { useWorkflow } from '../../stores/hooks.ts';

/** One of the nodes in a group at which its sockets are. */
export interface End {
  /** The group's; `undefined`: it stands in none, which only a file can say. */
  readonly group: string | undefined;
  readonly side: Side;
  /** What it is called in the group. */
  readonly id: string;
  readonly sockets: readonly GroupSocket[];
}

export function useEnd({ id, type, fields }: WorkflowNode): End {
  const group = useWorkflow(({ whole, path }) => {
    const place = placeAt(whole, path);
    return typeof place === 'string' ? undefined : place.group.id;
  });
  const local = useWorkflow(({ path }) => localId(path, id));
  const side = type === GROUP_INPUTS ? 'inputs' : 'outputs';
  return { group, side, id: local, sockets: readSockets(fields?.['sockets']) };
}
