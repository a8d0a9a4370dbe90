import type { StringRole } from './JsonWalker.ts';
import { SkeletonText } from './SkeletonText.ts';

/** Of one string. Room for the longest text a model says: 65,536 tokens; a signature or an encrypted thought is longer. */
const MAX_STRING_BYTES = 256 * 1024;
/** The same, once half of the room is taken: room for a reason, a number, an address. */
const SHORT_STRING_BYTES = 256;
const MAX_DEPTH = 256;
/** Of all values together, and of those of one list or object; a reply with a picture has some hundred. */
const MAX_VALUES = 50_000;
const MAX_MEMBERS = 2000;
/** The same, once half of the values are there. */
const FEW_MEMBERS = 50;
/** Roughly what a value takes beside its text. */
const VALUE_BYTES = 32;
const BYTE_ORDER_MARK = '\xef\xbb\xbf';
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** Chance puts something key-shaped into one short picture of some thousands, and taking it out would break the picture. */
const PICTURE = /^(?:data:[^,]{0,200},)?[A-Za-z0-9+/=_-]{256,}$/;

interface Frame {
  readonly isObject: boolean;
  readonly members: [key: string, value: unknown][];
  /** Of the value that comes next. */
  key: string | undefined;
}

/**
 * The values of a reply without its pictures, put together while it is walked. Whatever is too long, too deep or too much is left out, so
 * that nothing that a reply holds beside its picture can cost the picture.
 */
export class Skeleton {
  readonly #maxBytes: number;
  readonly #text: SkeletonText;
  readonly #stack: Frame[] = [];
  readonly #values: unknown[] = [];
  /** How many of the open containers are left out. */
  #skipped = 0;
  #count = 0;
  #bytes = 0;
  #role: StringRole | undefined;
  #isShortened = false;
  #isLoose = false;

  /** `redact`: takes secrets out of every text. */
  constructor(maxBytes: number, redact: (text: string) => string) {
    this.#maxBytes = maxBytes;
    this.#text = new SkeletonText(redact);
  }

  /** What was said, once all is closed: the value, or a list where there were several. Those that say nothing do not count. */
  get body(): unknown {
    const telling = this.#values.filter((value) => Object.keys(value as object).length > 0);
    return telling.length > 1 ? telling : (telling[0] ?? this.#values[0]);
  }

  /** What the object says so far that is open as a whole; `undefined`: none is. */
  get begun(): unknown {
    const [outermost] = this.#stack;
    return outermost?.isObject ? Object.fromEntries(outermost.members) : undefined;
  }

  /** Whether values were left out. */
  get isShortened(): boolean {
    return this.#isShortened;
  }

  /** Whether there was more than one value, or what is none, such as `NaN` or words behind it. */
  get isLoose(): boolean {
    return this.#isLoose;
  }

  opened(isObject: boolean): void {
    if (this.#stack.length === 0 && this.#values.length > 0) this.#isLoose = true;
    const isTooDeep = this.#stack.length === MAX_DEPTH;
    if (!isTooDeep && this.#isTaken()) {
      this.#stack.push({ isObject, members: [], key: undefined });
      return;
    }
    this.#isShortened ||= isTooDeep;
    this.#skipped++;
  }

  closed(): void {
    if (this.#skipped > 0) {
      this.#skipped--;
      return;
    }
    const frame = this.#stack.pop();
    if (!frame) return;
    this.#put(frame.isObject ? Object.fromEntries(frame.members) : frame.members.map(([, value]) => value));
  }

  word(bytes: Buffer): void {
    if (this.#stack.length === 0) {
      this.#isLoose ||= bytes.toString('latin1') !== BYTE_ORDER_MARK;
      return;
    }
    if (!this.#isTaken()) return;
    const word = bytes.toString('latin1');
    const value = valueOf(word);
    if (value === undefined || (value === null && word !== 'null')) this.#isLoose = true;
    if (value !== undefined) this.#put(value);
  }

  stringStarted(role: StringRole): void {
    const frame = this.#stack.at(-1);
    if (!frame || role === 'junk') this.#isLoose = true;
    if (frame && role === 'key') frame.key = undefined;
    if (!frame || role === 'junk' || !this.#isTaken(role === 'key')) return;
    this.#role = role;
    const left = Math.floor(this.#maxBytes / 2 - this.#bytes);
    this.#text.start(Math.min(Math.max(left, SHORT_STRING_BYTES), MAX_STRING_BYTES));
  }

  string(bytes: Uint8Array): void {
    if (this.#role) this.#text.add(bytes);
  }

  stringEnded(): void {
    const role = this.#role;
    if (!role) return;
    this.#role = undefined;
    this.#bytes += this.#text.bytes;
    const said = this.#text.finish(true, role === 'picture' ? (text) => PICTURE.test(text) : undefined);
    const frame = this.#stack.at(-1);
    if (role === 'key' && frame) frame.key = said;
    else this.#put(said);
  }

  /** Whether there is room for what comes next, and a place. */
  #isTaken(isKey = false): boolean {
    const frame = this.#stack.at(-1);
    if (this.#skipped > 0 || (frame?.isObject && !isKey && frame.key === undefined)) return false;
    const most = this.#count > MAX_VALUES / 2 ? FEW_MEMBERS : MAX_MEMBERS;
    const isFull =
      this.#count >= MAX_VALUES || this.#bytes >= this.#maxBytes || (frame && frame.members.length >= most);
    if (isFull) this.#isShortened = true;
    return !isFull;
  }

  #put(value: unknown): void {
    this.#count++;
    this.#bytes += VALUE_BYTES;
    const frame = this.#stack.at(-1);
    if (!frame) this.#values.push(value);
    else if (!frame.isObject) frame.members.push(['', value]);
    else if (frame.key !== undefined) {
      frame.members.push([frame.key, value]);
      frame.key = undefined;
    }
  }
}

/** A name that JSON does not know, such as `NaN`, stands for nothing. */
function valueOf(word: string): unknown {
  if (word === 'true' || word === 'false') return word === 'true';
  if (NUMBER.test(word)) return Number(word);
  return /^(?:null|undefined|[+-]?NaN|[+-]?Infinity|None)$/.test(word) ? null : undefined;
}
