import type { JsonObject } from '../graph/Field.ts';
import type { GenerationConfig } from '../graph/generation.ts';
import { socketKey, type Edge, type SocketAddress } from '../graph/Graph.ts';
import { groupIdOf } from '../graph/groups/groupPath.ts';
import { throughGroups } from '../graph/groups/throughGroups.ts';
import type { Palette } from '../graph/NodeDefinition.ts';
import type { RowMark } from '../graph/rows/Row.ts';
import { withoutReroutes } from '../graph/withoutReroutes.ts';
import { providerNodeType } from '../nodes/providerNode.ts';
import { isSweptInput, type Axis } from '../nodes/sweep/Axis.ts';
import { cellConfig, type CellSetting } from '../nodes/sweep/cellConfig.ts';
import { soundAxes } from '../nodes/sweep/readAxes.ts';
import { wiredFor } from '../nodes/sweep/wiredFor.ts';
import { laidOpen } from '../workflow/laidOpen.ts';
import { edgesFrom, edgesInto, nodeById } from '../workflow/lookups.ts';
import type { Workflow, WorkflowNode } from '../workflow/Workflow.ts';
import { fillCellTokens } from './fillCellTokens.ts';
import { namedBy } from './namedBy.ts';
import { withoutIdle } from './withoutIdle.ts';

/** What is known of a picture of a sweep. */
export interface CellPicture {
  /** The node that asked for it. */
  readonly node: string;
  readonly provider: string;
  readonly model: string;
  readonly prompt: string;
  readonly instructions: string;
  readonly seed: number;
  readonly references: readonly { readonly id: string }[];
  readonly row?: RowMark;
}

/**
 * The graph that makes one picture of a sweep and no other: what stood on each axis stands in a node of its own where the sweep stood. The
 * same graph where the picture is of no cell. Where the sweep, who asked, or what is swept stands in a group, no group is left.
 */
export function graphOfCell(given: Workflow, picture: CellPicture, palette: Palette): Workflow {
  const { row } = picture;
  const workflow = row && reachesIntoGroups(given, row.list, picture.node) ? laidOpen(given) : given;
  const straight = withoutReroutes(workflow);
  const node = row?.cell ? nodeById(straight, row.list) : undefined;
  const axes = soundAxes(node?.fields?.['axes']);
  if (!row || !node || !axes || !palette.get(node.type)?.handsOn) return given;
  const sweep: Swept = { graph: straight, node, axes, picture, palette };
  const outputs = [...new Set(edgesFrom(straight, node.id).map(({ from }) => from.socket))];
  const stands = new Map(outputs.map((socket, at) => [socket, standIn(socket, at, sweep)]));
  const own = wiresAsSent(stands, sweep);
  const asSent = new Set(own.map(({ to }) => socketKey(to)));
  const around = straight.edges.flatMap((edge): readonly Edge[] => {
    if (edge.to.node === node.id || asSent.has(socketKey(edge.to))) return [];
    if (edge.from.node !== node.id) return [edge];
    return (stands.get(edge.from.socket)?.from ?? []).map((from) => ({ ...edge, from }));
  });
  const made = [...stands.values()].flatMap((stand) => stand.node ?? []);
  const changed = new Map(made.map((each) => [each.id, each]));
  const nodes = straight.nodes.map((each) => changed.get(each.id) ?? each);
  const added = made.filter(({ id }) => !nodeById(straight, id));
  const cell = throughGroups({ ...workflow, nodes: [...nodes, ...added], edges: [...around, ...own] }, (flat) => ({
    ...flat,
    nodes: flat.nodes.map((each) => (changed.has(each.id) ? each : fillCellTokens(each, row, axes, palette))),
  }));
  const lost = straight.edges.filter(({ to }) => to.node === node.id || asSent.has(socketKey(to)));
  return withoutIdle(cell, node.id, lost);
}

function reachesIntoGroups(workflow: Workflow, list: string, asker: string): boolean {
  if (!workflow.groups?.length) return false;
  if (!nodeById(workflow, list) || !nodeById(workflow, asker)) return true;
  const around = [
    ...edgesInto(workflow, list).map(({ from }) => from),
    ...edgesFrom(workflow, list).map(({ to }) => to),
  ];
  return around.some(({ node }) => groupIdOf(nodeById(workflow, node)?.type ?? '') !== undefined);
}

interface Swept {
  readonly graph: Workflow;
  readonly node: WorkflowNode;
  readonly axes: readonly Axis[];
  readonly picture: CellPicture;
  readonly palette: Palette;
}

/** What feeds an output's wires in the sweep's stead: nodes there are, or one that is made or changed for it. */
interface StandIn {
  readonly from: readonly SocketAddress[];
  readonly node?: WorkflowNode;
  /** It holds what was sent in the end: with what was put around it, and beside it, on the way to the caller. */
  readonly isAsSent?: true;
}

