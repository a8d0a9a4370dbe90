/** Days as a person names them, in local time; all moments are ms since the epoch, and the end of a range is not included in it. */

export interface DayRange {
  readonly since?: number;
  readonly until?: number;
}

/** The days one asks for most. */
export const NAMED_RANGES = ['today', 'yesterday', 'this-week', 'last-week', 'this-month', 'last-month'] as const;
export type NamedRange = (typeof NAMED_RANGES)[number];

export const RANGE_NAMES: Readonly<Record<NamedRange, string>> = {
  today: 'Today',
  yesterday: 'Yesterday',
  'this-week': 'This week',
  'last-week': 'Last week',
  'this-month': 'This month',
  'last-month': 'Last month',
};

/** Weeks begin on Monday. */
const MONDAY = 1;

export function rangeOf(name: NamedRange, now: number): Required<DayRange> {
  switch (name) {
    case 'today':
      return { since: dayAt(now, 0), until: dayAt(now, 1) };
    case 'yesterday':
      return { since: dayAt(now, -1), until: dayAt(now, 0) };
    case 'this-week':
      return { since: weekAt(now, 0), until: weekAt(now, 1) };
    case 'last-week':
      return { since: weekAt(now, -1), until: weekAt(now, 0) };
    case 'this-month':
      return { since: monthAt(now, 0), until: monthAt(now, 1) };
    case 'last-month':
      return { since: monthAt(now, -1), until: monthAt(now, 0) };
  }
}

/** As short as it can be told: `Last week`, `3 Nov`, `3 Nov – 9 Nov`, `since 3 Nov`; empty where it is no range. */
export function rangeWords({ since, until }: DayRange, now: number): string {
  const named = NAMED_RANGES.find((name) => {
    const range = rangeOf(name, now);
    return range.since === since && range.until === until;
  });
  if (named) return RANGE_NAMES[named];
  const last = until === undefined ? undefined : dayAt(until, -1);
  if (since === undefined) return last === undefined ? '' : `until ${dayWords(last, now)}`;
  if (last === undefined) return `since ${dayWords(since, now)}`;
  return last <= since ? dayWords(since, now) : `${dayWords(since, now)} – ${dayWords(last, now)}`;
}

/** A moment's day as a date field writes it: `2026-11-30`. */
export function dayText(at: number): string {
  const day = new Date(at);
  return [day.getFullYear(), pad(day.getMonth() + 1), pad(day.getDate())].join('-');
}

/** When a day of a date field begins; `undefined`: none is written there. */
export function startOfDayText(text: string): number | undefined {
  const [, year, month, day] = /^(\d{4,6})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const at = new Date(Number(year), Number(month) - 1, Number(day)).getTime();
  return Number.isNaN(at) ? undefined : at;
}

/** When the day begins that is so many days after a moment's. */
export function dayAt(at: number, days: number): number {
  const day = new Date(at);
  // By the calendar: a day is not always 24 hours long.
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime();
}

function weekAt(at: number, weeks: number): number {
  const sinceMonday = (new Date(at).getDay() - MONDAY + 7) % 7;
  return dayAt(at, weeks * 7 - sinceMonday);
}

function monthAt(at: number, months: number): number {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth() + months, 1).getTime();
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const DAY_OF_YEAR = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

function dayWords(at: number, now: number): string {
  return (new Date(at).getFullYear() === new Date(now).getFullYear() ? DAY : DAY_OF_YEAR).format(at);
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
