import { useCallback, useEffect, useRef, useState } from 'react';
import type { RunSummary } from '#shared/api/contract';
import { reportOf } from '#shared/errors/reportOf';
import { readRanGraph } from '../../runs/detail/readRanGraph.ts';
import { useStudio, useWorkflow } from '../../stores/hooks.ts';

/**
 * Looking at an earlier run of the graph: it is shown at once, and its inputs are held over the form as soon as its graph is known. A run that
 * begins is looked at in its place. @param newest the newest run of the graph in this session
 */
export function useEarlierInputs(newest: string | undefined) {
  const studio = useStudio();
  const { client, form, run, view } = studio;
  const documentId = useWorkflow((state) => state.documentId);
  const [looked, setLooked] = useState<string>();
  const asked = useRef(0);
  const before = useRef(newest);
  useEffect(() => {
    if (before.current === newest) return;
    before.current = newest;
    asked.current += 1;
    setLooked(undefined);
  }, [newest]);
  const look = useCallback(
    ({ runId, queuedAt }: RunSummary) => {
      const mine = (asked.current += 1);
      setLooked(runId);
      const before = studio.documents.workflowOf(documentId);
      const hold = (workflow: unknown) => {
        const graph = readRanGraph(workflow);
        if (mine !== asked.current) return;
        // What somebody wrote while it was fetched is theirs: nothing is held over it.
        if (studio.documents.workflowOf(documentId) !== before) {
          setLooked(undefined);
          return;
        }
        if (graph) form.getState().hold({ documentId, runId, at: queuedAt, graph });
        else {
          form.getState().letGo();
          view
            .getState()
            .notify(
              'The graph of that run cannot be read any more.',
              'Its pictures are shown; the form keeps your inputs.',
            );
        }
      };
      const known = run.getState().graphs.get(runId);
      if (known) {
        form.getState().hold({ documentId, runId, at: queuedAt, graph: known });
        return;
      }
      client('run.details', { runId }).then(
        ({ workflow }) => {
          hold(workflow);
        },
        (caught: unknown) => {
          if (mine === asked.current) view.getState().reportError(reportOf(caught));
        },
      );
    },
    [client, form, run, view, documentId, studio],
  );
  const back = useCallback(() => {
    asked.current += 1;
    form.getState().letGo();
    setLooked(undefined);
  }, [form]);
  return { looked, look, back };
}
