import { ChevronLeft } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { RunSummary } from '#shared/api/contract';
import { useRunHistory, useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { QueuePanel } from './QueuePanel.tsx';
import { RunDetail } from '../detail/RunDetail.tsx';
import { RunList } from './RunList.tsx';
import './History.css';

/** The runs, newest first, with what waits on top; beside them all of the one that is open, or in its place where the window is narrow. */
export function History() {
  const isKnown = useRunHistory((state) => state.runs !== null);
  const isEmpty = useRunHistory((state) => state.runs?.length === 0);
  const error = useRunHistory((state) => state.error);
  const { shows, list, back, showRun, showList } = useOneAtATime();
  useNewestOpen();
  if (!isKnown) return <div className="history">{error ? <Words {...error} /> : <Waiting />}</div>;
  if (isEmpty) return <Empty />;
  return (
    <div className="history" data-shows={shows}>
      <aside ref={list} className="history__side" aria-label="All runs">
        <QueuePanel />
        <RunList onOpen={showRun} />
      </aside>
      <Button ref={back} variant="ghost" className="history__back" onClick={showList}>
        <Icon icon={ChevronLeft} size={13} />
        All runs
      </Button>
      <RunDetail />
    </div>
  );
}

/** Which of both is seen where there is room for one. The focus goes along; where both are seen, it stays. */
function useOneAtATime() {
  const isOpened = useRunHistory((state) => state.openId !== null);
  const [shows, setShows] = useState<'list' | 'run'>(isOpened ? 'run' : 'list');
  const list = useRef<HTMLElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  const showRun = useCallback(() => {
    flushSync(() => {
      setShows('run');
    });
    back.current?.focus();
  }, []);
  const showList = () => {
    flushSync(() => {
      setShows('list');
    });
    list.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus();
  };
  return { shows, list, back, showRun, showList };
}

/** Something is open from the start: what runs, else the newest. */
function useNewestOpen(): void {
  const { runHistory } = useStudio();
  const newest = useRunHistory((state) =>
    state.openId === null && (state.isCurrent || state.error) ? firstToShow(state.runs ?? []) : undefined,
  );
  useEffect(() => {
    if (newest !== undefined) runHistory.getState().open(newest);
  }, [newest, runHistory]);
}

function firstToShow(runs: readonly RunSummary[]): string | undefined {
  const at = (wanted: (status: RunSummary['status']) => boolean) => runs.find(({ status }) => wanted(status));
  return (at((status) => status === 'running') ?? at((status) => status !== 'queued') ?? runs[0])?.runId;
}

function Empty() {
  return (
    <div className="history history--empty">
      <div className="history__words">
        <h3>No runs yet</h3>
        <p>Run a graph, and it is kept here: its pictures, every call with what was sent and said, and what it cost.</p>
      </div>
    </div>
  );
}

function Words({ message, hint }: { readonly message: string; readonly hint?: string }) {
  return (
    <div className="history__words" role="alert">
      <h3>{message}</h3>
      {hint !== undefined && <p>{hint}</p>}
    </div>
  );
}

function Waiting() {
  return (
    <div className="history__side history__waiting" aria-busy="true">
      {[1, 2, 3, 4].map((each) => (
        <Skeleton key={each} className="history__waiting-row" />
      ))}
    </div>
  );
}
