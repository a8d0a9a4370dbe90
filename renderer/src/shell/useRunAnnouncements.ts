import { useEffect } from 'react';
import { formatMoney } from '#shared/graph/Money';
import { runCost } from '#shared/runs/costs';
import { progressOf } from '#shared/runs/progressOf';
import type { RunState } from '#shared/runs/RunState';
import { isActive } from '../stores/running/isActive.ts';
import { useStudio } from '../stores/hooks.ts';
import { nameOfRun } from '../stores/running/nameOfRun.ts';

/** A run says that it began, and how it ended; pictures that come one by one would talk over whoever works meanwhile. */
export function useRunAnnouncements(): void {
  const { run, view, documents } = useStudio();
  useEffect(
    () =>
      run.subscribe((now, before) => {
        if (now.runs === before.runs) return;
        for (const [id, state] of now.runs) {
          const was = before.runs.get(id);
          if (was === state) continue;
          if (isActive(state) === isActive(was)) continue;
          const told = { name: state.name, documentId: now.documentIds.get(id) };
          const name = nameOfRun(told, documents) ?? 'The graph';
          view.getState().announce(`${name} ${isActive(state) ? 'runs.' : endOf(state)}`);
        }
      }),
    [run, view, documents],
  );
}

const ENDS = { completed: 'is done', failed: 'failed', cancelled: 'was stopped' } as const;

function endOf(state: RunState): string {
  if (state.status === 'running' || state.status === 'stopping') return '';
  const { done, total } = progressOf(state);
  const made = total > 0 ? `: ${String(done)} of ${String(total)} made` : '';
  const cost = runCost(state);
  return `${ENDS[state.status]}${made}${cost.microUsd > 0 ? `, ${formatMoney(cost)}` : ''}.`;
}
