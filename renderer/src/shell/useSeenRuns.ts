import { useEffect } from 'react';
import { useDocuments, useRun, useStudio, useView } from '../stores/hooks.ts';

/** How the run of the graph on screen ended was seen, unless one looks elsewhere. */
export function useSeenRuns(): void {
  const { view } = useStudio();
  const isOnScreen = useView((state) => state.section === 'graph');
  const activeId = useDocuments((state) => state.activeId);
  const runId = useRun((state) => state.endings.get(activeId)?.runId);
  useEffect(() => {
    if (!isOnScreen || runId === undefined) return;
    const note = () => {
      view.getState().noteSeenRun(runId);
    };
    if (document.hasFocus()) note();
    window.addEventListener('focus', note);
    return () => {
      window.removeEventListener('focus', note);
    };
  }, [view, isOnScreen, runId]);
}
