import type { GraphNode } from '../../graph/Graph.ts';
import type { AnyNodeDefinition } from '../../graph/NodeDefinition.ts';
import type { Position, Size, WorkflowEdge, WorkflowNode } from '../../workflow/Workflow.ts';
import type { Box, ForeignFrame } from '../ForeignGraph.ts';
import { nearestColour } from '../rebuild/nearestColour.ts';
import { estimateSize } from './estimateSize.ts';
import { layers } from './layers.ts';
import { spread } from './spread.ts';

type Placeless = Omit<WorkflowNode, 'position' | 'size'>;

export interface Unplaced {
  readonly node: Placeless;
  /** Where it lay, and how large it was. Absent: the file knows no places. */
  readonly box?: Box;
  /** Nodes that were part of it: they lie to its left. */
  readonly beside?: readonly Placeless[];
}

/** px */
const BESIDE = 310;
const ROW_GAP = 30;
const FRAME_SIDE = 24;
/** What our editor draws of a frame above what lies in it. */
const FRAME_TOP = 44;
const COLLAPSED: Size = { width: 260, height: 34 };

interface Sized extends Unplaced {
  readonly size: Size;
  /** With what lies beside it. */
  readonly room: Size;
}

/** The nodes in their places, moved apart where ours are larger; where the file knows no places, in columns. Frames become nodes too. */
export function placeNodes(
  unplaced: readonly Unplaced[],
  edges: readonly WorkflowEdge[],
  frames: readonly ForeignFrame[],
  definitionOf: (node: GraphNode) => AnyNodeDefinition | undefined,
): readonly WorkflowNode[] {
  const wires = countWires(edges);
  const sized = unplaced.map((each): Sized => {
    const { node, box, beside = [] } = each;
    const size = node.collapsed
      ? COLLAPSED
      : estimateSize(node.type, definitionOf(node), box?.width ?? 0, wires.get(node.id) ?? 0);
    const tall = beside.reduce((sum, { type }) => sum + sizeBeside(type, definitionOf).height + ROW_GAP, 0);
    const room =
      beside.length > 0 ? { width: size.width + BESIDE, height: Math.max(size.height, tall - ROW_GAP) } : size;
    return { ...each, size, room };
  });
  const placed = sized.filter((each): each is Sized & { readonly box: Box } => each.box !== undefined);
  const stretched = spread(
    placed.map(({ box }) => box),
    placed.map(({ room }) => room),
  );
  const places = new Map<string, Position>(
    placed.map(({ node, box }) => [node.id, { x: stretched.x.at(box.x), y: stretched.y.at(box.y) }]),
  );
  const loose = sized.filter(({ box }) => !box);
  const below = placed.reduce(
    (most, { node, room }) => Math.max(most, (places.get(node.id)?.y ?? 0) + room.height + 80),
    0,
  );
  const left = placed.reduce(
    (least, { node }) => Math.min(least, places.get(node.id)?.x ?? 0),
    placed.length > 0 ? Infinity : 0,
  );
  const laid = layers(
    loose.map(({ node, room }) => ({ id: node.id, size: room })),
    edges,
  );
  for (const [id, { x, y }] of laid) places.set(id, { x: x + left, y: y + below });
  const nodes = sized.flatMap((each) => nodesAt(each, places.get(each.node.id) ?? { x: 0, y: 0 }, definitionOf));
  return [...frames.map((frame, at) => frameNode(frame, at, { placed, places, stretched })), ...nodes];
}

function countWires(edges: readonly WorkflowEdge[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { from, to } of edges) for (const { node } of [from, to]) counts.set(node, (counts.get(node) ?? 0) + 1);
  return counts;
}

function nodesAt(
  { node, size, box, beside = [] }: Sized,
  { x, y }: Position,
  definitionOf: (node: GraphNode) => AnyNodeDefinition | undefined,
): readonly WorkflowNode[] {
  let top = y;
  const left = beside.map((each): WorkflowNode => {
    const position = { x, y: top };
    top += sizeBeside(each.type, definitionOf).height + ROW_GAP;
    return { ...each, position };
  });
  // How wide somebody made it is kept; how high ours are follows what is in them, but for those that hold words.
  const isSized = box !== undefined && node.type !== 'reroute' && (size.width > 260 || node.type === 'note');
  const height = node.type === 'note' && box ? Math.min(2000, Math.max(80, box.height)) : size.height;
  return [
    ...left,
    {
      ...node,
      position: { x: beside.length > 0 ? x + BESIDE : x, y },
      ...(isSized && { size: { width: size.width, height } }),
    },
  ];
}

function sizeBeside(type: string, definitionOf: (node: GraphNode) => AnyNodeDefinition | undefined): Size {
  return estimateSize(type, definitionOf({ id: '', type }), 0, 0);
}

/** Around all that lay in it, wherever that lies now. */
function frameNode(
  { title, box, colour }: ForeignFrame,
  at: number,
  {
    placed,
    places,
    stretched,
  }: {
    readonly placed: readonly (Sized & { readonly box: Box })[];
    readonly places: ReadonlyMap<string, Position>;
    readonly stretched: ReturnType<typeof spread>;
  },
): WorkflowNode {
  const { x: across, y: down } = stretched;
  let [left, top, right, bottom] = [
    across.at(box.x),
    down.at(box.y),
    across.at(box.x + box.width),
    down.at(box.y + box.height),
  ];
  for (const each of placed) {
    const place = places.get(each.node.id);
    if (!place || !holds(box, each.box)) continue;
    left = Math.min(left, place.x - FRAME_SIDE);
    top = Math.min(top, place.y - FRAME_TOP);
    right = Math.max(right, place.x + each.room.width + FRAME_SIDE);
    bottom = Math.max(bottom, place.y + each.room.height + FRAME_SIDE);
  }
  return {
    id: `frame ${String(at + 1)}`,
    type: 'frame',
    ...(title.trim() !== '' && { title }),
    position: { x: left, y: top },
    size: { width: within(right - left), height: within(bottom - top) },
    fields: { colour: nearestColour(colour) },
  };
}

function holds(frame: Box, { x, y, width, height }: Box): boolean {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  return (
    middleX >= frame.x && middleX <= frame.x + frame.width && middleY >= frame.y && middleY <= frame.y + frame.height
  );
}

function within(length: number): number {
  return Math.min(100_000, Math.max(120, length));
}
