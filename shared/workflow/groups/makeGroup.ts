import { socketKey, type ExposedField } from '../../graph/Graph.ts';
import { GROUP_INPUTS, GROUP_OUTPUTS, isGroupEnd } from '../../graph/groups/groupEnds.ts';
import { groupType } from '../../graph/groups/groupPath.ts';
import type { GroupSocket } from '../../graph/groups/groupSockets.ts';
import type { Position, Workflow, WorkflowEdge, WorkflowGroup, WorkflowNode } from '../Workflow.ts';
import { withOrder } from './fileOrder.ts';
import { onLevel, openGraph, wireNames } from './openGraph.ts';
import type { Placed } from './weave.ts';
import { freeName, groupById, partAt, withPart, type Level } from './level.ts';
import { movePaths } from './movePaths.ts';
import type { GroupWish, WishedSocket } from './proposeGroup.ts';

/** How the new group, and the node that stands for it, are called; and where that is put: absent, in the middle of its nodes. */
export interface NewGroup {
  readonly group: string;
  readonly use: string;
  readonly at?: Position;
}

/**
 * The graph with a group made of some nodes of a level, and one use of it in their place. They stay what they are and where they are; wires
 * that were cut go through the group's ends in their order, each looking as it did. What runs stays the same.
 */
export function makeGroup(
  workflow: Workflow,
  level: Level,
  ids: ReadonlySet<string>,
  wish: GroupWish,
  { group: id, use, at }: NewGroup,
): Workflow {
  const part = partAt(workflow, level);
  const chosen = new Set(part?.nodes.flatMap((node) => (ids.has(node.id) && !isGroupEnd(node) ? [node.id] : [])));
  if (!part || chosen.size === 0) return workflow;
  const inner = part.nodes.filter((node) => chosen.has(node.id));
  const position = at ?? middleOf(inner);
  const ends = endsFor(inner, chosen, wish);
  const open = openGraph(workflow, level);
  const isChosen = (each: Placed<WorkflowNode>) => each.level === level && chosen.has(each.item.id);
  const node: Placed<WorkflowNode> = {
    name: use,
    item: { id: use, type: groupType(id), position, origin: position },
    level,
  };
  const inside = (each: Placed<WorkflowNode>) => (isChosen(each) ? { ...each, level: id } : each);
  const nodes = open.nodes.flatMap((each) => (each.item === inner[0] ? [node, inside(each)] : [inside(each)]));
  const edges = cutEdges(open.edges, level, chosen, wish, { group: id, use, ends });
  const openers = new Map([...open.openers].map(([group, each]) => [group, inside(each)]));
  const made: WorkflowGroup = {
    id,
    name: wish.name,
    ...(wish.note !== undefined && { note: wish.note }),
    fields: wish.fields.filter((each) => chosen.has(each.node)),
    nodes: [ends.inputs, ...inner, ends.outputs],
    edges: [...onLevel(edges, id), ...outEdges(wish, ends)],
  };
  const groups = [...(workflow.groups ?? []), made];
  const done = withPart({ ...workflow, groups }, level, { nodes: onLevel(nodes, level), edges: onLevel(edges, level) });
  const ordered = withOrder(done, { nodes, edges, openers: openers.set(id, node) });
  const renamed = movePaths(workflow, ordered, level, ({ ids: [first = '', ...rest] }) =>
    chosen.has(first) ? { ids: [use, first, ...rest] } : undefined,
  );
  return level === undefined ? renamed : showFurther(renamed, level, made, use);
}

interface Ends {
  readonly inputs: WorkflowNode;
  readonly outputs: WorkflowNode;
}

/** Beside the nodes, so that wires lead from left to right. */
function endsFor(inner: readonly WorkflowNode[], taken: ReadonlySet<string>, { inputs, outputs }: GroupWish): Ends {
  const xs = inner.map(({ position }) => position.x);
  const rights = inner.map(({ position, size }) => position.x + (size?.width ?? USUAL.width));
  const y = Math.round(Math.min(...inner.map(({ position }) => position.y)));
  const end = (type: string, x: number, sockets: readonly WishedSocket[]): WorkflowNode => ({
    id: freeName(type === GROUP_INPUTS ? 'inputs' : 'outputs', taken),
    type,
    position: { x: Math.round(x), y },
    fields: { sockets: sockets.map(asSocket) },
  });
  return {
    inputs: end(GROUP_INPUTS, Math.min(...xs) - USUAL.width - ASIDE, inputs),
    outputs: end(GROUP_OUTPUTS, Math.max(...rights) + ASIDE, outputs),
  };
}

function asSocket({ name, type, label }: WishedSocket): GroupSocket {
  return { name, type, ...(label !== undefined && { label }) };
}

/** px */
const USUAL = { width: 300, height: 200 };
const ASIDE = 80;

