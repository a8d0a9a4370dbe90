import { createSources } from '../../graph/groups/createSources.ts';
import { GROUP_INPUTS, GROUP_OUTPUTS, isGroupEnd } from '../../graph/groups/groupEnds.ts';
import { groupIdOf } from '../../graph/groups/groupPath.ts';
import { ownValues, withOwn } from '../../graph/groups/ownValues.ts';
import { socketKey, type SocketAddress } from '../../graph/Graph.ts';
import { withoutTwins } from '../../graph/withoutTwins.ts';
import { REROUTE } from '../../graph/withoutReroutes.ts';
import type { Workflow, WorkflowEdge, WorkflowGroup, WorkflowNode } from '../Workflow.ts';
import { withOrder } from './fileOrder.ts';
import { onLevel, openGraph, type OpenGraph } from './openGraph.ts';
import type { Placed } from './weave.ts';
import { changeGroup, groupById, partAt, withPart, type Level } from './level.ts';
import { withoutUnused } from './groupUses.ts';
import { movePaths, type Way } from './movePaths.ts';
import { bookmarksOut, unpackedBy } from './unpackedPlaces.ts';

export interface Ungrouped {
  readonly workflow: Workflow;
  /** The nodes that stood in it, as they are called now. */
  readonly ids: readonly string[];
}

/**
 * The graph with the nodes of a group in place of one use of it, with what the use had of its own: the inverse of `makeGroup`, to the byte. Ids
 * are what they were in the group where they are free. A group that nobody uses any more goes. The same graph where there is nothing to unpack.
 */
export function ungroup(workflow: Workflow, level: Level, use: string, newId: () => string): Ungrouped {
  const part = partAt(workflow, level);
  const node = part?.nodes.find(({ id }) => id === use);
  const group = node && groupById(workflow, groupIdOf(node.type) ?? '');
  if (!part || !node || !group) return { workflow, ids: [] };
  const taken = new Set(part.nodes.map(({ id }) => id).filter((id) => id !== use));
  const inner = group.nodes.filter((each) => !isGroupEnd(each));
  const names = new Map(inner.map(({ id }) => [id, taken.has(id) ? newId() : id]));
  const unpacked = unpackedNodes(node, group, names);
  const open = openGraph(workflow, level, use);
  const nodes = open.nodes.flatMap((each): readonly Placed<WorkflowNode>[] => {
    if (each.level === level && each.item.id === use) return [];
    const item = each.level === group.id ? unpacked.get(each.item.id) : undefined;
    if (each.level === group.id && !item) return [];
    return [item ? { name: item.id, item, level } : each];
  });
  const edges = straightEdges(open.edges, level, node, group, names);
  const openers = new Map(open.openers);
  openers.delete(group.id);
  const done = withPart(workflow, level, { nodes: onLevel(nodes, level), edges: onLevel(edges, level) });
  const ordered = withOrder(done, { nodes, edges, openers: movedOpeners(openers, group.id, level, names) });
  const move = wayOut(use, group, names);
  const moved = movePaths(workflow, bookmarksOut(workflow, ordered, { level, use: node, group }), level, move);
  const around = level === undefined ? moved : shownDirectly(moved, level, move);
  return { workflow: withoutUnused(workflow, around), ids: [...names.values()] };
}

function movedOpeners(
  openers: ReadonlyMap<string, Placed<WorkflowNode>>,
  group: string,
  level: Level,
  names: ReadonlyMap<string, string>,
): OpenGraph['openers'] {
  return new Map(
    [...openers].map(([id, each]) => {
      const name = each.level === group ? names.get(each.item.id) : undefined;
      return [id, name === undefined ? each : { name, level, item: { ...each.item, id: name } }];
    }),
  );
}

/** By their ids in the group: what the use had of its own for each, and where they lie now. */
function unpackedNodes(
  use: WorkflowNode,
  group: WorkflowGroup,
  names: ReadonlyMap<string, string>,
): ReadonlyMap<string, WorkflowNode> {
  const own = ownValues(use, group);
  const inner = group.nodes.filter(({ id }) => names.has(id));
  const by = unpackedBy(use, group);
  return new Map(
    inner.map((each) => {
      const { position, mode } = each;
      const isMoved = by.x !== 0 || by.y !== 0;
      const taken = mode === undefined && each.type !== REROUTE ? use.mode : undefined;
      return [
        each.id,
        {
          ...withOwn(each, own.get(each.id)),
          id: names.get(each.id) ?? each.id,
          ...(isMoved && { position: { x: position.x + by.x, y: position.y + by.y } }),
          ...(taken && { mode: taken }),
        },
      ];
    }),
  );
}

