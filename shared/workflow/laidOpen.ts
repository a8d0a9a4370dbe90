import { withoutGroups } from '../graph/groups/withoutGroups.ts';
import type { Position, Workflow, WorkflowNode } from './Workflow.ts';

/** px between what stood in different groups, and what a node takes at most. */
const APART = 400;

/**
 * The graph without groups, to be looked at: what stood in each use lies in a row of its own below the rest, as it lay in the group. The very
 * same graph where it has none.
 */
export function laidOpen(workflow: Workflow): Workflow {
  const flat = withoutGroups(workflow);
  if (flat === workflow) return workflow;
  const rows = Map.groupBy(flat.nodes, useOf);
  const moves = new Map<string, Position>();
  const own = rows.get('') ?? [];
  const left = own.length === 0 ? 0 : leastOf(own, 'x');
  let top = bottomOf(own, 0);
  for (const [use, nodes] of rows) {
    if (use === '') continue;
    const [x, y] = [leastOf(nodes, 'x'), leastOf(nodes, 'y')];
    moves.set(use, { x: left - x, y: top - y });
    top += bottomOf(nodes, y) - y;
  }
  const nodes = flat.nodes.map((node) => {
    const move = moves.get(useOf(node));
    const { within: _within, ...plain } = node;
    return move ? { ...plain, position: { x: node.position.x + move.x, y: node.position.y + move.y } } : node;
  });
  return { ...flat, nodes };
}

/** The path of the use that a node stood in. */
function useOf({ id, within }: WorkflowNode): string {
  return within ? id.slice(0, id.lastIndexOf('/')) : '';
}

function leastOf(nodes: readonly WorkflowNode[], axis: keyof Position): number {
  return nodes.reduce((least, { position }) => Math.min(least, position[axis]), Infinity);
}

function bottomOf(nodes: readonly WorkflowNode[], least: number): number {
  return nodes.reduce((most, { position }) => Math.max(most, position.y), least) + APART;
}
