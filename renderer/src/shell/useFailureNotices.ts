import { createElement, useEffect } from 'react';
import { toast } from 'sonner';
import type { RunState } from '#shared/runs/RunState';
import { nameAt } from '#shared/workflow/groups/nameAt';
import { placeIn } from '#shared/workflow/groups/placeAt';
import { failureOfRun } from '../stores/running/failureOfRun.ts';
import { isActive } from '../stores/running/isActive.ts';
import { useStudio } from '../stores/hooks.ts';
import { whenDrawn } from '../stores/graph/showNode.ts';
import type { Studio } from '../stores/studio.ts';
import { FailureNotice } from './FailureNotice.tsx';

/**
 * A run that failed says so once, wherever one looks: why, how often, the way there and what can be done. It stays until it is put away, or
 * a run of the same graph begins.
 */
export function useFailureNotices(): void {
  const studio = useStudio();
  useEffect(
    () =>
      studio.run.subscribe((now, before) => {
        if (now.runs === before.runs) return;
        for (const [id, state] of now.runs) {
          const was = before.runs.get(id);
          if (was === state) continue;
          if (isActive(state) && !isActive(was)) toast.dismiss(topicOf(studio, id));
          if (was && isActive(was) && state.status === 'failed') tell(studio, state);
        }
      }),
    [studio],
  );
}

/** One notice a graph: what failed in its newest run. */
function topicOf({ run, documents }: Studio, runId: string): string {
  const document = run.getState().documentIds.get(runId);
  return `failed ${documents.heirOf(document ?? '') ?? runId}`;
}

function tell(studio: Studio, state: RunState): void {
  const { run, paletteOf } = studio;
  const { graphs } = run.getState();
  const ran = graphs.get(state.runId);
  const failure = failureOfRun(state, (id) => {
    return (ran && nameAt(ran, paletteOf(ran), id)) ?? 'A node';
  });
  if (!failure) return;
  const { message, hint, node, failed } = failure;
  const id = topicOf(studio, state.runId);
  const show = () => {
    showNode(studio, state.runId, node);
  };
  const retry = () => {
    toast.dismiss(id);
    void run.getState().resume(state.runId, { only: failed });
  };
  toast.error(message, {
    id,
    duration: Infinity,
    closeButton: true,
    description: createElement(FailureNotice, {
      words: hint,
      onShow: show,
      ...(failed.length > 0 && { retry, count: failed.length }),
    }),
  });
}

/** In the tab the run is of now; where that is closed by then, in the list of runs. */
function showNode({ documents, run, view }: Studio, runId: string, node: string): void {
  const graph = documents.heirOf(run.getState().documentIds.get(runId) ?? '');
  if (graph === undefined) {
    view.getState().showRunsPage('history');
    return;
  }
  documents.activate(graph);
  const { whole, goTo } = documents.active().store.getState();
  goTo(placeIn(whole, node), [node]);
  view.getState().showSection('graph');
  view.getState().showFailure(node);
  whenDrawn(() => {
    if (documents.active().id === graph) view.getState().revealNode(node);
  });
}
