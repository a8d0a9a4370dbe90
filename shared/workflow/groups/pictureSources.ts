import { groupIdOf, pathBelow } from '../../graph/groups/groupPath.ts';
import { GROUP_OUTPUTS } from '../../graph/groups/groupEnds.ts';
import { readSockets } from '../../graph/groups/groupSockets.ts';
import { withoutReroutes } from '../../graph/withoutReroutes.ts';
import type { Workflow } from '../Workflow.ts';
import { placeAt } from './placeAt.ts';

/** The nodes in a use of a group whose pictures come out of it, by their paths; none where it gives no pictures. */
export function pictureSources(whole: Workflow, path: string): readonly string[] {
  const known = found.get(whole) ?? new Map<string, readonly string[]>();
  found.set(whole, known);
  const before = known.get(path);
  if (before) return before;
  // While it is looked for it gives nothing, so that groups in a circle end.
  known.set(path, []);
  const sources = find(whole, path);
  known.set(path, sources);
  return sources;
}

const found = new WeakMap<Workflow, Map<string, readonly string[]>>();

function find(whole: Workflow, path: string): readonly string[] {
  const place = placeAt(whole, path);
  if (typeof place === 'string') return [];
  const { nodes, edges } = withoutReroutes({ nodes: place.group.nodes, edges: place.group.edges });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ends = new Map(
    nodes.flatMap(({ id, type, fields }) =>
      type === GROUP_OUTPUTS ? [[id, new Set(picturesOf(fields?.['sockets']))] as const] : [],
    ),
  );
  const ids = edges.flatMap(({ from, to }) => (ends.get(to.node)?.has(to.socket) ? [from.node] : []));
  return [...new Set(ids)].flatMap((id) => {
    const at = pathBelow(path, id);
    return groupIdOf(byId.get(id)?.type ?? '') === undefined ? [at] : pictureSources(whole, at);
  });
}

function picturesOf(sockets: unknown): readonly string[] {
  return readSockets(sockets).flatMap(({ name, type }) => (type === 'images' ? [name] : []));
}
