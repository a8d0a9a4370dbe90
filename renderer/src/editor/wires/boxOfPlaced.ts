import type { Position } from '#shared/workflow/Workflow';
import type { Box } from '../../nodes/place/freeSpot.ts';

/** A node as the canvas library has it, as far as its place goes. */
interface Placed {
  readonly measured: { readonly width?: number | undefined; readonly height?: number | undefined };
  readonly internals: { readonly positionAbsolute: Position };
}

/** Where it lies, px. */
export function boxOfPlaced(node: Placed | undefined): Box | undefined {
  if (!node) return undefined;
  const { x, y } = node.internals.positionAbsolute;
  return { x, y, width: node.measured.width ?? 0, height: node.measured.height ?? 0 };
}
