import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { RunSummary } from '#shared/api/contract';
import { useRunHistory, useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { itemsInSight, listItems, totalHeight } from './listItems.ts';
import { isFiltering, matchingRuns, NO_FILTER } from './matchingRuns.ts';
import { RunFilterBar } from './RunFilterBar.tsx';
import { RunRow } from './RunRow.tsx';
import { countOf } from '../run/runWords.ts';
import { useFrame } from '../run/useFrame.ts';
import { useListKeys } from './useListKeys.ts';
import { useToday } from '../run/useToday.ts';
import './RunList.css';

const NONE: readonly RunSummary[] = [];
/** Within so many pixels of the end, the next page is asked for. */
const NEAR_END = 1200;

/** All runs under their days. Only what is in sight is drawn, and older ones are asked for as one scrolls. */
export function RunList() {
  const { runHistory: store } = useStudio();
  const runs = useRunHistory((state) => state.runs ?? NONE);
  const hasMore = useRunHistory((state) => state.hasMore);
  const openId = useRunHistory((state) => state.openId);
  const [filter, setFilter] = useState(NO_FILTER);
  const wanted = useDeferredValue(filter);
  const { top, height: seen, element, hold, measure } = useFrame();
  const today = useToday();

  const matching = useMemo(() => matchingRuns(runs, wanted), [runs, wanted]);
  const items = useMemo(() => listItems(matching, (at) => formatDay(at, today)), [matching, today]);
  const keys = useListKeys(items, { element, measure }, openId);
  const isFiltered = isFiltering(wanted);
  const height = totalHeight(items);
  const isNearEnd = hasMore && !isFiltered && top + seen > height - NEAR_END;
  const known = runs.length;
  useEffect(() => {
    if (isNearEnd) void store.getState().loadMore();
  }, [isNearEnd, known, store]);

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
                isStop={item.run.runId === keys.stopId}
              />
            ),
          )}
        </div>
        {isFiltered && (
          <footer className="run-list__foot">
            <p>
              {countOf(matching.length, 'run')} among the newest {runs.length}.
            </p>
            {hasMore && <Button onClick={() => void store.getState().loadMore()}>Search older ones too</Button>}
          </footer>
        )}
      </div>
    </>
  );
}
