import type { GalleryQuery } from '#shared/api/contract';
import { formatClock, formatDay } from '../../ui/formatDay.ts';
import type { RowGroup } from '../../stores/gallery/GalleryRows.ts';

/** How a group is called, and when it came. `now`: ms since the epoch. */
export function headingWords(
  { title, at, run }: Pick<RowGroup, 'title' | 'at' | 'run'>,
  groupBy: GalleryQuery['groupBy'],
  now: number,
): { readonly title: string; readonly when: string } {
  const day = formatDay(at, now);
  if (groupBy === 'day') return { title: day, when: '' };
  const isOutside = groupBy === 'run' && run === undefined;
  const named = title !== '' ? title : isOutside ? 'Imported' : UNNAMED[groupBy];
  return { title: named, when: groupBy === 'run' ? `${lower(day)} ${formatClock(at)}` : '' };
}

const UNNAMED = { run: 'Untitled', graph: 'Untitled graph', model: 'Without a model', none: '' } as const;

export function countWords(count: number): string {
  return count === 1 ? '1 picture' : `${count.toLocaleString('en')} pictures`;
}

/** As it stands within a line: `Today` becomes `today`, a weekday stays. */
function lower(day: string): string {
  return day === 'Today' || day === 'Yesterday' ? day.toLowerCase() : day;
}
