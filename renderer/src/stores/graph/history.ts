import { burstOf, type Burst } from './typingBurst.ts';

/** Undo as a stack of what was there before. Values are shared, not copied: each is immutable. */
export interface Steps<T> {
  /** The newest last. */
  readonly past: readonly T[];
  /** The next one first. */
  readonly future: readonly T[];
}

export interface EditHistory<T> extends Steps<T> {
  /** The edit the newest step belongs to; further ones of the same join it while it is fresh. */
  readonly gesture?: { readonly key: string; /** ms */ readonly at: number; readonly burst?: Burst };
}

/** What an edit is part of. */
export interface Gesture {
  /** Edits of one key less than a second apart are one step. */
  readonly key: string;
  /** For the edit of a text: what it was and is. Only what is typed on where it was typed before joins. */
  readonly text?: { readonly before: string; readonly after: string };
}

const MAX_STEPS = 200;
/** Longest pause within one gesture, ms. */
const GESTURE_PAUSE_MS = 1000;

export function emptyHistory<T>(): EditHistory<T> {
  return { past: [], future: [] };
}

/** After an edit of `before`. What belongs to one gesture is one step. */
export function recordStep<T>(history: EditHistory<T>, before: T, at: number, gesture?: Gesture): EditHistory<T> {
  const last = history.gesture;
  const isFresh = gesture !== undefined && last?.key === gesture.key && at - last.at < GESTURE_PAUSE_MS;
  const typed = gesture?.text && burstOf(gesture.text.before, gesture.text.after, isFresh ? last.burst : undefined);
  const joins = isFresh && typed?.joins !== false;
  const past = joins ? history.past : [...history.past, before].slice(-MAX_STEPS);
  const begun = gesture && { key: gesture.key, at, ...(typed && { burst: typed.burst }) };
  return { past, future: [], ...(begun && { gesture: begun }) };
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
