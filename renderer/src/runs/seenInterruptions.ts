import type { RunSummary } from '#shared/api/contract';
import { interruptionOf } from './run/leftOver.ts';

const STORAGE_KEY = 'lumi.runs.seen';
/** Older ones are not in the list that is asked for at the start, and so not told of again. */
const MOST_KEPT = 200;

/** The interruptions the user was told of, as `interruptionOf` names them. */
export function readSeen(storage: Pick<Storage, 'getItem'>): readonly string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [];
  } catch (caught) {
    if (caught instanceof SyntaxError) return [];
    throw caught;
  }
}

/** From now on all that are interrupted have been told of. One that has gone on since is forgotten. `runs`: newest first. */
export function writeSeen(storage: Pick<Storage, 'setItem'>, runs: readonly RunSummary[]): void {
  const seen = runs.filter(({ status }) => status === 'interrupted').map(interruptionOf);
  storage.setItem(STORAGE_KEY, JSON.stringify(seen.slice(0, MOST_KEPT)));
}
