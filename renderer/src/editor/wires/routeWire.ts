import type { Position } from '#shared/workflow/Workflow';
import type { Box } from '../../nodes/place/freeSpot.ts';

/** How far wires of the first lane keep from nodes, and each further one from the lane before, px. */
const CLEAR = 8;
const GAP = 4;
/** How many lanes there are beside a node. */
export const LANES = 6;
/** The lane of wires that squeeze through between nodes, and how far it keeps from them, px. */
export const TIGHT = -1;
const SQUEEZED = 3;
/** Nodes farther from both ends than this are no obstacle to look at, px. */
const REACH = 240;
/** More nodes on the way than this take too long: the wire then curves. */
const MOST_BOXES = 40;
/** After this many places a search takes too long: the wire then curves. */
const MOST_STEPS = 2_000;
/** What a corner costs, as px of way. */
const CORNER = 40;

/**
 * Where a wire bends to go round nodes, from an output to an input: straight pieces across and down, as short and with as few corners as can be.
 * No bends: it goes straight there as it is. `undefined`: there is no way in this lane, or too much stands about. The same question gives the
 * same answer. A node that lies over an end of the wire is no obstacle to it.
 */
export function routeWire(
  from: Position,
  to: Position,
  boxes: readonly Box[],
  lane = 0,
): readonly Position[] | undefined {
  const clear = lane === TIGHT ? SQUEEZED : CLEAR + GAP * lane;
  const start = { x: from.x + clear, y: from.y };
  const end = { x: to.x - clear, y: to.y };
  const near = boxes.filter((box) => isNear(box, start, end) && !isOver(box, from, 1) && !isOver(box, to, -1));
  if (near.length > MOST_BOXES || !isFree(from, start, near) || !isFree(end, to, near)) return undefined;
  if (from.y === to.y && start.x <= end.x && isFree(from, to, near)) return [];
  const xs = sorted([
    start.x,
    end.x,
    (start.x + end.x) / 2,
    ...near.flatMap((box) => [box.x - clear, box.x + box.width + clear]),
  ]);
  const ys = sorted([start.y, end.y, ...near.flatMap((box) => [box.y - clear, box.y + box.height + clear])]);
  const way = search(xs, ys, start, end, near);
  return way && withoutStraight([from, ...way, to]).slice(1, -1);
}

/** Whether a piece across or down touches no node. */
export function isFree(one: Position, other: Position, boxes: readonly Box[]): boolean {
  const [left, right] = one.x < other.x ? [one.x, other.x] : [other.x, one.x];
  const [top, bottom] = one.y < other.y ? [one.y, other.y] : [other.y, one.y];
  return !boxes.some(({ x, y, width, height }) => left < x + width && right > x && top < y + height && bottom > y);
}

/** Whether it covers the end of a wire, or leaves it no room to turn. */
function isOver({ x, y, width, height }: Box, end: Position, side: 1 | -1): boolean {
  const beyond = end.x + side * SQUEEZED;
  const isBeside = y < end.y && end.y < y + height;
  return isBeside && x < Math.max(end.x, beyond) && Math.min(end.x, beyond) < x + width;
}

function isNear({ x, y, width, height }: Box, start: Position, end: Position): boolean {
  return (
    x - REACH < Math.max(start.x, end.x) &&
    x + width + REACH > Math.min(start.x, end.x) &&
    y - REACH < Math.max(start.y, end.y) &&
    y + height + REACH > Math.min(start.y, end.y)
  );
}

/** Across is 0, down is 1. */
type Axis = 0 | 1;

