import { ProviderResponseError } from '#shared/errors/providerErrors';

/** Hears the bytes of a JSON text, sorted. Buffers are only lent for the time of the call, except those of `picture`. */
export interface JsonParts {
  /** What stands between strings, and their quotes, in order. */
  readonly text: (bytes: Buffer) => void;
  /** The inside of any other string, still escaped; `text` hears the quotes around it. */
  readonly string: (bytes: Buffer) => void;
  /** The inside of a short string where a picture may be, still escaped; `text` hears the quotes around it. */
  readonly shortPicture: (bytes: Buffer) => void;
  /** A long picture begins; `text` has just heard its opening quote. */
  readonly pictureStarted: () => void;
  /** The inside of the string, still escaped. */
  readonly picture: (bytes: Buffer) => void;
  /** `text` hears the closing quote next. */
  readonly pictureEnded: () => void;
}

/** A picture string longer than this leaves the text; shorter ones stay. */
const LONG_STRING_BYTES = 16 * 1024;
/** Longer keys cannot be one of the picture keys. */
const MAX_KEY_BYTES = 256;
const MAX_DEPTH = 256;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

interface Container {
  readonly isObject: boolean;
  /** Of the value that comes next; an array has the key it stands under. */
  key: string;
}

/**
 * Walks a JSON text byte by byte, in steps cut anywhere, and takes out the long string values under some keys. It finds strings
 * and keys, no more: whether the text is valid is left to `JSON.parse`.
 */
export class JsonWalker {
  readonly #keys: ReadonlySet<string>;
  readonly #parts: JsonParts;
  readonly #stack: Container[] = [];
  #string: 'none' | 'key' | 'plain' | 'candidate' | 'picture' = 'none';
  /** The string so far, while its length or its meaning is not known yet. */
  #held: Buffer[] = [];
  #heldBytes = 0;
  #isKeyNext = false;
  #isEscaped = false;
  #hasStarted = false;

  constructor(pictureKeys: readonly string[], parts: JsonParts) {
    this.#keys = new Set(pictureKeys);
    this.#parts = parts;
  }

  /** Whether all that was opened is closed. */
  get isComplete(): boolean {
    return this.#hasStarted && this.#stack.length === 0 && this.#string === 'none';
  }

  push(chunk: Buffer): void {
    const slashes = { next: -2 };
    let at = 0;
    while (at < chunk.length)
      at = this.#string === 'none' ? this.#between(chunk, at) : this.#inside(chunk, at, slashes);
  }

  /** From outside a string to behind the next opening quote, or to the end. */
  #between(chunk: Buffer, from: number): number {
    let at = from;
    for (let byte = chunk[at]; byte !== undefined && byte !== QUOTE; byte = chunk[++at]) this.#punctuation(byte);
    const isQuote = at < chunk.length;
    const end = isQuote ? at + 1 : at;
    this.#parts.text(chunk.subarray(from, end));
    if (isQuote) this.#openString();
    return end;
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
        this.#stack.pop();
        this.#isKeyNext = false;
        break;
      case 0x2c: // ,
        this.#isKeyNext = this.#stack.at(-1)?.isObject ?? false;
        break;
    }
  }

  #open(container: Container): void {
    if (this.#stack.length === MAX_DEPTH) {
      throw new ProviderResponseError('The reply is nested too deeply.', {
        hint: 'The provider may have billed this call.',
      });
    }
    this.#hasStarted = true;
    this.#stack.push(container);
    this.#isKeyNext = container.isObject;
  }

  #openString(): void {
    if (this.#isKeyNext) this.#string = 'key';
    else this.#string = this.#keys.has(this.#stack.at(-1)?.key ?? '') ? 'candidate' : 'plain';
  }

  /** From inside a string to behind its closing quote, or to the end. */
  #inside(chunk: Buffer, from: number, slashes: { next: number }): number {
    const end = this.#endOfString(chunk, from, slashes);
    this.#take(chunk.subarray(from, end));
    if (end === chunk.length) return end;
    this.#closeString();
    this.#parts.text(chunk.subarray(end, end + 1));
    return end + 1;
  }

  /** Finds the closing quote with native searches; each byte of a chunk is looked at only a few times, whatever it holds. */
  #endOfString(chunk: Buffer, from: number, slashes: { next: number }): number {
    let at = this.#isEscaped ? from + 1 : from;
    this.#isEscaped = false;
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

  #take(bytes: Buffer): void {
    switch (this.#string) {
      case 'none':
        break;
      case 'key':
        this.#parts.string(bytes);
        if (this.#heldBytes <= MAX_KEY_BYTES) this.#hold(Buffer.from(bytes));
        break;
      case 'plain':
        this.#parts.string(bytes);
        break;
      case 'candidate':
        this.#hold(bytes);
        if (this.#heldBytes > LONG_STRING_BYTES) {
          this.#string = 'picture';
          this.#parts.pictureStarted();
          this.#parts.picture(this.#release());
        }
        break;
      case 'picture':
        this.#parts.picture(bytes);
        break;
    }
  }

  #closeString(): void {
    if (this.#string === 'key') this.#setKey(this.#release());
    else if (this.#string === 'candidate') this.#parts.shortPicture(this.#release());
    else if (this.#string === 'picture') this.#parts.pictureEnded();
    this.#string = 'none';
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
    const bytes = Buffer.concat(this.#held);
    this.#held = [];
    this.#heldBytes = 0;
    return bytes;
  }
}

/** A key that cannot be read is no picture key; `JSON.parse` refuses it later. */
function unescapeKey(key: string): string {
  try {
    return String(JSON.parse(`"${key}"`));
  } catch {
    return key;
  }
}