/** The wires of the level that lead through no end any more. What a wire looks like on one side of an end it keeps. */
function straightEdges(
  open: readonly Placed<WorkflowEdge>[],
  level: Level,
  use: WorkflowNode,
  group: WorkflowGroup,
  names: ReadonlyMap<string, string>,
): readonly Placed<WorkflowEdge>[] {
  const ends = new Map(group.nodes.filter(isGroupEnd).map(({ id, type }) => [id, type]));
  const renamed = ({ node, socket }: SocketAddress) => ({ node: names.get(node) ?? node, socket });
  const outer = open.flatMap(({ level: at, item }) => (at === level && item.to.node === use.id ? [item] : []));
  const inner = group.edges.filter(({ to }) => ends.get(to.node) === GROUP_OUTPUTS);
  /** What feeds each of its faces, and how the wire that does looks: those inside under the names they have now. */
  const into = new Map<string, SocketAddress[]>();
  const looks = new Map<string, WorkflowEdge>();
  const keyOf = ({ node, socket }: SocketAddress, isInside: boolean): string | undefined => {
    if (isInside) return ends.get(node) === GROUP_INPUTS ? face('in', socket) : undefined;
    return node === use.id ? face('out', socket) : undefined;
  };
  const lead = (key: string, edge: WorkflowEdge, isInside: boolean) => {
    const behind = keyOf(edge.from, isInside);
    const from = behind === undefined ? (isInside ? renamed(edge.from) : edge.from) : { node: FACE, socket: behind };
    into.set(key, [...(into.get(key) ?? []), from]);
    const look = key + socketKey(from);
    if (!looks.has(look)) looks.set(look, edge);
  };
  for (const edge of outer) lead(face('in', edge.to.socket), edge, false);
  for (const edge of inner) lead(face('out', edge.to.socket), edge, true);
  const sources = createSources(into, ({ node, socket }) => (node === FACE ? socket : undefined));
  const straight = (edge: WorkflowEdge, key: string): readonly WorkflowEdge[] =>
    sources(key).map((from) => ({ ...looks.get(key + socketKey(from)), ...edge, from }));
  const edges = open.flatMap((each): readonly Placed<WorkflowEdge>[] => {
    const { item } = each;
    const as = (found: readonly WorkflowEdge[]) => found.map((edge) => ({ ...each, item: edge, level }));
    if (each.level === group.id) {
      if (each.isInner) return [];
      const to = renamed(item.to);
      const key = keyOf(item.from, true);
      return as(key === undefined ? [{ ...item, from: renamed(item.from), to }] : straight({ ...item, to }, key));
    }
    if (each.level !== level) return [each];
    if (item.to.node === use.id) return [];
    const key = keyOf(item.from, false);
    return key === undefined ? [each] : as(straight(item, key));
  });
  const own = new Set(withoutTwins(edges.flatMap((each) => (each.level === level ? [each.item] : []))));
  return edges.filter(({ level: at, item }) => at !== level || own.has(item));
}

/** No node is called so: it stands for what an end leads on to. */
const FACE = '';

function face(side: 'in' | 'out', socket: string): string {
  return `${side} ${socket}`;
}

function wayOut(use: string, group: WorkflowGroup, names: ReadonlyMap<string, string>): (way: Way) => Way | undefined {
  const shown = new Map(group.fields.map((each) => [each.name, each]));
  return ({ ids: [first, second, ...rest], field }) => {
    if (first !== use) return undefined;
    if (second !== undefined) return { ids: [names.get(second) ?? second, ...rest] };
    const found = field === undefined ? undefined : shown.get(field);
    return found && { ids: [names.get(found.node) ?? found.node], field: found.field };
  };
}

/** What the group around it showed through it is shown as what it is. */
function shownDirectly(workflow: Workflow, level: string, move: (way: Way) => Way | undefined): Workflow {
  return changeGroup(workflow, level, (group) => {
    const fields = group.fields.map((each) => {
      const way = move({ ids: [each.node], field: each.field });
      return way ? { ...each, node: way.ids[0] ?? each.node, field: way.field ?? each.field } : each;
    });
    return fields.every((each, at) => each === group.fields[at]) ? group : { ...group, fields };
  });
}
