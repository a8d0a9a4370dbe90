import { progressOf } from '#shared/runs/progressOf';
import { useRun, useView } from '../stores/hooks.ts';
import { isActive } from '../stores/running/isActive.ts';

/** What the window's title says of the runs: how far they are, then how those ended that nobody has looked at yet. */
export function useTitleMark(): string {
  const seen = useView((state) => state.seenRuns);
  return useRun(({ runs, endings }) => {
    const active = [...runs.values()].filter(isActive).map(progressOf);
    const total = active.reduce((sum, each) => sum + each.total, 0);
    const ended = active.reduce((sum, each) => sum + each.ended, 0);
    if (active.length > 0) return total > 0 ? `▸ ${String(ended)}/${String(total)}` : '▸';
    const unseen = [...endings.values()].filter(({ runId }) => !seen.has(runId));
    if (unseen.some(({ outcome }) => outcome === 'failed')) return '✗';
    return unseen.length > 0 ? '✓' : '';
  });
}
