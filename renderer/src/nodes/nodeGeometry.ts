import { Position, type NodeHandle } from '@xyflow/react';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import type { Size, WorkflowNode } from '#shared/workflow/Workflow';
import { nodeLook } from './index.ts';
import { rowFields } from './rowFields.ts';

/** px; the style sheets of the node and its rows hold the same. */
const HEADER = 34;
const PADDING = 8;
const ROW = 26;
const GAP = 6;
const SOCKET = 10;

export const MIN_WIDTH = 240;
const USUAL_WIDTH = 260;
export const MAX_WIDTH = 520;

export interface NodeGeometry extends Size {
  readonly handles: NodeHandle[];
  /** The fields that have a row of their own, and the middle of it. */
  readonly fields: readonly { readonly id: string; readonly y: number }[];
  /** The middle of what stands between inputs and outputs besides; `null`: nothing does. */
  readonly bodyY: number | null;
}

/**
 * Size and sockets of a node before it was ever drawn. Given these, React Flow leaves nodes out of view undrawn even the first time:
 * 5,000 nodes then start as fast as 1,000. What is drawn is measured, and the measure holds from then on.
 */
export function estimateGeometry(node: WorkflowNode, definition: AnyNodeDefinition | undefined): NodeGeometry {
  const look = nodeLook(node.type);
  const width = clampWidth(node.size?.width ?? look.width ?? USUAL_WIDTH);
  const inputs = Object.keys(definition?.inputs ?? {});
  const outputs = Object.keys(definition?.outputs ?? {});
  const fields = definition ? rowFields(definition, look) : [];
  const body = look.bodyHeight === undefined ? 0 : look.bodyHeight + GAP;
  const rowsAbove = inputs.length + fields.length;
  const outputsTop = HEADER + PADDING + rowsAbove * (ROW + GAP) + body;
  const socketY = (top: number, index: number) =>
    (node.collapsed ? HEADER / 2 : top + index * (ROW + GAP) + ROW / 2) - SOCKET / 2;
  const handle = (id: string, type: NodeHandle['type'], y: number): NodeHandle => ({
    id,
    type,
    position: type === 'target' ? Position.Left : Position.Right,
    x: (type === 'target' ? 0 : width) - SOCKET / 2,
    y,
    width: SOCKET,
    height: SOCKET,
  });
  return {
    width,
    bodyY: node.collapsed || !look.bodyHeight ? null : HEADER + PADDING + rowsAbove * (ROW + GAP) + look.bodyHeight / 2,
    height: node.collapsed ? HEADER : outputsTop + outputs.length * (ROW + GAP) - GAP + PADDING,
    fields: node.collapsed
      ? []
      : fields.map((id, index) => ({ id, y: socketY(HEADER + PADDING, inputs.length + index) + SOCKET / 2 })),
    handles: [
      ...inputs.map((id, index) => handle(id, 'target', socketY(HEADER + PADDING, index))),
      ...outputs.map((id, index) => handle(id, 'source', socketY(outputsTop, index))),
    ],
  };
}

function clampWidth(width: number): number {
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width));
}
