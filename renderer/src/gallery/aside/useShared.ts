import { useCallback, useEffect, useRef, useState } from 'react';
import type { PictureTarget, SharedFacts } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { useStudio } from '../../stores/hooks.ts';

export interface Shared {
  /** The newest that are known: those of pictures chosen before stay until the next are there. */
  readonly facts: SharedFacts | undefined;
  /** Whether they are those of the pictures asked for. */
  readonly isCurrent: boolean;
  readonly error: ErrorReport | undefined;
  /** How often was asked when they were asked for. */
  readonly answered: number;
  /** Asks anew. Gives how often was asked by then: `answered` comes to that, or more, with the answer. */
  readonly refresh: () => number;
}

interface Known {
  readonly of: PictureTarget;
  readonly answered: number;
  readonly facts?: SharedFacts;
  readonly error?: ErrorReport;
}

/** One walks over pictures faster than they are to be compared, ms. */
const PAUSE_MS = 80;
/** From a change to asking what became of it, ms. */
const CHANGE_MS = 250;

/** What pictures have in common, kept as it is now. `of` must be the same object for the same pictures. */
export function useShared(of: PictureTarget): Shared {
  const { client, news } = useStudio();
  const [known, setKnown] = useState<Known>();
  const [turn, setTurn] = useState(0);
  const newest = useRef(0);
  const refresh = useCallback(() => {
    newest.current += 1;
    setTurn(newest.current);
    return newest.current;
  }, []);
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      client('gallery.shared', { of }).then(
        (facts) => {
          if (!isOver) setKnown({ of, facts, answered: turn });
        },
        (caught: unknown) => {
          if (!isOver) setKnown({ of, error: reportOf(caught), answered: turn });
        },
      );
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [client, of, turn]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = news.on('pictures-changed', () => {
      clearTimeout(timer);
      timer = setTimeout(refresh, CHANGE_MS);
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, [news, refresh]);
  return {
    facts: known?.facts,
    isCurrent: known?.of === of,
    error: known?.error,
    answered: known?.answered ?? -1,
    refresh,
  };
}
