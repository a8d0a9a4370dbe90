import type { Workflow } from '#shared/workflow/Workflow';

/** A graph as it was when its run was asked for: whatever is done on screen afterwards does not change the run. */
export interface TakenGraph {
  /** The workflow store's number of the graph. */
  readonly document: number;
  /** As it stood, before its seeds moved on. */
  readonly before: Workflow;
  /** What the run makes. */
  readonly graph: Workflow;
}

/**
 * The graph as it is by now with the seeds of the run, so that the seed on screen is the seed of the picture. A field that was changed
 * since the graph was taken stays as it was changed. The same graph where nothing moves.
 */
export function withSeedsOf({ before, graph }: TakenGraph, now: Workflow): Workflow {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const moved = new Map(graph.nodes.flatMap((node) => (node === old.get(node.id) ? [] : [[node.id, node]])));
  if (moved.size === 0) return now;
  const nodes = now.nodes.map((node) => {
    const was = old.get(node.id)?.fields;
    const changed = Object.entries(moved.get(node.id)?.fields ?? {}).filter(
      ([field, value]) => value !== was?.[field] && node.fields?.[field] === was?.[field],
    );
    return changed.length === 0 ? node : { ...node, fields: { ...node.fields, ...Object.fromEntries(changed) } };
  });
  return nodes.some((node, at) => node !== now.nodes[at]) ? { ...now, nodes } : now;
}
