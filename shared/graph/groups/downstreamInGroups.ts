import { downstreamOf } from '../downstreamOf.ts';
import type { Graph } from '../Graph.ts';
import { insideGroups } from './insideGroups.ts';
import { withoutGroups } from './withoutGroups.ts';

/** These nodes and all that is fed by them, wherever in groups that stands, by their paths; a use stands for all that is in it. */
export function downstreamInGroups(graph: Graph, ids: Iterable<string>): readonly string[] {
  const flat = withoutGroups(graph);
  return downstreamOf(flat, insideGroups(flat, [...ids]));
}
