/** The ISO date, local time, of a moment in ms since the epoch: `2026-05-01`. */
export function localDay(at: number): string {
  const date = new Date(at);
  const padded = (number: number) => String(number).padStart(2, '0');
  return `${String(date.getFullYear())}-${padded(date.getMonth() + 1)}-${padded(date.getDate())}`;
}
