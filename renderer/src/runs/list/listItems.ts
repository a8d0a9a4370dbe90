import type { RunSummary } from '#shared/api/contract';

/** What the list shows, from top to bottom. */
export type ListItem =
  | { readonly kind: 'day'; readonly label: string; readonly top: number; readonly height: number }
  | { readonly kind: 'run'; readonly run: RunSummary; readonly top: number; readonly height: number };

/** px; the style sheet of the list holds the same. */
const DAY_HEIGHT = 32;
const RUN_HEIGHT = 74;
/** With a button below. */
const INTERRUPTED_HEIGHT = 108;
/** Drawn beyond what is seen, px. */
const MARGIN = 400;

/** The runs under the day each was asked for, every item with its place, px. `runs`: newest first. */
export function listItems(runs: readonly RunSummary[], dayLabel: (at: number) => string): readonly ListItem[] {
  const items: ListItem[] = [];
  let top = 0;
  let day: string | undefined;
  for (const run of runs) {
    const label = dayLabel(run.queuedAt);
    if (label !== day) {
      items.push({ kind: 'day', label, top, height: DAY_HEIGHT });
      top += DAY_HEIGHT;
      day = label;
    }
    const height = run.status === 'interrupted' ? INTERRUPTED_HEIGHT : RUN_HEIGHT;
    items.push({ kind: 'run', run, top, height });
    top += height;
  }
  return items;
}

/** How high all of them are, px. */
export function totalHeight(items: readonly ListItem[]): number {
  const last = items.at(-1);
  return last ? last.top + last.height : 0;
}

/** Those in sight, and some beyond. `scrolled` and `height` of the frame, px. */
export function itemsInSight(items: readonly ListItem[], scrolled: number, height: number): readonly ListItem[] {
  const from = firstFrom(items, scrolled - MARGIN);
  const to = firstFrom(items, scrolled + height + MARGIN);
  return items.slice(from, to + 1);
}

/** The index of the first item that ends after this place. */
function firstFrom(items: readonly ListItem[], place: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item && item.top + item.height <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}
