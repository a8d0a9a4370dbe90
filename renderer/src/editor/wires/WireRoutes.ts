import type { ReactFlowState, useStoreApi } from '@xyflow/react';
import type { Position } from '#shared/workflow/Workflow';
import type { Box } from '../../nodes/place/freeSpot.ts';
import { isDragged } from '../far/heldNodes.ts';
import { byId, type RoutedWire } from './routeAll.ts';
import { wayRound } from './wayRound.ts';
import { WireLanes } from './WireLanes.ts';

/** Longest piece of work between two frames, ms. */
const SLICE_MS = 6;
/** How far a node lets wires feel that it moved, px. */
const FELT = 260;
/** How far a wire feels that another takes a lane or leaves one, px. */
const BESIDE = 48;
/** More wires than this are left as curves: they cannot be told apart anyway. */
export const MOST_ROUTED = 1_500;

interface Route {
  readonly wire: RoutedWire;
  readonly bends: readonly Position[] | undefined;
  /** What others kept beside when they last looked; while its node is dragged they do not. */
  readonly settled: readonly Position[] | undefined;
}

/**
 * The ways of the wires that are drawn, as they go round nodes. A wire asks for its way when it is drawn; it is found between frames, and again
 * once a node near it has come to rest. While nodes are dragged only their own wires follow, one look a frame. Wires keep beside those that come
 * first by their id, so each looks again where one of those has changed its way: what comes of it is what `routeAll` finds.
 */
export class WireRoutes {
  readonly #flow: ReturnType<typeof useStoreApi>;
  readonly #now: () => number;
  readonly #find: typeof wayRound;
  readonly #lanes = new WireLanes();
  readonly #routes = new Map<string, Route>();
  readonly #asked = new Map<string, RoutedWire>();
  readonly #listeners = new Map<string, () => void>();
  #boxes: ReadonlyMap<string, Box> = new Map();
  #frame = 0;
  #end: () => void = () => undefined;

  constructor(flow: ReturnType<typeof useStoreApi>, now = () => performance.now(), find = wayRound) {
    this.#flow = flow;
    this.#now = now;
    this.#find = find;
  }

