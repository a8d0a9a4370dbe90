import { printable } from '../errors/printable.ts';
import { redactKeys } from '../graph/keyShapes.ts';

const QUOTE_LIMIT = 500;
/** Longer than any quote, short enough that cleaning a hostile page takes no time. */
const READ_LIMIT = 8_000;

/** A server's words, fit to show: no markup, keys, URL queries or pasted data; at most 500 characters. */
export function quotable(words: string): string {
  // What nobody sees goes; joiners hold letters and emoji together.
  const seen = words.slice(0, READ_LIMIT).replace(/(?![\u200C\u200D])[\p{Cf}\p{Co}\p{Cs}]/gu, '');
  const plain = printable(withoutMarkup(seen))
    .replace(/\bBearer\s+\S+/gi, 'Bearer [key removed]')
    .replace(/(https?:\/\/[^\s?#"'<>]*)[?#][^\s"'<>]*/gi, '$1')
    .replace(/\s+/g, ' ');
  const safe = redactKeys(plain)
    .replace(/[A-Za-z0-9+/=_-]{100,}/g, '…')
    .trim();
  return safe.length <= QUOTE_LIMIT
    ? safe
    : `${safe
        .slice(0, QUOTE_LIMIT)
        .replace(/\p{Surrogate}$/u, '')
        .trimEnd()}…`;
}

/** “In quotes”, or nothing where nothing was said. */
export function quote(words: string | undefined): string {
  const text = quotable(words ?? '');
  return text && `“${text}”`;
}

function withoutMarkup(text: string): string {
  if (!/^\s*<(?:!doctype|html|head|body|\?xml)/i.test(text)) return text;
  return text.replace(/<(script|style)\b[^]*?<\/\1>/gi, ' ').replace(/<[^<>]*>/g, ' ');
}
