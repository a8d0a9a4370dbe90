import { displayName } from '../displayName.ts';
import { MOST_GROUP_LEVELS } from '../groups/groupPath.ts';
import { MOST_FLAT_EDGES, MOST_FLAT_NODES, type GroupFault } from '../groups/withoutGroups.ts';
import { nodeAt } from '../groups/fieldsAt.ts';
import type { Graph } from '../Graph.ts';
import type { Palette } from '../NodeDefinition.ts';
import type { Problem } from './Problem.ts';

/** What is wrong with a use of a group, in words. */
export function groupProblem(fault: GroupFault, graph: Graph, palette: Palette): Problem {
  const found = nodeAt(graph, fault.use);
  const own = found?.uses.length === 0 ? displayName(graph, palette, found.node) : undefined;
  const name = own ?? found?.node.title ?? (found && palette.get(found.node.type)?.title) ?? fault.use;
  const problem = (message: string, hint: string): Problem => ({
    code: 'group-cannot-be',
    node: fault.use,
    message,
    hint,
  });
  switch (fault.kind) {
    case 'circular':
      return problem(`${name} stands in itself.`, 'Open the group it stands in, and remove it there.');
    case 'too-deep':
      return problem(
        `${name} stands in more than ${String(MOST_GROUP_LEVELS)} groups, one in the other.`,
        'Unpack one of them.',
      );
    case 'too-large':
      return problem(
        `With ${name} the groups of this graph come to more than ${String(MOST_FLAT_NODES)} nodes or ${String(MOST_FLAT_EDGES)} wires.`,
        'Use it less often, or split the graph.',
      );
    case 'twice':
      return problem(
        `Two nodes would be called “${fault.use}”.`,
        'Copy one of them and remove it: the copy has another id.',
      );
    case 'unknown-socket':
      return {
        code: 'unknown-socket',
        node: fault.use,
        socket: fault.socket,
        message: `${name} has no socket “${fault.socket}”.`,
        hint: 'Remove the wire, or add the socket in the group.',
      };
  }
}
