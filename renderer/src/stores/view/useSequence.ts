import { useEffect, useSyncExternalStore } from 'react';
import type { PictureSequence } from './PictureSequence.ts';

/** Places ahead and behind of which all is asked for. */
const AHEAD = 40;

/** Draws again when more is known of pictures that are walked through, and asks for those around the one that is looked at. */
export function useSequence(sequence: PictureSequence, index: number): number {
  const version = useSyncExternalStore(sequence.subscribe, sequence.version);
  useEffect(() => {
    sequence.load(Math.max(0, index - AHEAD), Math.min(sequence.count(), index + AHEAD + 1));
  }, [sequence, index, version]);
  return version;
}
