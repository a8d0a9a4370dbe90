import { startOfDay } from '#shared/runs/startOfDay';

const DAY_MS = 24 * 3600 * 1000;

/** Since how many days a picture is in the trash, by the calendar. Both ms since the epoch. */
function daysInTrash(trashedAt: number, now: number): number {
  return Math.max(0, Math.round((startOfDay(now) - startOfDay(trashedAt)) / DAY_MS));
}

/** The same where there is room for two words: `today`, `3 days`. */
export function trashedFor(trashedAt: number, now: number): string {
  const days = daysInTrash(trashedAt, now);
  if (days === 0) return 'today';
  return days === 1 ? '1 day' : `${days.toLocaleString('en')} days`;
}

/** `In the trash since today.`, `In the trash for 3 days.` */
export function trashedWords(trashedAt: number, now: number): string {
  const days = daysInTrash(trashedAt, now);
  if (days === 0) return 'In the trash since today.';
  return days === 1 ? 'In the trash since yesterday.' : `In the trash for ${days.toLocaleString('en')} days.`;
}
