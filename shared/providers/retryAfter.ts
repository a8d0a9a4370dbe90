import type { HttpReply } from './ProviderAdapter.ts';

const DAY_MS = 86_400_000;

/** ms the `Retry-After` header asks to wait: seconds, or a date, which is measured against the server's own clock. */
export function retryAfterHeader({ headers }: HttpReply): number | undefined {
  const value = headers['retry-after']?.trim();
  if (!value) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return waitOf(Number(value));
  return waitOf((Date.parse(value) - Date.parse(headers['date'] ?? '')) / 1000);
}

/** ms of a protobuf duration such as `34.4s`. */
export function durationMs(text: string | undefined): number | undefined {
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(text ?? '')?.[1];
  return seconds === undefined ? undefined : waitOf(Number(seconds));
}

/** ms of some seconds; nothing where that is no time a person could wait. */
export function waitOf(seconds: number | undefined): number | undefined {
  if (seconds === undefined) return undefined;
  const ms = Math.round(seconds * 1000);
  return ms >= 0 && ms <= DAY_MS ? ms : undefined;
}
