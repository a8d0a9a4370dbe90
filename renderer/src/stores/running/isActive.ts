import type { RunState } from '#shared/runs/RunState';

/** Whether a run is under way. */
export function isActive(run: RunState | undefined): boolean {
  return run?.status === 'running' || run?.status === 'stopping';
}
