import { useRef, useState } from 'react';
import type { SharedFacts } from '#shared/api/contract';
import type { Shared } from './useShared.ts';

/** What was said of all pictures that are chosen, and is not in what is known of them yet. */
export interface Said {
  readonly rating?: number;
  readonly isFavourite?: boolean;
  readonly note?: string;
  readonly labels?: SharedFacts['labels'];
}

interface Kept {
  /** Tells the pictures it is said of from others. */
  readonly turn: number;
  /** How often was asked when all of it was done: once that is answered, it is known. Absent: it is being done. */
  readonly until?: number;
  readonly said: Said;
}

/** Holds what is said from then on until an answer has it that was asked for after it was done, or refused. `turn`: another one for other pictures. */
export function useSaid(
  { answered, refresh }: Pick<Shared, 'answered' | 'refresh'>,
  turn: number,
): {
  readonly said: Said;
  readonly say: (change: Said, work: Promise<unknown>) => void;
} {
  const [kept, setKept] = useState<Kept>();
  const underWay = useRef(0);
  const isKnown = kept?.until !== undefined && answered >= kept.until;
  const said = kept?.turn === turn && !isKnown ? kept.said : {};
  return {
    said,
    say(change, work) {
      underWay.current += 1;
      setKept({ turn, said: { ...said, ...change } });
      void work.finally(() => {
        underWay.current -= 1;
        const until = refresh();
        if (underWay.current === 0) setKept((now) => (now?.turn === turn ? { ...now, until } : now));
      });
    },
  };
}