  begin(): void {
    this.#boxes = boxesOf(this.#flow.getState());
    this.#end = this.#flow.subscribe((state, before) => {
      if (state.nodes !== before.nodes) this.#plan();
    });
  }

  end(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#end();
  }

  /** The bends of a wire as far as they are known; `undefined`: it curves. */
  bendsOf(id: string): readonly Position[] | undefined {
    return this.#routes.get(id)?.bends;
  }

  /** Asks for the way of a wire; `tell` when it is another. Gives what ends that. */
  follow(wire: RoutedWire, tell: () => void): () => void {
    this.#listeners.set(wire.id, tell);
    const known = this.#routes.get(wire.id);
    if (!known || !isSameWire(known.wire, wire)) {
      this.#asked.set(wire.id, wire);
      this.#plan();
    }
    return () => {
      this.#listeners.delete(wire.id);
      this.#asked.delete(wire.id);
    };
  }

  #plan(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.work();
    });
  }

  /** Finds ways until there is none to find or a slice of time is over. */
  work(): void {
    const state = this.#flow.getState();
    const moving = new Set(state.nodes.flatMap((node) => (isDragged(node) ? [node.id] : [])));
    const isResting = moving.size === 0;
    const now = boxesOf(state);
    if (isResting) this.#askWhereMoved(now);
    const boxes = [...now.values()];
    const ends = this.#now() + SLICE_MS;
    let waiting = this.#next(moving);
    for (let wire = waiting.pop(); wire && this.#now() <= ends; wire = waiting.pop()) {
      this.#asked.delete(wire.id);
      if (this.#route(wire, boxes, isResting)) waiting = this.#next(moving);
    }
    if (this.#asked.size > 0 && isResting) this.#plan();
  }

  /** What is to be looked at, who comes first last. */
  #next(moving: ReadonlySet<string>): RoutedWire[] {
    const asked = [...this.#asked.values()];
    const own =
      moving.size > 0 ? asked.filter(({ source, target }) => moving.has(source) || moving.has(target)) : asked;
    return own.sort(byId).reverse();
  }

  /** Whether others have to look again because of it. */
  #route(wire: RoutedWire, boxes: readonly Box[], isResting: boolean): boolean {
    const { id, from, to } = wire;
    const isTooMany = this.#listeners.size > MOST_ROUTED;
    const bends = isTooMany ? undefined : this.#find(from, to, boxes, (points) => this.#lanes.shared(wire, points));
    const points = bends && [from, ...bends, to];
    if (points) this.#lanes.take(wire, points);
    else this.#lanes.leave(id);
    const before = this.#routes.get(id);
    const settled = isResting ? points : before?.settled;
    this.#routes.set(id, { wire, bends, settled });
    if (!isSameWay(before?.bends, bends)) this.#listeners.get(id)?.();
    if (!isResting || isTooMany || isSameWay(before?.settled, settled)) return false;
    return this.#askBeside(wire, [...(before?.settled ?? []), ...(points ?? [])]);
  }

  #askBeside({ id, output }: RoutedWire, changed: readonly Position[]): boolean {
    const around = boundsOf(changed, BESIDE);
    let isAny = false;
    for (const [other, { wire, settled }] of this.#routes) {
      if (other <= id || wire.output === output || !settled || this.#asked.has(other)) continue;
      if (!meets(around, boundsOf(settled, 0))) continue;
      this.#asked.set(other, wire);
      isAny = true;
    }
    return isAny;
  }

  /** Once nodes rest: the wires near where one was or is go another way, perhaps. */
  #askWhereMoved(boxes: ReadonlyMap<string, Box>): void {
    const moved = [...boxes].flatMap(([id, box]) => {
      const was = this.#boxes.get(id);
      return was && isSameBox(was, box) ? [] : was ? [was, box] : [box];
    });
    for (const [id, was] of this.#boxes) if (!boxes.has(id)) moved.push(was);
    this.#boxes = boxes;
    if (moved.length === 0) return;
    for (const [id, { wire }] of this.#routes) {
      if (this.#listeners.has(id)) {
        if (!this.#asked.has(id) && moved.some((box) => feels(wire, box))) this.#asked.set(id, wire);
      } else {
        this.#routes.delete(id);
        this.#lanes.leave(id);
      }
    }
  }
}

function boxesOf({ nodeLookup }: ReactFlowState): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  for (const [id, { type, measured, internals }] of nodeLookup) {
    // Wires run over frames, and meet in reroutes.
    if (type !== 'node') continue;
    boxes.set(id, { ...internals.positionAbsolute, width: measured.width ?? 0, height: measured.height ?? 0 });
  }
  return boxes;
}

function boundsOf(points: readonly Position[], margin: number): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
  return { x, y, width: Math.max(...xs) + margin - x, height: Math.max(...ys) + margin - y };
}

function meets(one: Box, other: Box): boolean {
  return (
    one.x <= other.x + other.width &&
    other.x <= one.x + one.width &&
    one.y <= other.y + other.height &&
    other.y <= one.y + one.height
  );
}

function feels({ from, to }: RoutedWire, { x, y, width, height }: Box): boolean {
  return (
    x - FELT < Math.max(from.x, to.x) &&
    x + width + FELT > Math.min(from.x, to.x) &&
    y - FELT < Math.max(from.y, to.y) &&
    y + height + FELT > Math.min(from.y, to.y)
  );
}

function isSameWire(one: RoutedWire, other: RoutedWire): boolean {
  return isSamePlace(one.from, other.from) && isSamePlace(one.to, other.to);
}

function isSameWay(one: Route['bends'], other: Route['bends']): boolean {
  if (!one || !other) return one === other;
  return one.length === other.length && one.every((point, at) => isSamePlace(point, other[at] ?? { x: NaN, y: NaN }));
}

function isSamePlace(one: Position, other: Position): boolean {
  return one.x === other.x && one.y === other.y;
}

function isSameBox(one: Box, other: Box): boolean {
  return isSamePlace(one, other) && one.width === other.width && one.height === other.height;
}
