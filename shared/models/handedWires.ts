import type { Edge } from '../graph/Graph.ts';
import type { Palette } from '../graph/NodeDefinition.ts';
import { edgesFrom, edgesInto, nodeById } from '../workflow/lookups.ts';
import type { Workflow } from '../workflow/Workflow.ts';

/** Whether a node gives on what is wired into it, each output what came in by its name. */
export function handsOn(graph: Workflow, palette: Palette, id: string): boolean {
  return palette.get(nodeById(graph, id)?.type ?? '')?.handsOn !== undefined;
}

/** The wires by which a node's outputs are used: where they lead into one that hands on, those that leave it in their stead. */
export function usersOf(graph: Workflow, palette: Palette, id: string): readonly Edge[] {
  return edgesFrom(graph, id).flatMap((edge): readonly Edge[] =>
    handsOn(graph, palette, edge.to.node)
      ? edgesFrom(graph, edge.to.node).filter(({ from }) => from.socket === edge.to.socket)
      : [edge],
  );
}

/** The wires that feed a node, each from where what it carries was made. */
export function feedersOf(graph: Workflow, palette: Palette, id: string): readonly Edge[] {
  return edgesInto(graph, id).flatMap((edge): readonly Edge[] =>
    handsOn(graph, palette, edge.from.node)
      ? edgesInto(graph, edge.from.node).flatMap(({ from, to }) =>
          to.socket === edge.from.socket ? [{ from, to: edge.to }] : [],
        )
      : [edge],
  );
}
