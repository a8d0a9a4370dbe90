import { clampOf, edgeId, edgesInBundle } from '#shared/workflow/lookups';
import { movedClamp, trunkBetween } from '../nodes/place/trunkOf.ts';
import type { Studio } from '../stores/studio.ts';

/** The bundle whose wires are all that is selected. */
export function selectedBundle({ workflow }: Pick<Studio, 'workflow'>): string | undefined {
  const { workflow: graph, selection, selectedEdges } = workflow.getState();
  if (selection.size > 0 || selectedEdges.size === 0) return undefined;
  const bundles = new Set(graph.edges.filter((edge) => selectedEdges.has(edgeId(edge))).map(({ bundle }) => bundle));
  const [bundle] = bundles;
  return bundles.size === 1 && bundle !== undefined && edgesInBundle(graph.edges, bundle).length > 1
    ? bundle
    : undefined;
}

/** Moves where the wires of the selected bundle run together, px; presses in a row are one step of undo. Gives whether there is one. */
export function moveTrunk(studio: Pick<Studio, 'workflow' | 'view'>, x: number, y: number): boolean {
  const bundle = selectedBundle(studio);
  const boxes = studio.view.getState().canvas?.boxes();
  if (bundle === undefined || !boxes) return false;
  const { workflow, changeWires } = studio.workflow.getState();
  const wires = edgesInBundle(workflow.edges, bundle);
  const clamp = clampOf(wires);
  const ends = wires.map(({ from, to }) => ({ source: from.node, target: to.node }));
  const trunk = trunkBetween(ends, (id) => boxes.get(id), clamp);
  if (trunk) changeWires(new Set(wires.map(edgeId)), { clamp: movedClamp(trunk, clamp, { x, y }) }, `clamp ${bundle}`);
  return true;
}
