import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import type { NodeLook } from './NodeLook.ts';

/** Whether a node keeps a line for what its runs say, from the start: then no run moves anything. */
export function hasFooter({ calls, category }: AnyNodeDefinition, { Footer }: NodeLook): boolean {
  return Footer !== undefined || calls !== undefined || category === 'output';
}
