import type { Position } from '#shared/workflow/Workflow';

/** Nearer than this, wires that run side by side cannot be told apart, px. */
const APART = 3;
/** Pieces are looked up by where they lie across their way, in strips of this width, px. */
const STRIP = 32;

interface Piece {
  readonly wire: string;
  readonly output: string;
  readonly target: string;
  readonly isLast: boolean;
  /** Where it lies: its x where it goes down, its y where it goes across. */
  readonly at: number;
  readonly low: number;
  readonly high: number;
}

/** What a way is of: wires of one output may share theirs, and all that lead to one input share the last piece. */
export interface LaneUser {
  readonly id: string;
  /** Of the output it comes from. */
  readonly output: string;
  readonly target: string;
}

/** Where wires run already, for others to keep beside them. */
export class WireLanes {
  readonly #strips = new Map<string, Set<Piece>>();
  readonly #pieces = new Map<string, readonly (readonly [string, Piece])[]>();

  /** @param points its ends included */
  take(user: LaneUser, points: readonly Position[]): void {
    this.leave(user.id);
    const pieces = piecesOf(user, points).map(([axis, piece]) => [stripOf(axis, piece.at), piece] as const);
    this.#pieces.set(user.id, pieces);
    for (const [strip, piece] of pieces) {
      const there = this.#strips.get(strip);
      if (there) there.add(piece);
      else this.#strips.set(strip, new Set([piece]));
    }
  }

  leave(id: string): void {
    for (const [strip, piece] of this.#pieces.get(id) ?? []) this.#strips.get(strip)?.delete(piece);
    this.#pieces.delete(id);
  }

  /** How far a way would run where another wire does, px. Only wires that come first by their id count: the others give way to this one. */
  shared(user: LaneUser, points: readonly Position[]): number {
    let sum = 0;
    for (const [axis, piece] of piecesOf(user, points)) {
      for (const by of [-STRIP, 0, STRIP]) {
        for (const other of this.#strips.get(stripOf(axis, piece.at + by)) ?? []) {
          if (other.wire >= piece.wire || other.output === piece.output) continue;
          if (Math.abs(other.at - piece.at) >= APART) continue;
          if (other.isLast && piece.isLast && other.target === piece.target) continue;
          sum += Math.max(0, Math.min(other.high, piece.high) - Math.max(other.low, piece.low));
        }
      }
    }
    return sum;
  }
}

function piecesOf({ id, output, target }: LaneUser, points: readonly Position[]) {
  return points.slice(1).flatMap((point, index): (readonly ['x' | 'y', Piece])[] => {
    const before = points[index];
    if (!before) return [];
    const axis = before.x === point.x ? 'x' : 'y';
    const along = axis === 'x' ? 'y' : 'x';
    const [low, high] = [Math.min(before[along], point[along]), Math.max(before[along], point[along])];
    const isLast = index === points.length - 2;
    return [[axis, { wire: id, output, target, isLast, at: point[axis], low, high }]];
  });
}

function stripOf(axis: 'x' | 'y', at: number): string {
  return axis + String(Math.floor(at / STRIP));
}
