import { BadInputError } from '#shared/errors/inputErrors';
import type { GraphNode, Group } from '#shared/graph/Graph';
import { nodeAt } from '#shared/graph/groups/fieldsAt';
import { groupIdOf, pathBelow, segment } from '#shared/graph/groups/groupPath';
import { useNames } from '#shared/graph/groups/useNames';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { Workflow } from '#shared/workflow/Workflow';

/** A node of a graph, or of a group in it. */
export interface FoundNode {
  /** `groupPath` */
  readonly path: string;
  /** With what the uses around it have of their own for it. */
  readonly node: GraphNode;
}

/** The nodes of a graph, or of one use of a group. */
interface Level {
  readonly nodes: readonly GraphNode[];
  /** The path of the use; empty: the graph itself. */
  readonly use: string;
  readonly name: string;
}

/**
 * A node by its id, or by a title that is unique; in groups by those of the uses that lead to it, `Character/Seed`, of several of one name
 * `Wrap 2`.
 * @throws BadInputError that names what there is
 */
export function findNode(workflow: Workflow, name: string, palette: Palette): FoundNode {
  const byPath = nodeAt(workflow, name);
  if (byPath) return { path: name, node: byPath.node };
  const groups = new Map((workflow.groups ?? []).map((group) => [group.id, group]));
  let level: Level = { nodes: workflow.nodes, use: '', name: '' };
  let rest = name;
  for (;;) {
    const names = namesAt(level.nodes, groups, palette);
    const path = (id: string) => pathBelow(level.use, id);
    const meant = only(names.get(rest), rest, path);
    if (meant) return { path: path(meant.id), node: nodeAt(workflow, path(meant.id))?.node ?? meant };
    const [start, uses] = longestStart(names, rest, groups);
    const use = start === undefined ? undefined : only(uses, start, path);
    const group = use && groups.get(groupIdOf(use.type) ?? '');
    // A path has an end, so that it leads out of groups that stand in each other, too.
    if (start === undefined || !use || !group) throw notThere(level, rest, name, palette);
    level = { nodes: group.nodes, use: path(use.id), name: start };
    rest = rest.slice(start.length + 1);
  }
}

/** By all that nodes of a level are called. */
function namesAt(
  nodes: readonly GraphNode[],
  groups: ReadonlyMap<string, Group>,
  palette: Palette,
): ReadonlyMap<string, readonly GraphNode[]> {
  const numbered = useNames(nodes, groups);
  const names = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    for (const name of new Set([segment(node.id), titleOf(node, palette), numbered.get(node.id) ?? node.id])) {
      const list = names.get(name);
      if (list) list.push(node);
      else names.set(name, [node]);
    }
  }
  return names;
}

/** Titles hold anything: of uses whose names begin a path, the one of the longest. */
function longestStart(
  names: ReadonlyMap<string, readonly GraphNode[]>,
  rest: string,
  groups: ReadonlyMap<string, Group>,
): readonly [string | undefined, readonly GraphNode[]] {
  for (let end = rest.lastIndexOf('/'); end > 0; end = rest.lastIndexOf('/', end - 1)) {
    const start = rest.slice(0, end);
    const uses = (names.get(start) ?? []).filter(({ type }) => groups.has(groupIdOf(type) ?? ''));
    if (uses.length > 0) return [start, uses];
  }
  return [undefined, []];
}

/** @throws BadInputError where it is several */
function only(
  found: readonly GraphNode[] | undefined,
  name: string,
  path: (id: string) => string,
): GraphNode | undefined {
  // An id goes before what others are called.
  const byId = found?.find(({ id }) => segment(id) === name);
  if (byId || !found || found.length < 2) return byId ?? found?.[0];
  throw new BadInputError(`${String(found.length)} nodes are called “${name}”.`, {
    hint: `Use an id: ${found.map(({ id }) => path(id)).join(', ')}.`,
  });
}

function notThere({ nodes, use, name: within }: Level, rest: string, name: string, palette: Palette): BadInputError {
  if (use === '')
    return new BadInputError(`There is no node “${name}”.`, {
      hint: `The graph has ${nodes.map(({ id }) => id).join(', ')}.`,
    });
  const names = [...new Set(nodes.map((node) => titleOf(node, palette)))];
  return new BadInputError(`There is no “${rest}” in ${within}.`, {
    hint: names.length > 0 ? `It has ${names.join(', ')}.` : 'It is empty.',
  });
}

function titleOf({ title, type }: GraphNode, palette: Palette): string {
  return title ?? palette.get(type)?.title ?? type;
}
