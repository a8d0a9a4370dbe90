import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { RunSummary } from '#shared/api/contract';
import { useRunHistory, useStudio } from '../../stores/hooks.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { itemsInSight, listItems, totalHeight } from './listItems.ts';
import { isFiltering, matchingRuns, NO_FILTER } from './matchingRuns.ts';
import { RunFilterBar } from './RunFilterBar.tsx';
import { RunRow } from './RunRow.tsx';
import { countOf } from '../run/runWords.ts';
import { useFrame } from '../run/useFrame.ts';
import { useSearch } from './useSearch.ts';
import { useListKeys } from './useListKeys.ts';
import { useToday } from '../../stores/useToday.ts';
import './RunList.css';

const NONE: readonly RunSummary[] = [];
/** Within so many pixels of the end, the next page is asked for. */
const NEAR_END = 1200;

/** All runs under their days. Only what is in sight is drawn, and older ones are asked for as one scrolls. */
export function RunList({ onOpen }: { readonly onOpen: () => void }) {
  const { runHistory: store, runSearch } = useStudio();
  const runs = useRunHistory((state) => state.runs ?? NONE);
  const hasMore = useRunHistory((state) => state.hasMore);
  const openId = useRunHistory((state) => state.openId);
  const [filter, setFilter] = useState(NO_FILTER);
  const wanted = useDeferredValue(filter);
  const search = useSearch(filter.text);
  const { top, height: seen, element, hold, measure } = useFrame();
  const today = useToday();

  const matching = useMemo(() => matchingRuns(runs, wanted, search.runs), [runs, wanted, search.runs]);
  const items = useMemo(() => listItems(matching, (at) => formatDay(at, today)), [matching, today]);
  const keys = useListKeys(items, { element, measure }, openId);
  const isFiltered = isFiltering(wanted);
  const height = totalHeight(items);
  const isSearched = wanted.text.trim() !== '';
  const hasOlder = isSearched ? search.hasMore : hasMore;
  const isNearEnd = hasOlder && top + seen > height - NEAR_END;
  const known = isSearched ? search.runs.length : runs.length;
  useEffect(() => {
    if (isNearEnd) void (isSearched ? runSearch : store).getState().loadMore();
  }, [isNearEnd, known, isSearched, runSearch, store]);

  return (
    <>
      <RunFilterBar filter={filter} onChange={setFilter} />
      <div ref={hold} className="run-list" onScroll={measure} onKeyDown={keys.onKeyDown}>
        <div role="group" aria-label="Runs, newest first" className="run-list__items" style={{ height }}>
          {itemsInSight(items, top, seen).map((item) =>
            item.kind === 'day' ? (
              <h3 key={item.label} className="run-list__day" style={{ top: item.top, height: item.height }}>
                {item.label}
              </h3>
            ) : (
              <RunRow
                key={item.run.runId}
                run={item.run}
                top={item.top}
                height={item.height}
                isOpen={item.run.runId === openId}
                onOpen={onOpen}
                isStop={item.run.runId === keys.stopId}
              />
            ),
          )}
        </div>
        {isFiltered && (
          <footer className="run-list__foot">
            <p role="status">
              {search.isBusy || hasOlder
                ? `${countOf(matching.length, 'run')} so far; looking through older ones.`
                : `${countOf(matching.length, 'run')} of all there are.`}
            </p>
            {search.error && <p role="alert">{search.error.message}</p>}
          </footer>
        )}
      </div>
    </>
  );
}
