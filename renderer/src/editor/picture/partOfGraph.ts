import { usedGroups } from '#shared/workflow/groups/usedGroups';
import type { Workflow } from '#shared/workflow/Workflow';

/** Some nodes of a graph as a graph: with the wires between them and the groups they use, and nothing of the rest. */
export function partOfGraph(workflow: Workflow, ids: ReadonlySet<string>): Workflow {
  const nodes = workflow.nodes.filter(({ id }) => ids.has(id));
  const groups = usedGroups(nodes, workflow.groups ?? []);
  return {
    name: workflow.name,
    nodes,
    edges: workflow.edges.filter(({ from, to }) => ids.has(from.node) && ids.has(to.node)),
    ...(groups.length > 0 && { groups }),
  };
}
