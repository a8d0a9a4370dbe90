import type { RunState } from './RunState.ts';

/** How many pictures and texts a run has, of those it told of so far. */
export function progressOf(run: RunState): { readonly done: number; readonly total: number } {
  let done = 0;
  let total = 0;
  for (const { slots } of run.nodes.values()) {
    total += slots.length;
    done += slots.filter(({ image, kind, status }) => (kind ? status === 'done' : image !== undefined)).length;
  }
  return { done, total };
}
