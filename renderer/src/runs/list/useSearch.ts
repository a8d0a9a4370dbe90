import { useEffect } from 'react';
import type { RunSummary } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import { useRunSearch, useStudio } from '../../stores/hooks.ts';

export interface Search {
  readonly runs: readonly RunSummary[];
  /** Whether there are older ones. */
  readonly hasMore: boolean;
  readonly isBusy: boolean;
  readonly error: ErrorReport | null;
}

/** So long a rest as tells that a word is typed, ms. */
const PAUSE_MS = 160;
const NONE: readonly RunSummary[] = [];

/** Has all runs searched for words once the hand rests. */
export function useSearch(text: string): Search {
  const { runSearch } = useStudio();
  const runs = useRunSearch((state) => state.runs) ?? NONE;
  const hasMore = useRunSearch((state) => state.hasMore);
  const isCurrent = useRunSearch((state) => state.isCurrent && state.query === text.trim());
  const error = useRunSearch((state) => state.error);
  useEffect(() => {
    const timer = setTimeout(() => void runSearch.getState().search(text), text.trim() === '' ? 0 : PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [runSearch, text]);
  useEffect(
    () => () => {
      void runSearch.getState().search('');
    },
    [runSearch],
  );
  return { runs: text.trim() === '' ? NONE : runs, hasMore, isBusy: !isCurrent, error };
}
