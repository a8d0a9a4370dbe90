import { useEffect } from 'react';
import { canFollow } from '../../stores/running/followRun.ts';
import { useRun, useView, useWorkflow } from '../../stores/hooks.ts';
import { useStudio } from '../../stores/hooks.ts';
import type { OpenSheet } from '../../stores/view/OpenSheet.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { SheetRoom } from './SheetRoom.tsx';
import { useEarlierRun } from './useEarlierRun.ts';
import { useLiveRun } from './useLiveRun.ts';

/** The contact sheet that is open, in the place of the graph. */
export function SheetView() {
  const { view } = useStudio();
  const sheet = useView((state) => state.sheet);
  const documentId = useWorkflow((state) => state.documentId);
  // It is of the graph on screen: another one takes its place.
  useEffect(
    () => () => {
      view.getState().closeSheet();
    },
    [view, documentId],
  );
  const isKnown = useRun((state) => sheet?.runId === undefined || canFollow(state, sheet.runId));
  if (!sheet) return null;
  const key = `${sheet.node} ${sheet.runId ?? ''}`;
  return isKnown ? (
    <LiveSheet key={key} open={sheet} />
  ) : (
    <EarlierSheet key={key} open={sheet} runId={sheet.runId ?? ''} />
  );
}

function LiveSheet({ open }: { readonly open: OpenSheet }) {
  return <SheetRoom open={open} run={useLiveRun(open.node, open.runId)} />;
}

function EarlierSheet({ open, runId }: { readonly open: OpenSheet; readonly runId: string }) {
  const { view } = useStudio();
  const { run, error } = useEarlierRun(runId, open.node);
  if (run) return <SheetRoom open={open} run={run} />;
  return (
    <section className="sheet" aria-label="Contact sheet" aria-busy={!error}>
      {error ? (
        <div className="sheet__empty" role="alert">
          <p>{error.message}</p>
          {error.hint !== undefined && <p>{error.hint}</p>}
          <button type="button" className="button button--outline" onClick={view.getState().closeSheet}>
            Close
          </button>
        </div>
      ) : (
        <Skeleton className="sheet__waiting" />
      )}
    </section>
  );
}
