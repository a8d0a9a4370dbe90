import type { NodeRunState, RunState, Slot } from '#shared/runs/RunState';
import { coalesce } from '../records/coalesce.ts';
import type { RunStore } from './runStore.ts';
import type { RunStoreState } from './RunStoreState.ts';

/** From an event to telling how the run stands, ms: a large run tells many in a second, and what is drawn of all its places is slow. */
const PAUSE_MS = 100;

/** Whether all of a run is here: what it told, and the graph it ran. Of a run of an earlier time only the events come that tell how it goes on. */
export function canFollow({ runs, graphs }: Pick<RunStoreState, 'runs' | 'graphs'>, runId: string): boolean {
  return runs.has(runId) && graphs.has(runId);
}

/**
 * Tells how a run stands, now and at most once a pause after, however many events come; half a picture alone is not told. Gives its own end.
 * `undefined`: it is not known.
 */
export function followRun(
  store: RunStore,
  runId: string | undefined,
  tell: (run: RunState | undefined) => void,
  pauseMs = PAUSE_MS,
): () => void {
  const now = () => store.getState().runs.get(runId ?? '');
  let told = now();
  let heard = told;
  const again = coalesce(() => {
    const run = now();
    if (!isAlike(told, run)) {
      told = run;
      tell(run);
    }
    return Promise.resolve();
  }, pauseMs);
  const stop = store.subscribe(() => {
    if (now() === heard) return;
    heard = now();
    again.ask();
  });
  tell(told);
  return () => {
    stop();
    again.end();
  };
}

/** Whether two states of a run differ in nothing but pictures that are half drawn. */
function isAlike(one: RunState | undefined, other: RunState | undefined): boolean {
  if (!one || !other || one.status !== other.status || one.nodes.size !== other.nodes.size) return one === other;
  return [...one.nodes].every(([id, node]) => isNodeAlike(node, other.nodes.get(id)));
}

function isNodeAlike(one: NodeRunState, other: NodeRunState | undefined): boolean {
  if (one === other) return true;
  if (!other || one.slots.length !== other.slots.length || !isSame({ ...one, slots: other.slots }, other)) return false;
  return one.slots.every((slot, at) => isSlotAlike(slot, other.slots[at]));
}

function isSlotAlike(one: Slot, other: Slot | undefined): boolean {
  if (one === other) return true;
  if (!other) return false;
  const [{ partial: _one, ...before }, { partial: _other, ...after }] = [one, other];
  return isSame(before, after);
}

/** Whether two objects hold the very same. */
function isSame(one: object, other: object): boolean {
  const [before, after] = [Object.entries(one), new Map(Object.entries(other))];
  return before.length === after.size && before.every(([key, value]) => after.get(key) === value);
}
