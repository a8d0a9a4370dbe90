import { useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import type { ListItem } from './listItems.ts';
import type { Frame } from '../run/useFrame.ts';

type RunItem = Extract<ListItem, { kind: 'run' }>;

const PAGE_OF_RUNS = 8;

/** Arrows, Page Up and Down, Home and End walk through the runs; Tab stops at one of them only, the one walked to last. */
export function useListKeys(
  items: readonly ListItem[],
  frame: Pick<Frame, 'element' | 'measure'>,
  openId: string | null,
) {
  const [walkedTo, setWalkedTo] = useState<string>();
  const runs = items.filter((item) => item.kind === 'run');
  const stop = runs.find(({ run }) => run.runId === (walkedTo ?? openId)) ?? runs[0];

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { element } = frame;
    const at = runs.findIndex(({ run }) => run.runId === runIdOf(event.target));
    if (!element || at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = runs[nextIndex(event.key, at, runs.length - 1)];
    if (!next) return;
    event.preventDefault();
    element.scrollTo({ top: scrolledTo(next, element) });
    // Drawn first where it was out of sight.
    flushSync(() => {
      setWalkedTo(next.run.runId);
      frame.measure();
    });
    element.querySelector<HTMLElement>(`[data-run="${next.run.runId}"]`)?.focus({ preventScroll: true });
  };
  return { onKeyDown, stopId: stop?.run.runId };
}

function runIdOf(target: EventTarget): string | undefined {
  return target instanceof HTMLElement ? target.dataset['run'] : undefined;
}

function nextIndex(key: string, at: number, last: number): number {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'PageDown':
      return Math.min(at + PAGE_OF_RUNS, last);
    case 'PageUp':
      return Math.max(at - PAGE_OF_RUNS, 0);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return -1;
  }
}

/** As little as brings all of the item into sight, px. */
function scrolledTo({ top, height }: RunItem, { scrollTop, clientHeight }: HTMLElement): number {
  const DAY = 32;
  if (top - DAY < scrollTop) return Math.max(0, top - DAY);
  return Math.max(scrollTop, top + height - clientHeight);
}
