import { formatMoney } from '#shared/graph/Money';
import { placesOf } from '#shared/nodes/sweep/cells';
import type { Fact } from '../../../ui/FactList.tsx';
import { formatDuration } from '../../../ui/formats.ts';
import { costOf, tookOf } from '../data/SheetCell.ts';
import { lengthsOf, type SheetValue } from '../data/SheetAxis.ts';
import type { Sheet } from '../Sheet.ts';

/** A cell's value on each axis, and what came of it. */
export function cellFacts({ axes, cells }: Sheet, index: number): readonly Fact[] {
  const cell = cells[index] ?? [];
  const values = placesOf(index, lengthsOf(axes));
  const [first] = cell;
  const image = cell.find((slot) => slot.image)?.image;
  const took = tookOf(cell);
  const cost = costOf(cell);
  const [reused] = cell.flatMap((slot) => (slot.reused ? [slot] : []));
  const error = cell.find((slot) => slot.error)?.error;
  return [
    ...axes.map(({ label, values: own }, axis): Fact => ({ label, value: wordsOf(own[values[axis] ?? 0]) })),
    ...(image ? [{ label: 'Size', value: `${String(image.width)} × ${String(image.height)}`, isMono: true }] : []),
    ...(first && !axes.some(({ of }) => of === 'seed')
      ? [{ label: 'Seed', value: String(first.seed), isMono: true }]
      : []),
    ...(took === undefined ? [] : [{ label: 'Took', value: formatDuration(took) }]),
    ...(reused ? [{ label: 'Reused', value: reused.saved ? `saved ${formatMoney(reused.saved)}` : 'yes' }] : []),
    ...(cost ? [{ label: 'Cost', value: formatMoney(cost), isMono: true }] : []),
    ...(error ? [{ label: 'Failed', value: [error.message, error.hint].filter(Boolean).join(' ') }] : []),
  ];
}

/** UTF-16 units of a text that are shown at the side. */
const MOST_WORDS = 400;

/** What a value says, a text as far as there is room for it. */
function wordsOf(value: SheetValue | undefined): string {
  const words = value?.text ?? value?.name ?? '';
  return words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS).toWellFormed()}…` : words;
}
