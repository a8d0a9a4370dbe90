/** Hears a text that should be JSON, sorted. */
export interface JsonParts {
  readonly opened: (isObject: boolean) => void;
  readonly closed: () => void;
  readonly stringStarted: (role: StringRole) => void;
  /** More of the inside of the string, still escaped. */
  readonly string: (bytes: Buffer) => void;
  readonly stringEnded: () => void;
  /** A number, a name such as `true`, or a short piece of anything else that is no JSON. */
  readonly word: (text: Buffer) => void;
}

/** `picture`: a value under one of the picture keys. `junk`: not in quotes, and longer than any word. */
export type StringRole = 'key' | 'value' | 'picture' | 'junk';

/** Longer keys cannot be one of the picture keys. */
const MAX_KEY_BYTES = 256;
/** Deeper down keys and values are not told apart. */
const MAX_DEPTH = 512;
/** A longer one is no word. */
const MAX_WORD_BYTES = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** A string is often shorter than what it costs to start a native search. */
const NEAR_BYTES = 24;

const WORD = 0;
const BLANK = 1;
const SIGN = 2;
const KINDS = new Uint8Array(256);
for (const blank of ' \t\r\n') KINDS[blank.charCodeAt(0)] = BLANK;
for (const sign of '{}[],:"') KINDS[sign.charCodeAt(0)] = SIGN;

interface Container {
  readonly isObject: boolean;
  /** Of the value that comes next; an array has the key it stands under. */
  key: string;
}

/**
 * Walks what should be JSON byte by byte, in steps cut anywhere. It finds strings, keys and how they are nested, and walks on over whatever is
 * wrong in between: what stands in the wrong place is heard as it comes, what is not closed is closed at the end.
 */
export class JsonWalker {
  readonly #keys: ReadonlySet<string>;
  readonly #parts: JsonParts;
  readonly #stack: Container[] = [];
  /** How many containers are open beyond `MAX_DEPTH`. */
  #deeper = 0;
  #string: StringRole | undefined;
  /** What was read of a word or of a key. */
  #held: Buffer[] = [];
  #heldBytes = 0;
  #isKeyNext = false;
  #isEscaped = false;

  constructor(pictureKeys: readonly string[], parts: JsonParts) {
    this.#keys = new Set(pictureKeys);
    this.#parts = parts;
  }

  /** Whether all lists and objects that were opened are closed. */
  get isClosed(): boolean {
    return this.#stack.length === 0;
  }

  push(chunk: Buffer): void {
    const slashes = { next: -2 };
    let at = 0;
    while (at < chunk.length) {
      const isQuoted = this.#string !== undefined && this.#string !== 'junk';
      at = isQuoted ? this.#inside(chunk, at, slashes) : this.#between(chunk, at);
    }
  }

