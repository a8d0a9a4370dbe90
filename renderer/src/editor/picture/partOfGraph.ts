import { isGroupEnd } from '#shared/graph/groups/groupEnds';
import { usedGroups } from '#shared/workflow/groups/usedGroups';
import type { Workflow } from '#shared/workflow/Workflow';

/**
 * Some nodes of a graph, or of a group that is looked into, as a graph: with the wires between them and the groups they use, and nothing of the
 * rest. The ends of a group stay behind, for they mean nothing outside of it.
 */
export function partOfGraph(workflow: Workflow, selected: ReadonlySet<string>): Workflow {
  const nodes = workflow.nodes.filter((node) => selected.has(node.id) && !isGroupEnd(node));
  const ids = new Set(nodes.map(({ id }) => id));
  const groups = usedGroups(nodes, workflow.groups ?? []);
  return {
    name: workflow.name,
    nodes,
    edges: workflow.edges.filter(({ from, to }) => ids.has(from.node) && ids.has(to.node)),
    ...(groups.length > 0 && { groups }),
  };
}
