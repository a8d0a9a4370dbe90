import { extract, wiresInto } from '#shared/workflow/edits';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import type { Position } from '#shared/workflow/Workflow';
import { withHeld } from '../nodes/frame/carried.ts';
import { aroundAll } from '../nodes/place/freeSpot.ts';
import { placePart } from '../nodes/place/placePart.ts';
import type { WorkflowStore } from '../stores/graph/workflowStore.ts';
import type { Studio } from '../stores/studio.ts';

/** How far a copy would lie from its original where nothing lies, px. */
const ASIDE = 40;

/** Copies of the selected nodes, and of what frames among them hold, in a free place beside them, as one step of undo. With `keepWires`, what feeds the originals feeds them. */
export function duplicate(studio: Studio, keepWires: boolean): void {
  const { selection } = studio.workflow.getState();
  if (selection.size === 0) return;
  duplicateTo(studio, selection, { x: ASIDE, y: ASIDE }, keepWires);
}

/** Copies of some nodes as far from them as they were dragged, in free places, as one step of undo. */
export function duplicateTo(studio: Studio, ids: ReadonlySet<string>, by: Position, keepWires: boolean): void {
  const { workflow, addPart } = studio.workflow.getState();
  const chosen = withHeld(studio, ids);
  const part = extract(workflow, chosen);
  const { x, y } = topLeft(part.nodes);
  const wish = { x: x + by.x, y: y + by.y };
  const nodes = placePart(studio, part.nodes, wish, workflow, studio.view.getState().canvas?.boxes());
  const added = addPart({ ...part, nodes }, keepWires ? wiresInto(workflow, chosen) : []);
  studio.view.getState().canvas?.reveal(added);
}

/** Puts the nodes of a graph's text into a graph: at a point, else beside where they lay. Gives their ids. @throws WorkflowFileError */
export function pastePart(studio: Studio, graph: WorkflowStore, text: string, at?: Position): readonly string[] {
  const part = readWorkflowText(text);
  if (part.nodes.length === 0) return [];
  const { x, y } = topLeft(part.nodes);
  const { workflow, addPart } = graph.getState();
  const nodes = placePart(studio, part.nodes, at ?? { x: x + ASIDE, y: y + ASIDE }, workflow);
  return addPart({ ...part, nodes });
}

function topLeft(nodes: readonly { readonly position: Position }[]): Position {
  return aroundAll(nodes.map(({ position }) => ({ ...position, width: 0, height: 0 })));
}
