import { useStore, type ReactFlowState } from '@xyflow/react';
import { useCallback, useMemo } from 'react';
import { clampOf, edgesInBundle } from '#shared/workflow/lookups';
import { trunkBetween, type Trunk } from '../../nodes/place/trunkOf.ts';
import { useView, useWorkflow } from '../../stores/hooks.ts';
import { boxOfPlaced } from './boxOfPlaced.ts';

/** Where the wires of a bundle lie together, as its clamp is dragged too; `undefined`: there is none, or one wire alone in it. */
export function useTrunk(bundle: string | undefined): Trunk | undefined {
  const edges = useWorkflow(({ workflow }) => (bundle === undefined ? undefined : workflow.edges));
  const own = useMemo(() => (edges && bundle !== undefined ? edgesInBundle(edges, bundle) : []), [edges, bundle]);
  const dragged = useView(({ clamping }) => (clamping?.bundle === bundle ? clamping?.clamp : undefined));
  const clamp = dragged ?? clampOf(own);
  const wires = useMemo(() => own.map((edge) => ({ source: edge.from.node, target: edge.to.node })), [own]);
  // Asked with every move of the canvas: what it walks is made beforehand.
  const find = useCallback(
    ({ nodeLookup }: ReactFlowState): Trunk | undefined =>
      trunkBetween(wires, (id) => boxOfPlaced(nodeLookup.get(id)), clamp),
    [wires, clamp],
  );
  return useStore(find, isSameTrunk);
}

function isSameTrunk(one: Trunk | undefined, other: Trunk | undefined): boolean {
  if (!one || !other) return one === other;
  return one.left === other.left && one.right === other.right && one.y === other.y && one.reach === other.reach;
}
