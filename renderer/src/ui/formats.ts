/** Spans, sizes and moments as a person reads them. */

/** ms as a person says them: `0.8 s`, `31 s`, `2 min 5 s`. */
export function formatDuration(ms: number): string {
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${String(seconds)} s` : `${String(Math.floor(seconds / 60))} min ${String(seconds % 60)} s`;
}

/** Bytes as `820 kB` or `5.7 MB`; 1 kB is 1000 bytes. */
export function formatBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${String(Math.max(1, Math.round(bytes / 1000)))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** ms since the epoch as a time of day, with seconds. */
export function formatTime(at: number): string {
  return TIME.format(at);
}

/** ms since the epoch as day and time. */
export function formatMoment(at: number): string {
  return MOMENT.format(at);
}
