import { isGroupEnd } from '../../graph/groups/groupEnds.ts';
import { groupIdOf, groupPath, groupPathIds } from '../../graph/groups/groupPath.ts';
import type { Position, Workflow, WorkflowGroup, WorkflowNode } from '../Workflow.ts';
import { partAt, type Level } from './level.ts';

/** How far what stands in a group is moved when a use of it is unpacked, px. */
export function unpackedBy(use: WorkflowNode, { nodes }: WorkflowGroup): Position {
  const inner = nodes.filter((each) => !isGroupEnd(each));
  const { x, y } = use.origin ?? middleOf(inner);
  return { x: use.position.x - x, y: use.position.y - y };
}

function middleOf(nodes: readonly WorkflowNode[]): Position {
  const middle = (all: readonly number[]) =>
    all.length === 0 ? 0 : Math.round((Math.min(...all) + Math.max(...all)) / 2);
  return { x: middle(nodes.map(({ position }) => position.x)), y: middle(nodes.map(({ position }) => position.y)) };
}

interface Unpacked {
  readonly level: Level;
  readonly use: WorkflowNode;
  readonly group: WorkflowGroup;
}

/**
 * The graph in which the bookmarks in a use that is unpacked are in what is around it, where its nodes lie then.
 * @param before how it was: places are followed there
 */
export function bookmarksOut(before: Workflow, workflow: Workflow, { level, use, group }: Unpacked): Workflow {
  const { bookmarks = [] } = workflow;
  const by = unpackedBy(use, group);
  const out = bookmarks.map(({ place, ...bookmark }) => {
    const around = place === undefined ? undefined : usesBefore(before, place, level, use.id);
    if (!around) return { ...bookmark, ...(place !== undefined && { place }) };
    const moved = { ...bookmark, x: bookmark.x + by.x, y: bookmark.y + by.y };
    return around.length === 0 ? moved : { ...moved, place: groupPath(around) };
  });
  return bookmarks.some(({ place }) => place !== undefined) ? { ...workflow, bookmarks: out } : workflow;
}

/** The ids that lead to the use on this level; `undefined`: the place is another. */
function usesBefore(graph: Workflow, place: string, level: Level, use: string): readonly string[] | undefined {
  const ids = graph.nodes.some(({ id }) => id === place) ? [place] : groupPathIds(place);
  if (ids.at(-1) !== use) return undefined;
  const around = ids.slice(0, -1);
  let at: Level = undefined;
  for (const id of around) {
    const node: WorkflowNode | undefined = partAt(graph, at)?.nodes.find((each) => each.id === id);
    at = node && groupIdOf(node.type);
    if (at === undefined) return undefined;
  }
  return at === level ? around : undefined;
}