/** A*, over the lines that run beside nodes: each place twice, by how it was come to, since corners cost. */
function search(
  xs: readonly number[],
  ys: readonly number[],
  start: Position,
  end: Position,
  boxes: readonly Box[],
): readonly Position[] | undefined {
  const goal = ys.indexOf(end.y) * xs.length + xs.indexOf(end.x);
  const places = xs.length * ys.length;
  const cost = new Float64Array(places * 2).fill(Infinity);
  const before = new Int32Array(places * 2).fill(-1);
  const placeOf = (at: number): Position => ({ x: xs[at % xs.length] ?? 0, y: ys[Math.floor(at / xs.length)] ?? 0 });
  const left = (at: number) => {
    const { x, y } = placeOf(at);
    return Math.abs(x - end.x) + Math.abs(y - end.y);
  };
  const first = (ys.indexOf(start.y) * xs.length + xs.indexOf(start.x)) * 2;
  const heap = new Heap();
  cost[first] = 0;
  heap.push(first, left(first >> 1));
  let steps = 0;
  for (let state = heap.pop(); state !== undefined && steps < MOST_STEPS; state = heap.pop()) {
    steps += 1;
    const at = state >> 1;
    const axis = (state & 1) as Axis;
    // It is reached from the left.
    if (at === goal && axis === 0) return backFrom(state, before).map(placeOf);
    const here = placeOf(at);
    const column = at % xs.length;
    const row = Math.floor(at / xs.length);
    const around: readonly (readonly [number, number, Axis])[] = [
      [column + 1, row, 0],
      [column - 1, row, 0],
      [column, row + 1, 1],
      [column, row - 1, 1],
    ];
    for (const [x, y, along] of around) {
      if (x < 0 || y < 0 || x >= xs.length || y >= ys.length) continue;
      const next = y * xs.length + x;
      const there = placeOf(next);
      const length = Math.abs(there.x - here.x) + Math.abs(there.y - here.y);
      const isBack = along === 0 && axis === 0 && next === (before[state] ?? -1) >> 1;
      if (isBack || !isFree(here, there, boxes)) continue;
      const sum = (cost[state] ?? 0) + length + (along === axis ? 0 : CORNER);
      const key = next * 2 + along;
      if (sum >= (cost[key] ?? Infinity)) continue;
      cost[key] = sum;
      before[key] = state;
      heap.push(key, sum + left(next));
    }
    // The last piece leads to the right, whatever the one before does.
    if (at === goal && axis === 1) {
      const sum = (cost[state] ?? 0) + CORNER;
      if (sum < (cost[goal * 2] ?? Infinity)) {
        cost[goal * 2] = sum;
        before[goal * 2] = state;
        heap.push(goal * 2, sum);
      }
    }
  }
  return undefined;
}

function backFrom(state: number, before: Int32Array): readonly number[] {
  const places: number[] = [];
  for (let at = state; at >= 0; at = before[at] ?? -1) places.push(at >> 1);
  return places.reverse();
}

/** Without what lies between two others of one line, and twice in one place. */
function withoutStraight(points: readonly Position[]): readonly Position[] {
  const kept: Position[] = [];
  for (const point of points) {
    const [one, other] = kept.slice(-2);
    const last = kept.at(-1);
    if (last && last.x === point.x && last.y === point.y) continue;
    const isOnLine =
      one && other && ((one.x === other.x && other.x === point.x) || (one.y === other.y && other.y === point.y));
    if (isOnLine) kept.pop();
    kept.push(point);
  }
  return kept;
}

function sorted(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** The least first; of equal ones that which came first, so that the same question has one answer. */
class Heap {
  readonly #items: { readonly state: number; readonly rank: number; readonly turn: number }[] = [];
  #turn = 0;

  push(state: number, rank: number): void {
    const items = this.#items;
    let at = items.push({ state, rank, turn: this.#turn++ }) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#isLess(at, above)) break;
      this.#swap(at, above);
      at = above;
    }
  }

  pop(): number | undefined {
    const items = this.#items;
    const [first] = items;
    const last = items.pop();
    if (!first || !last) return undefined;
    if (items.length === 0) return first.state;
    items[0] = last;
    for (let at = 0; ;) {
      const below = [at * 2 + 1, at * 2 + 2].filter((each) => each < items.length);
      const least = below.reduce((best, each) => (this.#isLess(each, best) ? each : best), at);
      if (least === at) return first.state;
      this.#swap(at, least);
      at = least;
    }
  }

  #isLess(one: number, other: number): boolean {
    const [a, b] = [this.#items[one], this.#items[other]];
    if (!a || !b) return false;
    return a.rank < b.rank || (a.rank === b.rank && a.turn < b.turn);
  }

  #swap(one: number, other: number): void {
    const [a, b] = [this.#items[one], this.#items[other]];
    if (!a || !b) return;
    this.#items[one] = b;
    this.#items[other] = a;
  }
}
