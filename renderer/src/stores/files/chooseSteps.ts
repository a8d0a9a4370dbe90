import { looksLikeKey } from '#shared/graph/keyShapes';
import type { Workflow, WorkflowGroup } from '#shared/workflow/Workflow';
import type { Steps } from '../graph/history.ts';

/** Of a graph's steps, each way. */
export const MAX_KEPT_STEPS = 100;
/** Of all steps of a graph together, in characters of JSON; what they share counts once. */
const MAX_LENGTH = 4_000_000;
/** What a step takes for one more mention of a node it shares. */
const MENTION_LENGTH = 4;

/**
 * Which steps beside a graph are kept: the nearest ones, as many as there is room for, and none from one on that holds what looks like a key.
 * `undefined`: not even the graph itself. Each node and wire is looked at once in its life.
 */
export function createStepChooser(
  maxLength = MAX_LENGTH,
): (present: Workflow, steps: Steps<Workflow>) => Steps<Workflow> | undefined {
  const lengths = new WeakMap<object, number>();
  /** Of groups, what is not in lists of its own. */
  const heads = new WeakMap<WorkflowGroup, object>();
  const headsOf = (groups: readonly WorkflowGroup[]) =>
    groups.map((group) => {
      const { id, name, note } = group;
      const head = heads.get(group) ?? { id, name, note };
      heads.set(group, head);
      return head;
    });
  const lengthOf = (part: object) => {
    const known = lengths.get(part);
    if (known !== undefined) return known;
    const text = JSON.stringify(part);
    const length = looksLikeKey(text) ? Infinity : text.length;
    lengths.set(part, length);
    return length;
  };

  return (present, { past, future }) => {
    const seen = new Set<object>();
    let left = maxLength;
    const isKept = (graph: Workflow) => {
      if (looksLikeKey(graph.name)) return false;
      const { groups = [], form } = graph;
      const inGroups = groups.flatMap(({ nodes, edges, fields }) => [nodes, edges, fields]);
      for (const list of [
        graph.nodes,
        graph.edges,
        graph.bookmarks ?? [],
        ...inGroups,
        headsOf(groups),
        form ? [form] : [],
      ]) {
        if (seen.has(list)) continue;
        seen.add(list);
        left -= list.length * MENTION_LENGTH;
        for (const part of list) {
          if (seen.has(part)) continue;
          seen.add(part);
          left -= lengthOf(part);
        }
      }
      return left >= 0;
    };
    const until = (graphs: readonly Workflow[]) => {
      const end = graphs.findIndex((graph) => !isKept(graph));
      return end < 0 ? graphs : graphs.slice(0, end);
    };
    if (!isKept(present)) return undefined;
    const near = until(past.slice(-MAX_KEPT_STEPS).toReversed());
    // A step that did not fit took the room it would have needed.
    return { past: near.toReversed(), future: left < 0 ? [] : until(future.slice(0, MAX_KEPT_STEPS)) };
  };
}
