import type { RunState } from './RunState.ts';

/** The places of pictures and texts in a run, of those it told of so far. */
interface RunProgress {
  /** That have what they are for. */
  readonly done: number;
  /** Whose call is over, however it ended. */
  readonly ended: number;
  readonly total: number;
}

export function progressOf({ nodes }: RunState): RunProgress {
  const slots = [...nodes.values()].flatMap((node) => node.slots);
  return {
    done: slots.filter(({ image, kind, status }) => (kind ? status === 'done' : image !== undefined)).length,
    ended: slots.filter(({ status }) => status !== 'waiting' && status !== 'running').length,
    total: slots.length,
  };
}

/** How far these runs are together, 0–1: by those places, or by nodes where there are none. */
export function fractionOf(runs: readonly RunState[]): number {
  const places = runs.map(progressOf);
  const total = sum(places.map((each) => each.total));
  if (total > 0) return sum(places.map(({ ended }) => ended)) / total;
  const nodes = runs.flatMap((run) => [...run.nodes.values()]);
  const over = nodes.filter(({ status }) => status !== 'queued' && status !== 'running').length;
  return nodes.length === 0 ? 0 : over / nodes.length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
