import type { CallState } from './CallState.ts';

interface PlacedCall {
  readonly state: CallState;
  /** ms since the epoch; `null`: it was not sent. */
  readonly sentAt: number | null;
}

/**
 * Which of two calls of one place speaks for it: one that is done before one that was sent, that before one that failed without, that before
 * the rest, and the newer of its kind. So a place keeps its picture whatever is asked for afterwards, and a call that may have been billed is
 * not hidden by a later one that never left. The library picks by the same rule, in SQL.
 */
export function speakingCall<C extends PlacedCall>(older: C, newer: C): C {
  return weightOf(newer) >= weightOf(older) ? newer : older;
}

function weightOf({ state, sentAt }: PlacedCall): number {
  if (state === 'done') return 3;
  if (sentAt !== null) return 2;
  return state === 'failed' ? 1 : 0;
}
