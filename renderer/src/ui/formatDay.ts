const LONG = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

/** `Today`, `Yesterday`, else the day in full, local time. `at` and `now`: ms since the epoch. */
export function formatDay(at: number, now: number): string {
  const day = new Date(at).setHours(0, 0, 0, 0);
  const today = new Date(now).setHours(0, 0, 0, 0);
  if (day === today) return 'Today';
  const yesterday = new Date(today);
  yesterday.setDate(yesterday.getDate() - 1);
  return day === yesterday.getTime() ? 'Yesterday' : LONG.format(at);
}

/** The time of day, without seconds. `at`: ms since the epoch. */
export function formatClock(at: number): string {
  return CLOCK.format(at);
}
