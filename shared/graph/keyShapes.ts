/** What keys and their names look like. The one place that knows. */

/**
 * A word begins here: what only holds the mark of a key is none, such as a “desk-or-chair-like” thing or a “FAQ.”. Behind an escape of
 * JSON or of an address a word begins as well, though a letter stands there.
 */
const START = String.raw`(?:(?<![A-Za-z])|(?<=\\[bfnrt]|\\u[0-9A-Fa-f]{4}|%[0-9A-Fa-f]{2}))`;
/** What is random in a key. */
const SIGN = '[0-9A-Za-z_-]';

/**
 * Marks and lengths as they are issued, one line an issuer; every provider's `keyPrefixes` are among them. How often a part may repeat is
 * bounded wherever it can be tried anew from within itself, so that looking takes no longer than the text is long.
 */
const SHAPES = [
  // Google, of old and of late
  `AIza${SIGN}{20,}`,
  `${START}AQ\\.${SIGN}{20,}`,
  // OpenRouter
  `sk-or-v\\d-[0-9A-Za-z]{16,}`,
  `${START}sk-or-${SIGN}{8,}`,
  // Anthropic and OpenAI
  `${START}sk-(?:ant|proj|svcacct|admin)-${SIGN}{20,}`,
  // the many that took after them
  `${START}sk-(?:[a-z]+-){0,4}[0-9A-Za-z_]{24,}`,
  // xAI, Groq, Replicate and Hugging Face
  `${START}(?:xai-|gsk_|r8_|hf_)[0-9A-Za-z_]{30,}`,
];
const KEY_SHAPES = new RegExp(SHAPES.join('|'), 'g');
const KEY_NAME = /^[A-Z][A-Z0-9_]*(?:_KEY|_TOKEN|_SECRET)$/;

/** What stands in a text where a key stood. */
export const KEY_REMOVED = '[key removed]';

/** Whether a text holds something shaped like an API key. */
export function looksLikeKey(text: string): boolean {
  return text.search(KEY_SHAPES) >= 0;
}

/** Whether a text can be the name of a key: an environment variable ending in `_KEY`, `_TOKEN` or `_SECRET`. */
export function looksLikeKeyName(text: string): boolean {
  return KEY_NAME.test(text);
}

/** The text with everything key-shaped, and each of the given secrets, replaced. */
export function redactKeys(text: string, secrets: readonly string[] = []): string {
  let redacted = text;
  for (const secret of secrets) if (secret) redacted = redacted.replaceAll(secret, KEY_REMOVED);
  return redacted.replaceAll(KEY_SHAPES, KEY_REMOVED);
}
