/** Undo as a stack of what was there before. Values are shared, not copied: each is immutable. */
export interface EditHistory<T> {
  readonly past: readonly T[];
  readonly future: readonly T[];
  /** The edit the newest step belongs to; further ones under the same key join it while it is fresh. */
  readonly gesture?: { readonly key: string; /** ms */ readonly at: number };
}

const MAX_STEPS = 200;
/** Longest pause within one gesture, ms. */
const GESTURE_PAUSE_MS = 1000;

export function emptyHistory<T>(): EditHistory<T> {
  return { past: [], future: [] };
}

/** After an edit of `before`. Edits with the same key less than a second apart are one step. */
export function recordStep<T>(history: EditHistory<T>, before: T, at: number, key?: string): EditHistory<T> {
  const joins = key !== undefined && history.gesture?.key === key && at - history.gesture.at < GESTURE_PAUSE_MS;
  const past = joins ? history.past : [...history.past, before].slice(-MAX_STEPS);
  return { past, future: [], ...(key !== undefined && { gesture: { key, at } }) };
}

/** Every step changed alike, with no step for it. */
export function mapHistory<T>(history: EditHistory<T>, change: (value: T) => T): EditHistory<T> {
  return { ...history, past: history.past.map(change), future: history.future.map(change) };
}

/** One step back, or `undefined` where there is none. */
export function stepBack<T>(history: EditHistory<T>, now: T): { history: EditHistory<T>; value: T } | undefined {
  const value = history.past.at(-1);
  if (value === undefined) return undefined;
  return { value, history: { past: history.past.slice(0, -1), future: [now, ...history.future] } };
}

/** One step forward, or `undefined` where there is none. */
export function stepForward<T>(history: EditHistory<T>, now: T): { history: EditHistory<T>; value: T } | undefined {
  const [value, ...future] = history.future;
  if (value === undefined) return undefined;
  return { value, history: { past: [...history.past, now], future } };
}
