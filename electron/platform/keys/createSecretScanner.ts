import { SecretFoundError } from '#shared/errors/inputErrors';
import { KEY_REMOVED, looksLikeKey, redactKeys } from '#shared/graph/keyShapes';
import { KeyFinder, MIN_SECRET_LENGTH } from './KeyFinder.ts';
import { KeyScan } from './KeyScan.ts';
import { byteSpellings, spellings } from './spellings.ts';

/** Stands before everything that writes a file, a picture or a database. */
export interface SecretScanner {
  /** @throws SecretFoundError naming `what`, never the key, where the text holds a live key or something shaped like one. */
  readonly assertClean: (text: string, what: string) => void;
  /** The text with live keys and key shapes replaced; for words of a provider and for logs. */
  readonly redact: (text: string) => string;
  /** `redact` with the keys of this moment, for something of many texts, such as a reply: the sources of keys are asked once. */
  readonly redactor: () => (text: string) => string;
  /** Looks through bytes that come piece by piece, with the keys of this moment. */
  readonly scan: () => KeyScan;
}

interface Finders {
  readonly secrets: readonly string[];
  readonly inText: KeyFinder;
  /** Made when bytes are looked through, which is seldom. */
  inBytes: KeyFinder | undefined;
}

export function createSecretScanner(keys: { secrets(): readonly string[] }): SecretScanner {
  let made: Finders | undefined;
  const live = (): Finders => {
    const secrets = keys.secrets().filter((secret) => secret.length >= MIN_SECRET_LENGTH);
    if (!made || !isSame(made.secrets, secrets)) {
      made = { secrets, inText: new KeyFinder(secrets.flatMap(spellings)), inBytes: undefined };
    }
    return made;
  };
  const redactor = () => {
    const { inText } = live();
    return (text: string) => (text.length < MIN_SECRET_LENGTH ? text : redactKeys(withoutRanges(text, inText)));
  };

  return {
    assertClean(text, what) {
      if (!looksLikeKey(text) && !live().inText.isIn(text)) return;
      throw new SecretFoundError(`${what} holds an API key, or something that looks like one.`, {
        hint: 'Nothing was sent or written. Remove it: a key belongs under Settings → Keys, into the environment or a .env file, and only its name into a graph.',
      });
    },
    redact: (text) => redactor()(text),
    redactor,
    scan() {
      const finders = live();
      finders.inBytes ??= new KeyFinder(finders.secrets.flatMap(byteSpellings));
      return new KeyScan(finders.inBytes);
    },
  };
}

/** A key that the end of the text cuts off goes as well: what is left of it would still tell much. */
function withoutRanges(text: string, finder: KeyFinder): string {
  const ranges = finder.rangesIn(text, true);
  if (ranges.length === 0) return text;
  let rest = '';
  let end = 0;
  for (const { from, to } of ranges) {
    rest += text.slice(end, from) + KEY_REMOVED;
    end = to;
  }
  return rest + text.slice(end);
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((secret, at) => secret === others[at]);
}
