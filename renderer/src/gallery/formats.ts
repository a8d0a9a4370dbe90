/** ms as `1.2 s`, `31 s` or `2 min 5 s`. */
export function formatSeconds(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${String(whole)} s` : `${String(Math.floor(whole / 60))} min ${String(whole % 60)} s`;
}

/** Bytes as `820 kB` or `5.7 MB`; 1 kB is 1000 bytes. */
export function formatBytes(bytes: number): string {
  return bytes < 1_000_000 ? `${String(Math.max(1, Math.round(bytes / 1000)))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

const TIME = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** ms since the epoch as a time of day, with seconds. */
export function formatTime(at: number): string {
  return TIME.format(at);
}

/** ms since the epoch as day and time. */
export function formatMoment(at: number): string {
  return MOMENT.format(at);
}
