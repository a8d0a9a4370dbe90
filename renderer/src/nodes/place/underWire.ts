import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { wireTo, type OpenEnd } from '#shared/workflow/edits';
import type { Position } from '#shared/workflow/Workflow';
import { otherEnd } from '../../stores/graph/fittingSockets.ts';
import { estimateGeometry } from '../rows/nodeGeometry.ts';

/** Where a node lies whose socket is where the wire was dropped. */
export function underWire(at: Position, open: OpenEnd, definition: AnyNodeDefinition): Position {
  const edge = wireTo(open, definition.type, definition);
  const socket = edge?.[otherEnd(open)].socket;
  const { handles } = estimateGeometry({ id: '', type: definition.type, position: at }, definition);
  const handle = handles.find(({ id, type }) => id === socket && type === (open.end === 'from' ? 'target' : 'source'));
  return handle ? { x: at.x - handle.x, y: at.y - handle.y } : at;
}