function standIn(socket: string, at: number, sweep: Swept): StandIn {
  const { axes, picture } = sweep;
  const make = (type: string, output: string, fields: JsonObject): StandIn => {
    const node = newNode(type, fields, at, sweep);
    return { from: [{ node: node.id, socket: output }], node };
  };
  const isAxis = axes.some(({ of }) => of === socket);
  const wired = wiresInto(sweep, socket);
  if (socket === 'config') return configOf(wired, sweep, make);
  if (!isAxis) return { from: wired };
  switch (socket) {
    case 'provider':
      return providerOf(wired, sweep, make);
    case 'references':
      return {
        ...make('image-input', 'images', { pictures: picture.references.map(({ id }) => ({ id })) }),
        isAsSent: true,
      };
    case 'seed': {
      const value = valueOn('seed', sweep);
      return make('seed', 'integer', { value: typeof value === 'number' ? value : picture.seed, control: 'fixed' });
    }
    default: {
      const value = valueOn(socket, sweep);
      if (value !== undefined) return make('text', 'text', { value });
      const sent = socket === 'prompt' ? picture.prompt : picture.instructions;
      return { ...make('text', 'text', { value: sent }), isAsSent: true };
    }
  }
}

/** What was sent goes straight into the caller, where the sweep's output leads to that input of it. */
function wiresAsSent(stands: ReadonlyMap<string, StandIn>, { graph, node, picture, palette }: Swept): readonly Edge[] {
  return [...stands].flatMap(([socket, { from, isAsSent }]) => {
    const to = { node: picture.node, socket };
    const isHeard = isAsSent && leadsTo(graph, palette, { node: node.id, socket }, to);
    return isHeard ? from.map((each): Edge => ({ from: each, to })) : [];
  });
}

/** Whether an output leads to an input, by way of nodes that make no calls. */
function leadsTo(graph: Workflow, palette: Palette, from: SocketAddress, to: SocketAddress): boolean {
  const looked = new Set<string>();
  const waiting = edgesFrom(graph, from.node).filter((edge) => edge.from.socket === from.socket);
  for (let edge = waiting.pop(); edge; edge = waiting.pop()) {
    const { node } = edge.to;
    if (socketKey(edge.to) === socketKey(to)) return true;
    if (looked.has(node) || palette.get(nodeById(graph, node)?.type ?? '')?.calls) continue;
    looked.add(node);
    waiting.push(...edgesFrom(graph, node));
  }
  return false;
}

type Make = (type: string, output: string, fields: JsonObject) => StandIn;

/** By the wired node it was asked by, which keeps its key and routing. */
function providerOf(wired: readonly SocketAddress[], { graph, picture, palette }: Swept, make: Make): StandIn {
  const nodes = wired.flatMap(({ node }) => nodeById(graph, node) ?? []);
  const same = wiredFor(picture, nodes, (each) => namedBy(palette, each));
  if (!same) return make(providerNodeType({ id: picture.provider }), 'provider', { model: picture.model });
  const node = { ...same, fields: { ...same.fields, model: picture.model } };
  return { from: [{ node: same.id, socket: 'provider' }], node };
}

/** The settings in the words of the picture's family, with what stood on the axes. */
function configOf(wired: readonly SocketAddress[], sweep: Swept, make: Make): StandIn {
  const { graph, axes, picture, palette } = sweep;
  // Of an axis the wire of the cell's value; else the one that serves every cell.
  const serving = wired[placeOn('config', sweep)];
  const base = serving && settingsOf(nodeById(graph, serving.node), palette);
  const settings = axes.flatMap(({ of }): CellSetting[] => {
    const value = isSweptInput(of) ? undefined : valueOn(of, sweep);
    return value === undefined ? [] : [[of, value]];
  });
  const family = palette.get(providerNodeType({ id: picture.provider }))?.family?.({ model: picture.model });
  const { family: own, options } = cellConfig(family, base, settings, () => undefined);
  return base?.family === own && settings.length === 0
    ? { from: serving ? [serving] : [] }
    : make(`${own}-config`, 'config', options);
}

function settingsOf(node: WorkflowNode | undefined, palette: Palette): GenerationConfig | undefined {
  const { language, family, batch } = palette.get(node?.type ?? '') ?? {};
  const options = node?.fields ?? {};
  return language && family && { family: family({}), batch: batch?.(options) ?? 1, options };
}

/** What stood on an axis that has its values written down. */
function valueOn(of: string, sweep: Swept) {
  return sweep.axes.find((axis) => axis.of === of)?.values?.[placeOn(of, sweep)];
}

/** Where a cell stands on an axis; 0 on one there is none of. */
function placeOn(of: string, { axes, picture: { row } }: Swept): number {
  return row?.cell?.[axes.findIndex((axis) => axis.of === of)]?.at ?? 0;
}

function wiresInto({ graph, node }: Swept, socket: string): readonly SocketAddress[] {
  return edgesInto(graph, node.id).flatMap(({ from, to }) => (to.socket === socket ? [from] : []));
}

/** px between nodes that stand below one another. */
const BELOW = 220;

function newNode(type: string, fields: JsonObject, at: number, { graph, node }: Swept): WorkflowNode {
  let id = `${node.id}-${type}`;
  while (nodeById(graph, id)) id += '-';
  const { x, y } = node.position;
  return { id, type, position: { x, y: y + at * BELOW }, ...(Object.keys(fields).length > 0 && { fields }) };
}