  /** Closes what is open. What comes next begins anew. */
  end(): void {
    this.#endWord();
    if (this.#string) this.#closeString();
    while (this.#deeper > 0 || this.#stack.length > 0) this.#close();
    this.#isEscaped = false;
  }

  /** From outside a string to behind the next opening quote, or to the end. */
  #between(chunk: Buffer, from: number): number {
    let at = from;
    while (at < chunk.length) {
      const byte = chunk[at] ?? 0;
      if (KINDS[byte] === WORD) {
        at = this.#word(chunk, at);
        continue;
      }
      if (this.#heldBytes > 0 || this.#string === 'junk') this.#endWord();
      at++;
      if (byte === QUOTE) {
        this.#openString();
        return at;
      }
      if (KINDS[byte] === SIGN) this.#punctuation(byte);
    }
    return at;
  }

  /** Gives where it ends. */
  #word(chunk: Buffer, from: number): number {
    let end = from + 1;
    while (end < chunk.length && KINDS[chunk[end] ?? 0] === WORD) end++;
    const bytes = chunk.subarray(from, end);
    if (this.#string === 'junk') this.#parts.string(bytes);
    else if (this.#heldBytes + bytes.length > MAX_WORD_BYTES) {
      this.#string = 'junk';
      this.#parts.stringStarted('junk');
      this.#parts.string(this.#release());
      this.#parts.string(bytes);
    } else this.#hold(bytes);
    return end;
  }

  #endWord(): void {
    if (this.#string === 'junk') {
      this.#string = undefined;
      this.#parts.stringEnded();
      return;
    }
    if (this.#heldBytes === 0) return;
    const word = this.#release();
    if (this.#isKeyNext) this.#bareKey(word);
    else this.#parts.word(word);
  }

  /** JavaScript allows keys without quotes, and other quotes. */
  #bareKey(word: Buffer): void {
    const key = Buffer.from(word.toString('latin1').replaceAll(/^'|'$/g, ''), 'latin1');
    this.#parts.stringStarted('key');
    this.#parts.string(key);
    this.#parts.stringEnded();
    this.#setKey(key);
  }

  #punctuation(byte: number): void {
    switch (byte) {
      case 0x7b: // {
        this.#open({ isObject: true, key: '' });
        break;
      case 0x5b: // [
        this.#open({ isObject: false, key: this.#stack.at(-1)?.key ?? '' });
        break;
      case 0x7d: // }
      case 0x5d: // ]
        this.#close();
        break;
      case 0x2c: // ,
        this.#isKeyNext = this.#deeper === 0 && (this.#stack.at(-1)?.isObject ?? false);
        break;
    }
  }

  #open(container: Container): void {
    if (this.#stack.length < MAX_DEPTH) this.#stack.push(container);
    else this.#deeper++;
    this.#isKeyNext = container.isObject && this.#deeper === 0;
    this.#parts.opened(container.isObject);
  }

  #close(): void {
    if (this.#deeper > 0) this.#deeper--;
    else if (!this.#stack.pop()) return;
    this.#isKeyNext = false;
    this.#parts.closed();
  }

  #openString(): void {
    if (this.#isKeyNext) this.#string = 'key';
    else if (this.#deeper > 0) this.#string = 'value';
    else this.#string = this.#keys.has(this.#stack.at(-1)?.key ?? '') ? 'picture' : 'value';
    this.#parts.stringStarted(this.#string);
  }

  /** From inside a string to behind its closing quote, or to the end. */
  #inside(chunk: Buffer, from: number, slashes: { next: number }): number {
    const end = this.#endOfString(chunk, from, slashes);
    const bytes = chunk.subarray(from, end);
    this.#parts.string(bytes);
    if (this.#string === 'key' && this.#heldBytes <= MAX_KEY_BYTES) this.#hold(bytes);
    if (end === chunk.length) return end;
    this.#closeString();
    return end + 1;
  }

  /** Each byte of a chunk is looked at only a few times, whatever it holds: near ones one by one, the others by native searches. */
  #endOfString(chunk: Buffer, from: number, slashes: { next: number }): number {
    let at = this.#isEscaped ? from + 1 : from;
    this.#isEscaped = false;
    const near = Math.min(at + NEAR_BYTES, chunk.length);
    for (; at < near; at++) {
      if (chunk[at] === QUOTE) return at;
      if (chunk[at] === BACKSLASH) break;
    }
    let quote = chunk.indexOf(QUOTE, at);
    for (;;) {
      if (slashes.next !== -1 && slashes.next < at) slashes.next = chunk.indexOf(BACKSLASH, at);
      if (slashes.next === -1 || (quote !== -1 && quote < slashes.next)) return quote === -1 ? chunk.length : quote;
      at = slashes.next + 2;
      if (at > chunk.length) {
        this.#isEscaped = true;
        return chunk.length;
      }
      if (quote !== -1 && quote < at) quote = chunk.indexOf(QUOTE, at);
    }
  }

  #closeString(): void {
    if (this.#string === 'key') this.#setKey(this.#release());
    this.#string = undefined;
    this.#parts.stringEnded();
  }

  #setKey(raw: Buffer): void {
    this.#isKeyNext = false;
    const container = this.#stack.at(-1);
    if (!container) return;
    const key = raw.toString('utf8');
    container.key = key.includes('\\') ? unescapeKey(key) : key;
  }

  #hold(bytes: Buffer): void {
    this.#held.push(bytes);
    this.#heldBytes += bytes.length;
  }

  #release(): Buffer {
    const [only] = this.#held;
    const bytes = only && this.#held.length === 1 ? only : Buffer.concat(this.#held);
    this.#held = [];
    this.#heldBytes = 0;
    return bytes;
  }
}

/** A key that cannot be read is no picture key. */
function unescapeKey(key: string): string {
  try {
    return String(JSON.parse(`"${key}"`));
  } catch {
    return key;
  }
}
