import { SecretFoundError } from '#shared/errors/inputErrors';
import { looksLikeKey, redactKeys } from '#shared/graph/keyShapes';

/** Shorter values are too likely to be a common word. */
const MIN_SECRET_LENGTH = 8;

/** Stands before everything that writes a file, a picture or a database. */
export interface SecretScanner {
  /** @throws SecretFoundError naming `what`, never the key, where the text holds a live key or something shaped like one. */
  readonly assertClean: (text: string, what: string) => void;
  /** The text with live keys and key shapes replaced; for words of a provider and for logs. */
  readonly redact: (text: string) => string;
  /** Whether bytes hold no live key. Shapes are not looked for: random bytes have them by chance. */
  readonly isClean: (bytes: Uint8Array) => boolean;
}

export function createSecretScanner(keys: { secrets(): readonly string[] }): SecretScanner {
  /** Longest first: what is left of a key after a shorter one was cut out of it would still tell much. */
  const live = () =>
    keys
      .secrets()
      .filter((secret) => secret.length >= MIN_SECRET_LENGTH)
      .flatMap(spellings)
      .sort((a, b) => b.length - a.length);

  return {
    assertClean(text, what) {
      if (!looksLikeKey(text) && !live().some((secret) => text.includes(secret))) return;
      throw new SecretFoundError(`${what} holds an API key, or something that looks like one.`, {
        hint: 'Nothing was written. Remove it: a key belongs under Settings → Keys, into the environment or a .env file, and only its name into a graph.',
      });
    },
    redact: (text) => redactKeys(text, live()),
    isClean(bytes) {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return !live().some((secret) => buffer.includes(secret));
    },
  };
}

/** As it is, and as it stands in JSON, in an address and in base64: a provider may repeat it in any of these. */
function spellings(secret: string): readonly string[] {
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [...new Set([secret, inJson, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])];
}
