import type { Behind } from '../Workflow.ts';
import type { Level } from './level.ts';

/** Something of a level. */
export interface Placed<T> {
  readonly name: string;
  readonly item: T;
  readonly level: Level;
  /** It is an end of its group, or leads to the outputs: outside it, it stands for nothing. */
  readonly isInner?: true;
}

/** What stands behind each other, and behind what: `undefined`: nobody knows. */
export interface Run<T> {
  readonly behind: string | undefined;
  /** What it follows in its group. */
  readonly after: string | undefined;
  readonly parts: readonly Placed<T>[];
}

/** Parts of a group as runs of what stands behind each other. @param startsAtUse the first go on from the use, whatever they are behind */
export function runsOf<T>(
  parts: readonly (readonly [name: string, placed: readonly Placed<T>[]])[],
  behind: readonly Behind[] = [],
  startsAtUse: boolean,
): Run<T>[] {
  const wanted = new Map(behind);
  const runs: (Run<T> & { readonly parts: Placed<T>[] })[] = startsAtUse
    ? [{ behind: undefined, after: undefined, parts: [] }]
    : [];
  for (const [name, placed] of parts) {
    const isNew = wanted.has(name) || runs.length === 0;
    if (isNew) runs.push({ behind: wanted.get(name), after: runs.at(-1)?.parts.at(-1)?.name, parts: [...placed] });
    else runs.at(-1)?.parts.push(...placed);
  }
  return runs;
}

/** All of it, each run right behind what it names; one that names nothing that is there goes on from the one before it, else to the end. */
export function weave<T>(own: readonly Placed<T>[], runs: readonly Run<T>[]): readonly Placed<T>[] {
  const names = new Set(['', ...[own, ...runs.map(({ parts }) => parts)].flat().map(({ name }) => name)]);
  const behindOf = ({ behind, after }: Run<T>) => (behind !== undefined && names.has(behind) ? behind : after);
  const waiting = Map.groupBy(runs, behindOf);
  const woven: Placed<T>[] = [];
  /** No recursion: chains are as long as a graph is large. */
  const emit = (parts: readonly Placed<T>[]) => {
    const stack = [...parts].reverse();
    for (let each = stack.pop(); each; each = stack.pop()) {
      woven.push(each);
      const next = waiting.get(each.name) ?? [];
      waiting.delete(each.name);
      for (const run of next.toReversed()) for (const part of run.parts.toReversed()) stack.push(part);
    }
  };
  const first = waiting.get('') ?? [];
  waiting.delete('');
  for (const { parts } of first) emit(parts);
  emit(own);
  // What names nothing there is, or goes round in a circle.
  while (waiting.size > 0) {
    const [[behind, left = []] = []] = waiting;
    waiting.delete(behind);
    for (const { parts } of left) emit(parts);
  }
  return woven;
}
