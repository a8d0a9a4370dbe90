import type { Position, WorkflowNode } from '#shared/workflow/Workflow';
import type { Studio } from '../../stores/studio.ts';
import type { Box } from '../place/freeSpot.ts';
import { isFrame } from './frameBox.ts';
import { heldBy } from './heldBy.ts';

/** These nodes, and what the frames among them hold. */
export function withHeld(
  { workflow, view }: Pick<Studio, 'workflow' | 'view'>,
  ids: Iterable<string>,
): ReadonlySet<string> {
  const own = new Set(ids);
  const frames = workflow.getState().workflow.nodes.filter((node) => own.has(node.id) && isFrame(node));
  if (frames.length === 0) return own;
  const boxes: ReadonlyMap<string, Box> = view.getState().canvas?.boxes() ?? new Map();
  return new Set([
    ...own,
    ...heldBy(
      frames.map(({ id }) => id),
      boxes,
    ),
  ]);
}

/** Takes what is selected out of the graph, and what frames among it hold: once it was copied so. */
export function removeWithHeld(studio: Pick<Studio, 'workflow' | 'view'>): void {
  const { selection, removeSelected } = studio.workflow.getState();
  removeSelected(withHeld(studio, selection));
}

/** Moves of nodes, with those of what their frames hold: what lies in several goes with the outermost, and what moves by itself with none. */
export function carried(
  moves: ReadonlyMap<string, Position>,
  nodes: readonly WorkflowNode[],
  boxes: ReadonlyMap<string, Box>,
): readonly { readonly id: string; readonly position: Position }[] {
  const all = new Map(moves);
  const frames = nodes.filter((node) => moves.has(node.id) && isFrame(node));
  const area = (id: string) => (boxes.get(id)?.width ?? 0) * (boxes.get(id)?.height ?? 0);
  const at = new Map(nodes.map(({ id, position }) => [id, position]));
  for (const { id, position } of frames.sort((a, b) => area(b.id) - area(a.id))) {
    const to = moves.get(id) ?? position;
    for (const held of heldBy([id], boxes)) {
      const from = at.get(held);
      if (!from || all.has(held)) continue;
      all.set(held, { x: from.x + to.x - position.x, y: from.y + to.y - position.y });
    }
  }
  return [...all].map(([id, position]) => ({ id, position }));
}
