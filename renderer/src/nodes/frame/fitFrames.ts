import type { WorkflowState } from '../../stores/graph/WorkflowState.ts';
import type { Studio } from '../../stores/studio.ts';
import { boxAround } from './boxAround.ts';
import { boundedFrame } from './frameBox.ts';
import { heldBy } from './heldBy.ts';

/** Makes frames as large as what they hold asks for, in one step; one that holds nothing stays as it is. */
export function fitFrames({ workflow, view }: Pick<Studio, 'workflow' | 'view'>, frames: readonly string[]): void {
  const boxes = new Map(view.getState().canvas?.boxes());
  const places: Parameters<WorkflowState['placeNodes']>[0][number][] = [];
  // From the inside out, so that an outer one fits what the inner one became.
  const area = (id: string) => (boxes.get(id)?.width ?? 0) * (boxes.get(id)?.height ?? 0);
  for (const id of [...frames].sort((a, b) => area(a) - area(b))) {
    const around = boxAround([...heldBy([id], boxes)].flatMap((held) => boxes.get(held) ?? []));
    if (!around) continue;
    const size = boundedFrame(around);
    const position = { x: around.x, y: around.y };
    boxes.set(id, { ...position, ...size });
    places.push({ id, position, size });
  }
  workflow.getState().placeNodes(places);
}
