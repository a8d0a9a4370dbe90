import type { Graph, GraphNode } from '../../graph/Graph.ts';
import { nodeAt } from '../../graph/groups/fieldsAt.ts';
import { groupIdOf, groupPath, groupPathIds, isBelow, MOST_GROUP_LEVELS } from '../../graph/groups/groupPath.ts';
import { groupOf } from '../../graph/groups/groupPalette.ts';
import type { Workflow, WorkflowGroup } from '../Workflow.ts';

/** A place to look at a graph from: in one of its groups, come to by a use of it. */
export interface Place {
  /** The uses that lead there, the outermost first, each with what those around it have of their own for it. */
  readonly uses: readonly { readonly use: GraphNode; readonly group: WorkflowGroup }[];
  /** The group that is looked into: that of the last use. */
  readonly group: WorkflowGroup;
  readonly use: GraphNode;
}

/** Why a use of a group cannot be looked into. */
export type NoPlace = 'no-group' | 'missing' | 'circular' | 'too-deep';

/** The place of a path of uses (`groupPath`), or why there is none. The top, an empty path, is no place in a group. */
export function placeAt(whole: Workflow, path: string): Place | NoPlace {
  const found = nodeAt(whole, path);
  if (!found || groupIdOf(found.node.type) === undefined) return 'no-group';
  const group = groupOf(whole, found.node);
  if (!group) return 'missing';
  const around = found.uses as Place['uses'];
  if (around.some((each) => each.group.id === group.id)) return 'circular';
  if (around.length >= MOST_GROUP_LEVELS) return 'too-deep';
  return { uses: [...around, { use: found.node, group }], group, use: found.node };
}

/** The nearest place to a path that can be looked at: itself, else one further out; empty: the top. */
export function nearestPlace(whole: Workflow, path: string): string {
  let at = path;
  while (at !== '' && typeof placeAt(whole, at) === 'string') at = placeOf(at);
  return at;
}

/** The path of the use a node stands in; empty: it stands at the top. */
export function placeOf(path: string): string {
  const ids = groupPathIds(path);
  return ids.length < 2 ? '' : groupPath(ids.slice(0, -1));
}

/** The same, where the graph has a say: an id at the top may look like a path. */
export function placeIn(graph: Graph, path: string): string {
  return graph.nodes.some(({ id }) => id === path) ? '' : placeOf(path);
}

/** What a node is called in the group it stands in, by what it is called at a place; new ones may bear no path yet. */
export function localId(path: string, id: string): string {
  if (path === '' || !isBelow(id, path)) return id;
  const ids = groupPathIds(id);
  return ids.slice(groupPathIds(path).length).join('/');
}
