import { boxAround, unionOf } from '../frame/boxAround.ts';
import { holderOf, isInside } from '../frame/heldBy.ts';
import { freeSpot, onGrid, type Box } from '../place/freeSpot.ts';
import type { TidyGraph, TidyNode, TidyPlace, TidyWire } from './TidyGraph.ts';
import { packParts } from './packParts.ts';
import { partsOf } from './partsOf.ts';
import { tidyLayers } from './tidyLayers.ts';

/** px; a note that is farther from everything belongs to nothing. */
const NEAR = 300;
/** px between what was tidied and what stays. */
const CLEAR = 40;

/**
 * Where everything goes so that wires lead from left to right and nothing lies on another: what lies in a frame is laid out within it, and the
 * frame then among the others. The top left of it all stays where it is, unless what is not laid out would be covered.
 */
export function layOutGraph({ nodes, wires, others }: TidyGraph): readonly TidyPlace[] {
  const before = unionOf(nodes);
  if (!before) return [];
  const places = layOut(undefined, holdersOf(nodes), nodes, wires);
  const after = unionOf(places) ?? before;
  const start = clearOf({ ...after, ...onGrid(before) }, others);
  // Frames have sizes of their own; all else stands on the grid, rounded so that no two that keep clear come to touch.
  return places.map((place) => ({
    ...place,
    x: Math.round(place.x - after.x + start.x),
    y: Math.round(place.y - after.y + start.y),
  }));
}

type Holders = ReadonlyMap<string, string | undefined>;

/** The innermost frame each node lies in. */
function holdersOf(nodes: readonly TidyNode[]): Holders {
  const frames = nodes.filter(({ isFrame }) => isFrame);
  return new Map(
    nodes.map((node) => {
      const around = frames.filter((frame) => frame !== node && !(isInside(frame, node) && frame.id > node.id));
      return [
        node.id,
        holderOf(
          node,
          around.map((frame) => [frame.id, frame] as const),
        ),
      ];
    }),
  );
}

/** What lies directly in a frame, or in none, and all in that. */
function layOut(
  holder: string | undefined,
  holders: Holders,
  nodes: readonly TidyNode[],
  wires: readonly TidyWire[],
): readonly TidyPlace[] {
  const inside = new Map<string, readonly TidyPlace[]>();
  const own = nodes
    .filter(({ id }) => holders.get(id) === holder)
    .map((node): TidyNode => {
      if (!node.isFrame) return node;
      const held = layOut(node.id, holders, nodes, wires);
      const around = boxAround(held);
      inside.set(
        node.id,
        around ? held.map((place) => ({ ...place, x: place.x - around.x, y: place.y - around.y })) : [],
      );
      return around ? { ...node, width: around.width, height: around.height } : node;
    });
  const lifted = liftWires(own, holders, wires, inside);
  const notes = own.filter(({ isNote }) => isNote);
  const rest = own.filter(({ isNote }) => !isNote);
  const anchored = notes.map((note) => [note, nearestTo(note, rest)] as const);
  const loose = anchored.flatMap(([note, anchor]) => (anchor ? [] : [note]));
  const parts = partsOf([...rest, ...loose], lifted).map((part) => tidyLayers(part.nodes, part.wires));
  const placed = new Map(packParts(parts));
  const was = new Map(own.map((node) => [node.id, node]));
  for (const [note, anchor] of anchored) {
    const [now, then] = [anchor && placed.get(anchor.id), anchor && was.get(anchor.id)];
    if (!now || !then) continue;
    const wish = { x: now.x + note.x - then.x, y: now.y + note.y - then.y };
    placed.set(note.id, { ...clearSpot(wish, note, [...placed.values()]), width: note.width, height: note.height });
  }
  return [...placed].flatMap(([id, box]) => [
    { id, ...box },
    ...(inside.get(id) ?? []).map((place) => ({ ...place, x: place.x + box.x, y: place.y + box.y })),
  ]);
}

/** Wires between what lies in frames, as wires between these frames. */
function liftWires(
  own: readonly TidyNode[],
  holders: Holders,
  wires: readonly TidyWire[],
  inside: ReadonlyMap<string, readonly TidyPlace[]>,
): readonly TidyWire[] {
  const here = new Set(own.map(({ id }) => id));
  const top = new Map<string, number>();
  for (const held of inside.values()) for (const { id, y } of held) top.set(id, y);
  const lift = (id: string): string | undefined => {
    let at: string | undefined = id;
    while (at !== undefined && !here.has(at)) at = holders.get(at);
    return at;
  };
  return wires.flatMap((wire) => {
    const [from, to] = [lift(wire.from), lift(wire.to)];
    if (from === undefined || to === undefined || from === to) return [];
    return { from, to, fromY: wire.fromY + (top.get(wire.from) ?? 0), toY: wire.toY + (top.get(wire.to) ?? 0) };
  });
}

function nearestTo(note: Box, nodes: readonly TidyNode[]): TidyNode | undefined {
  let best: TidyNode | undefined;
  let least = NEAR;
  for (const node of nodes) {
    const across = Math.max(0, node.x - note.x - note.width, note.x - node.x - node.width);
    const down = Math.max(0, node.y - note.y - note.height, note.y - node.y - node.height);
    const way = Math.hypot(across, down);
    if (way >= least) continue;
    best = node;
    least = way;
  }
  return best;
}

function clearSpot(wish: { x: number; y: number }, size: Box, boxes: readonly Box[]): { x: number; y: number } {
  const spot = freeSpot(wish, { width: size.width, height: size.height }, boxes);
  return clearOf({ ...size, ...spot }, boxes, 0);
}

/** The place itself where it covers nothing, else a free one near it, else below everything. */
function clearOf(block: Box, others: readonly Box[], margin = CLEAR): { x: number; y: number } {
  const covers = ({ x, y }: { x: number; y: number }) =>
    others.some(
      (other) =>
        x < other.x + other.width &&
        other.x < x + block.width &&
        y < other.y + other.height &&
        other.y < y + block.height,
    );
  if (!covers(block)) return { x: block.x, y: block.y };
  const spot = freeSpot(block, { width: block.width, height: block.height }, others);
  if (!covers(spot)) return spot;
  const all = unionOf(others) ?? block;
  return { x: block.x, y: all.y + all.height + margin };
}
