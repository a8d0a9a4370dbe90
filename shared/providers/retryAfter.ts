import type { HttpReply } from './HttpReply.ts';

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

/** ms that words ask to wait, such as `Please retry in 51.3s.` or `will reset after 5h59m59s`. */
export function waitInWords(words: string): number | undefined {
  const time =
    /\b(?:retry|again|resets?) (?:in|after) (?:(\d{1,3})h ?)?(?:(\d{1,4})m ?)?(?:(\d{1,6}(?:\.\d{1,9})?) ?s)?/i.exec(
      words,
    );
  const [hours, minutes, seconds] = (time?.slice(1) ?? []).map((part) => Number((part as string | undefined) ?? 0));
  return waitOf((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0) || undefined);
}
