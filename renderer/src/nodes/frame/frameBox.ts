import { frame } from '#shared/nodes/frame';
import type { Size, WorkflowNode } from '#shared/workflow/Workflow';

/** px */
const USUAL: Size = { width: 400, height: 300 };
export const LEAST_FRAME: Size = { width: 120, height: 80 };
/** Larger than any graph is laid out, small enough for a browser to draw. */
export const MOST_FRAME: Size = { width: 20_000, height: 20_000 };

export function isFrame(node: Pick<WorkflowNode, 'type'>): boolean {
  return node.type === frame.type;
}

/** How large a frame is, px, whatever its file says. */
export function frameSize({ size = USUAL }: Pick<WorkflowNode, 'size'>): Size {
  return boundedFrame(size);
}

export function boundedFrame({ width, height }: Size): Size {
  return { width: within(width, 'width'), height: within(height, 'height') };
}

function within(length: number, side: keyof Size): number {
  return Math.min(MOST_FRAME[side], Math.max(LEAST_FRAME[side], length));
}
