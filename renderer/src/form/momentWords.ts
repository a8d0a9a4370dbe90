import { formatClock } from '../ui/formatDay.ts';

const DAY_MS = 86_400_000;
const DATE = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const DATED = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });

/** `today 13:40`, `yesterday 9:05`, `3 May 13:40`. `at`: ms since the epoch; `today`: its midnight. */
export function momentWords(at: number, today: number): string {
  return `${dayWords(at, today)} ${formatClock(at)}`;
}

/** As short as it can be: of today the time alone, else the day. */
export function shortMoment(at: number, today: number): string {
  return at >= today ? formatClock(at) : dayWords(at, today);
}

function dayWords(at: number, today: number): string {
  if (at >= today) return 'today';
  // A day may have an hour more or less.
  if (new Date(at).setHours(0, 0, 0, 0) === new Date(today - DAY_MS / 2).setHours(0, 0, 0, 0)) return 'yesterday';
  const isThisYear = new Date(at).getFullYear() === new Date(today).getFullYear();
  return (isThisYear ? DATE : DATED).format(at);
}
