import { usePreview, useRun } from '../../stores/hooks.ts';

/** What would stop a run at a node, and whether one was refused for it. Until then an input that still wants a wire says so in its own row. */
export function useToldProblems(id: string) {
  const problems = usePreview(({ problemsByNode }) => problemsByNode.get(id));
  const hasRefused = useRun(({ startError }) => startError?.problems.has(id) ?? false);
  return { told: problems?.filter(({ code }) => hasRefused || code !== 'missing-input') ?? [], hasRefused };
}