function middleOf(nodes: readonly WorkflowNode[]): Position {
  const middle = (least: number[], most: number[], size: number) =>
    Math.round((Math.min(...least) + Math.max(...most) - size) / 2);
  const { width, height } = USUAL;
  return {
    x: middle(
      nodes.map(({ position: { x } }) => x),
      nodes.map(({ position: { x }, size }) => x + (size?.width ?? width)),
      width,
    ),
    y: middle(
      nodes.map(({ position: { y } }) => y),
      nodes.map(({ position: { y }, size }) => y + (size?.height ?? height)),
      height,
    ),
  };
}

/** The wires with those that lead in or out going through the group, each where it stood. */
function cutEdges(
  open: readonly Placed<WorkflowEdge>[],
  level: Level,
  chosen: ReadonlySet<string>,
  { inputs, outputs }: GroupWish,
  { group, use, ends }: { readonly group: string; readonly use: string; readonly ends: Ends },
): readonly Placed<WorkflowEdge>[] {
  const into = new Map(inputs.map(({ source, name }) => [socketKey(source), name]));
  const outOf = new Map(outputs.map(({ source, name }) => [socketKey(source), name]));
  const looks = looksInto(open, level, chosen);
  const led = new Set<string>();
  return open.flatMap((each): readonly Placed<WorkflowEdge>[] => {
    const { item } = each;
    const isFrom = each.level === level && chosen.has(item.from.node);
    const isTo = each.level === level && chosen.has(item.to.node);
    if (isFrom && isTo) return [{ ...each, level: group }];
    if (!isFrom && !isTo) return [each];
    const key = socketKey(item.from);
    if (isFrom) {
      const socket = outOf.get(key);
      return socket === undefined ? [] : [{ ...each, item: { ...item, from: { node: use, socket } } }];
    }
    const socket = into.get(key);
    if (socket === undefined) return [];
    const look = looks.get(key) ?? {};
    const moved = { ...withoutLook(item, look), from: { node: ends.inputs.id, socket } };
    const inside = { ...each, item: moved, level: group };
    if (led.has(key)) return [inside];
    led.add(key);
    const lead = { ...look, from: item.from, to: { node: use, socket } };
    return [{ name: wireNames([lead])[0] ?? '', item: lead, level }, inside];
  });
}

function outEdges({ outputs }: GroupWish, ends: Ends): readonly WorkflowEdge[] {
  return outputs.map(({ source, name }) => ({ from: source, to: { node: ends.outputs.id, socket: name } }));
}

/** How wires that lead in look, by what they come from. */
function looksInto(
  open: readonly Placed<WorkflowEdge>[],
  level: Level,
  chosen: ReadonlySet<string>,
): ReadonlyMap<string, Look> {
  const edges = open.flatMap(({ level: at, item }) =>
    at === level && !chosen.has(item.from.node) && chosen.has(item.to.node) ? [item] : [],
  );
  const bySource = Map.groupBy(edges, ({ from }) => socketKey(from));
  return new Map([...bySource].map(([key, some]) => [key, sharedLook(some)]));
}

type Look = Omit<WorkflowEdge, 'from' | 'to'>;

function withoutLook(edge: WorkflowEdge, look: Look): WorkflowEdge {
  return Object.fromEntries(
    Object.entries(edge).filter(([name]) => !Object.hasOwn(look, name)),
  ) as unknown as WorkflowEdge;
}

/** What several wires that are led in as one all look like: the one has it, and they do not. */
function sharedLook(edges: readonly WorkflowEdge[]): Look {
  const [first, ...others] = edges;
  if (!first) return {};
  const { label, hidden, bundle, clamp } = first;
  const isShared = (of: (edge: WorkflowEdge) => unknown) => others.every((edge) => of(edge) === of(first));
  const isSameTrunk = isShared((edge) => edge.bundle) && isShared((edge) => JSON.stringify(edge.clamp));
  return {
    ...(label !== undefined && isShared((edge) => edge.label) && { label }),
    ...(hidden && isShared((edge) => edge.hidden) && { hidden }),
    ...(bundle !== undefined && isSameTrunk && { bundle, ...(clamp && { clamp }) }),
  };
}

/** What a group showed of the nodes that are now in a group of their own is shown through that. */
function showFurther(workflow: Workflow, level: string, made: WorkflowGroup, use: string): Workflow {
  const names = new Map(made.fields.map(({ name, node, field }) => [JSON.stringify([node, field]), name]));
  const around = groupById(workflow, level);
  const inside = new Set(made.nodes.map(({ id }) => id));
  if (!around?.fields.some(({ node }) => inside.has(node))) return workflow;
  const fields = around.fields.map((each): ExposedField => {
    const name = names.get(JSON.stringify([each.node, each.field]));
    return name === undefined ? each : { ...each, node: use, field: name };
  });
  return {
    ...workflow,
    groups: (workflow.groups ?? []).map((group) => (group === around ? { ...group, fields } : group)),
  };
}
