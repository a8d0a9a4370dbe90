import type { ShownSlot } from '../stores/running/shownSlots.ts';

/** How many of the pictures shown are of an earlier run than the newest; `undefined`: none. */
export function earlierWords(slots: readonly ShownSlot[]): string | undefined {
  const shown = slots.filter(({ image, earlier }) => image ?? earlier?.image);
  const count = shown.filter(({ image }) => !image).length;
  if (count === 0) return undefined;
  return count === shown.length ? 'earlier run' : `${String(count)} of an earlier run`;
}
