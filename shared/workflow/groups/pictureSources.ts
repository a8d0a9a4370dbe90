import { groupIdOf, MOST_GROUP_LEVELS, pathBelow } from '../../graph/groups/groupPath.ts';
import { GROUP_OUTPUTS } from '../../graph/groups/groupEnds.ts';
import { readSockets } from '../../graph/groups/groupSockets.ts';
import { innerFirst } from '../../graph/groups/innerFirst.ts';
import { withoutReroutes } from '../../graph/withoutReroutes.ts';
import type { Workflow, WorkflowGroup } from '../Workflow.ts';
import { placeAt } from './placeAt.ts';

/** Nodes of a group whose pictures are shown on a use of it: the first of them, for a small file can ask for any number. */
export const MOST_PICTURE_SOURCES = 250;

/** The nodes in a use of a group whose pictures come out of it, by their paths; none where it gives no pictures. */
export function pictureSources(whole: Workflow, path: string): readonly string[] {
  const place = placeAt(whole, path);
  if (typeof place === 'string') return [];
  return (sourcesIn(whole.groups ?? []).get(place.group.id) ?? []).map((ids) => ids.reduce(pathBelow, path));
}

/** From the group on: the ids of the uses that lead there, that of the node last. */
type Source = readonly string[];
type Groups = readonly WorkflowGroup[];

/** Graphs are never changed, and each use of each group asks. */
const found = new WeakMap<Groups, ReadonlyMap<string, readonly Source[]>>();

function sourcesIn(groups: Groups): ReadonlyMap<string, readonly Source[]> {
  const before = found.get(groups);
  if (before) return before;
  const known = new Map<string, readonly Source[]>();
  for (const group of innerFirst(groups)) known.set(group.id, sourcesOf(group, known));
  found.set(groups, known);
  return known;
}

/** @param known those of the groups in it; of groups in a circle one gives nothing of the others */
function sourcesOf(group: WorkflowGroup, known: ReadonlyMap<string, readonly Source[]>): readonly Source[] {
  const { nodes, edges } = withoutReroutes({ nodes: group.nodes, edges: group.edges });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ends = new Map(
    nodes.flatMap(({ id, type, fields }) =>
      type === GROUP_OUTPUTS ? [[id, new Set(picturesOf(fields?.['sockets']))] as const] : [],
    ),
  );
  const sources: Source[] = [];
  for (const id of new Set(edges.flatMap(({ from, to }) => (ends.get(to.node)?.has(to.socket) ? [from.node] : [])))) {
    const inner = groupIdOf(byId.get(id)?.type ?? '');
    const more: readonly Source[] = inner === undefined ? [[id]] : (known.get(inner) ?? []).map((ids) => [id, ...ids]);
    for (const each of more) {
      if (sources.length >= MOST_PICTURE_SOURCES) return sources;
      if (each.length <= MOST_GROUP_LEVELS) sources.push(each);
    }
  }
  return sources;
}

function picturesOf(sockets: unknown): readonly string[] {
  return readSockets(sockets).flatMap(({ name, type }) => (type === 'images' ? [name] : []));
}
