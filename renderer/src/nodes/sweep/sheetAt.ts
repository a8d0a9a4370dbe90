import { withoutReroutes } from '#shared/graph/withoutReroutes';
import { SWEEP } from '#shared/nodes/sweep/Axis';
import { edgesInto, nodeById } from '#shared/workflow/lookups';
import type { Workflow } from '#shared/workflow/Workflow';
import type { Studio } from '../../stores/studio.ts';
import type { OpenSheet } from '../../stores/view/OpenSheet.ts';

/** The sheet that is meant: of the selected sweep, of the sweep that feeds the selected node, else of the first of the graph. `undefined`: it has none. */
export function sheetAt({ workflow: graph }: Pick<Studio, 'workflow'>): OpenSheet | undefined {
  const { workflow, selection } = graph.getState();
  const selected = [...selection].flatMap((id) => sheetOfNode(workflow, id) ?? []);
  const [first] = sweepsIn(workflow);
  return selected[0] ?? (first === undefined ? undefined : { node: first });
}

/** The sheet of a sweep, or of a node that a sweep feeds directly; `undefined`: it is neither. */
export function sheetOfNode(workflow: Workflow, id: string): OpenSheet | undefined {
  if (nodeById(workflow, id)?.type === SWEEP) return { node: id };
  const wires = edgesInto(withoutReroutes(workflow), id);
  const feeding = wires.find(({ from }) => nodeById(workflow, from.node)?.type === SWEEP);
  return feeding && { node: feeding.from.node, caller: id };
}

/** The sweeps of a graph, by their ids. */
export function sweepsIn({ nodes }: Workflow): readonly string[] {
  return nodes.flatMap(({ id, type, mode }) => (type === SWEEP && mode === undefined ? [id] : []));
}
