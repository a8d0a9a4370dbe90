/** What keys and their names look like. The one place that knows. */

/**
 * Prefixes and lengths as the providers issue them: Google `AIza` + 35, OpenRouter `sk-or-v1-` + 64, and the common `sk-…`. What only
 * starts like one is no key after a letter: a prompt may speak of a “desk-or-chair-like” thing.
 */
const KEY_SHAPES =
  /AIza[0-9A-Za-z_-]{20,}|sk-or-v\d-[0-9A-Za-z]{16,}|(?<![A-Za-z])sk-or-[0-9A-Za-z_-]{8,}|\bsk-(?:[a-z]+-)*[0-9A-Za-z_]{24,}/g;
const KEY_NAME = /^[A-Z][A-Z0-9_]*(?:_KEY|_TOKEN|_SECRET)$/;

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
  for (const secret of secrets) if (secret) redacted = redacted.replaceAll(secret, '[key removed]');
  return redacted.replaceAll(KEY_SHAPES, '[key removed]');
}
