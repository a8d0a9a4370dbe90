import { useEffect } from 'react';
import type { RunSummary } from '#shared/api/contract';
import { useRunHistory, useStudio } from '../../stores/hooks.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { QueuePanel } from './QueuePanel.tsx';
import { RunDetail } from '../detail/RunDetail.tsx';
import { RunList } from './RunList.tsx';
import './History.css';

/** The runs, newest first, with what waits on top; beside them all of the one that is open. */
export function History() {
  const isKnown = useRunHistory((state) => state.runs !== null);
  const isEmpty = useRunHistory((state) => state.runs?.length === 0);
  const error = useRunHistory((state) => state.error);
  useNewestOpen();
  if (!isKnown) return <div className="history">{error ? <Words {...error} /> : <Waiting />}</div>;
  if (isEmpty) return <Empty />;
  return (
    <div className="history">
      <aside className="history__side" aria-label="All runs">
        <QueuePanel />
        <RunList />
      </aside>
      <RunDetail />
    </div>
  );
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
