import { useEffect } from 'react';
import { toast } from 'sonner';
import type { RunState } from '#shared/runs/RunState';
import { failureOfRun } from '../stores/running/failureOfRun.ts';
import { isActive } from '../stores/running/summariseRuns.ts';
import { useStudio } from '../stores/hooks.ts';

/** A run that failed says so once, wherever one looks: why, how often, and the way there. */
export function useFailureNotices(): void {
  const { run, documents, view } = useStudio();
  useEffect(() => {
    const tell = (failed: RunState, documentId: string | undefined) => {
      const failure = failureOfRun(failed);
      if (!failure) return;
      const { message, hint, node } = failure;
      const show = () => {
        const graph = documentId === undefined ? undefined : documents.heirOf(documentId);
        if (graph === undefined) {
          view.getState().showRunsPage('history');
          return;
        }
        documents.activate(graph);
        documents.active().store.getState().select([node]);
        view.getState().revealNode(node);
        view.getState().showFailure(node);
      };
      toast.error(message, { description: hint, action: { label: 'Show', onClick: show } });
    };
    return run.subscribe((now, before) => {
      if (now.runs === before.runs) return;
      for (const [id, state] of now.runs) {
        const was = before.runs.get(id);
        if (was && was !== state && isActive(was) && state.status === 'failed') tell(state, now.documentIds.get(id));
      }
    });
  }, [run, documents, view]);
}
