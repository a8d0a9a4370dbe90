import { groupType } from '#shared/graph/groups/groupPath';
import type { GroupFile } from '#shared/workflow/groups/groupFile';
import type { Position, WorkflowNode } from '#shared/workflow/Workflow';
import type { Studio } from '../../stores/studio.ts';
import { placePart } from './placePart.ts';

/**
 * A use of a group in the graph on screen, with its definition and those it uses, near a point or in the middle of what is seen: one step of
 * undo. @throws GroupError where it would stand in itself
 */
export function placeGroup(studio: Studio, { group, groups }: GroupFile, at?: Position): void {
  const { workflow, addPart } = studio.workflow.getState();
  const wish = at ?? studio.view.getState().canvas?.centre() ?? { x: 0, y: 0 };
  const node: WorkflowNode = { id: 'new', type: groupType(group), position: { x: 0, y: 0 } };
  const [placed = node] = placePart(studio, [node], wish, workflow);
  const [id] = addPart({ nodes: [placed], edges: [], groups });
  if (id !== undefined) studio.view.getState().canvas?.focus(id);
}
