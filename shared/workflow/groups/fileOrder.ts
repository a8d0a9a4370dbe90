/**
 * The order that nodes and wires have in a file while groups are made and unpacked: what a group took out of a level goes back where it was,
 * in whatever order groups that lie between and in each other are unpacked. Each use says it (`UseOrigin`); `openGraph` reads it.
 */
import { groupIdOf } from '../../graph/groups/groupPath.ts';
import type { Behind, UseOrigin, Workflow } from '../Workflow.ts';
import { changeEveryNode } from './level.ts';
import type { OpenGraph } from './openGraph.ts';
import type { Placed } from './weave.ts';

/**
 * The graph in which each use that a group is unpacked for says where its parts stand in an order of all there is. Uses that never said where
 * they came from do not say this either.
 */
export function withOrder(workflow: Workflow, { nodes, edges, openers }: OpenGraph): Workflow {
  const own = Map.groupBy([...openers], ([, { level, item }]) => JSON.stringify([level, item.id]));
  const nodesBy = behindsByLevel(nodes, (group) => openers.get(group)?.item.id);
  const edgesBy = behindsByLevel(edges, () => undefined);
  return changeEveryNode(workflow, (node, level) => {
    const group = groupIdOf(node.type);
    if (group === undefined || !node.origin || !own.has(JSON.stringify([level, node.id]))) return node;
    const origin = originOf(node.origin, nodesBy.get(group) ?? [], edgesBy.get(group) ?? []);
    return JSON.stringify(origin) === JSON.stringify(node.origin) ? node : { ...node, origin };
  });
}

/** Behind what parts of groups stand, where that is not the part before them, by group. */
function behindsByLevel<T>(
  placed: readonly Placed<T>[],
  start: (level: string) => string | undefined,
): ReadonlyMap<string, readonly Behind[]> {
  const found = new Map<string, Behind[]>();
  const last = new Map<string, string | undefined>();
  let before = '';
  for (const { name, level, isInner } of placed) {
    if (isInner) continue;
    if (level !== undefined) {
      const behind = found.get(level) ?? [];
      found.set(level, behind);
      if (before !== (last.has(level) ? last.get(level) : start(level))) behind.push([name, before]);
      last.set(level, name);
    }
    before = name;
  }
  return found;
}

function originOf({ x, y }: UseOrigin, nodes: readonly Behind[], edges: readonly Behind[]): UseOrigin {
  return { x, y, ...(nodes.length > 0 && { nodes }), ...(edges.length > 0 && { edges }) };
}
