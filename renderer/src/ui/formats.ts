/** Spans, sizes and moments as a person reads them. */

/** ms as a person says them: `0.8 s`, `31 s`, `2 min 5 s`. */
export function formatDuration(ms: number): string {
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${String(seconds)} s` : `${String(Math.floor(seconds / 60))} min ${String(seconds % 60)} s`;
}

/** Whole seconds to wait: `34 s`, `2:05 min`. */
export function formatWait(seconds: number): string {
  if (seconds < 60) return `${String(seconds)} s`;
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')} min`;
}

/** Bytes as `820 kB`, `5.7 MB` or `197 GB`; 1 kB is 1000 bytes. */
export function formatBytes(bytes: number): string {
  if (bytes < 1e6) return `${String(Math.max(1, Math.round(bytes / 1000)))} kB`;
  return bytes < 1e9 ? `${rounded(bytes / 1e6)} MB` : `${rounded(bytes / 1e9)} GB`;
}

/** A decimal only where it tells something. */
function rounded(amount: number): string {
  return amount < 100 ? amount.toFixed(1) : Math.round(amount).toLocaleString('en');
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
