import type { RunSummary } from '#shared/api/contract';
import { countOf, statusWord } from '../../runs/run/runWords.ts';

/** Letters of what a run is called in the strip. */
const MOST = 60;

/** What a run is called among those of its graph: by what it asked for. */
export function calledBy({ prompt, graph }: Pick<RunSummary, 'prompt' | 'graph'>): string {
  const words = prompt.replaceAll(/\s+/g, ' ').trim() || graph;
  return words.length > MOST ? `${words.slice(0, MOST).toWellFormed().trimEnd()}…` : words;
}

/** What came of it, where that is not simply its pictures. */
export function outcomeOf(run: RunSummary): string | undefined {
  if (run.status === 'completed' && run.failed === 0) return run.images.length > 0 ? undefined : 'no pictures';
  if (run.status === 'failed' && run.done > 0) return `${countOf(run.failed, 'picture')} failed`;
  return statusWord(run).toLowerCase();
}
