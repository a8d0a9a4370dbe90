import { findPictureStart, mayHoldPicture, type PictureStart } from './pictureStart.ts';

/** Hears a text with the pictures in it told apart. */
export interface ScannedParts {
  readonly text: (bytes: Buffer) => void;
  readonly pictureStarted: () => void;
  /** The base64 of the picture. */
  readonly picture: (bytes: Buffer) => void;
  readonly pictureEnded: () => void;
}

/** No picture is shorter. */
const MIN_BASE64_BYTES = 40;
/** Held back of every step: a `data:` prefix and what tells a picture, which may be cut in two. */
const HELD_BYTES = 192;
const NOTHING = Buffer.alloc(0);
const BASE64 = /^(?:[\w+/=%-]|\\[\\/nru]|\s)*$/;
/** Where base64 ends that stands in the middle of a text. */
const END = /(?<!=)=+(?![=%\\\r\n])|[^\w+/=%\\\r\n-]|(?<!\\)\\+(?![\\/nru])/g;
/** The same within brackets or quotes: there a blank that base64 goes on behind stands for a `+`. */
const ENCLOSED_END = /(?<!=)=+(?![=%\\\r\n])|[^\w+/=%\\\r\n -]| (?! {0,4}[\w+/])|(?<!\\)\\+(?![\\/nru])/g;
/** What may be the first half of something. */
const OPEN = /^(?:\\+|=+| {1,5})$/;
const BLANK = /^(?:\s|\\[nrt])*$/;

/** One step of a text, and its letters where they are needed. */
interface Step {
  readonly bytes: Buffer;
  readonly isLast: boolean;
  letters?: string;
}

/**
 * Finds the pictures in a text, in steps cut anywhere, by what their first bytes decode to. A text that begins with one is one, up to its end;
 * elsewhere a picture goes as far as its base64 does.
 */
export class PictureScanner {
  readonly #parts: ScannedParts;
  #held: Buffer = NOTHING;
  #mode: 'text' | 'whole' | 'part' = 'text';
  /** Whether the picture is a `data:` address in brackets or quotes. */
  #isEnclosed = false;
  /** Whether all that was handed on is blank. */
  #isFresh = true;
  /** The last byte that was handed on. */
  #before = 0;

  constructor(parts: ScannedParts) {
    this.#parts = parts;
  }

  push(bytes: Buffer): void {
    if (this.#mode === 'whole') {
      this.#parts.picture(bytes);
      return;
    }
    const all = this.#held.length > 0 ? Buffer.concat([this.#held, bytes]) : bytes;
    if (this.#mode === 'text' && all.length < MIN_BASE64_BYTES) this.#held = all;
    else this.#read({ bytes: all, isLast: false });
  }

  /** Ends the text; the next may begin. */
  end(): void {
    if (this.#mode === 'text' && this.#held.length < MIN_BASE64_BYTES) this.#keep(this.#held, 0, this.#held.length);
    else if (this.#held.length > 0) this.#read({ bytes: this.#held, isLast: true });
    if (this.#mode !== 'text') this.#parts.pictureEnded();
    this.#mode = 'text';
    this.#isFresh = true;
    this.#before = 0;
  }

  #read(step: Step): void {
    this.#held = NOTHING;
    let at: number | undefined = 0;
    while (at !== undefined && at < step.bytes.length) {
      at = this.#mode === 'part' ? this.#inPicture(step, at) : this.#inText(step, at);
    }
  }

  /** Gives where a picture begins; nothing where all was taken. */
  #inText(step: Step, from: number): number | undefined {
    const { bytes, isLast } = step;
    if (step.letters === undefined && !mayHoldPicture(bytes)) {
      this.#keepEnd(step, from);
      return undefined;
    }
    const letters = (step.letters ??= bytes.toString('latin1'));
    for (let search = from; ;) {
      const start = findPictureStart(letters, search);
      const isCut = start !== undefined && start.at + MIN_BASE64_BYTES > bytes.length;
      if (!start || (isCut && !isLast)) {
        if (start) this.#keep(bytes, from, start.from);
        else this.#keepEnd(step, from);
        return undefined;
      }
      const isInside = start.from === 0 && /[\w+/=-]/.test(String.fromCharCode(this.#before));
      if (!isCut && !isInside && BASE64.test(letters.slice(start.at, start.at + MIN_BASE64_BYTES))) {
        this.#begin(step, from, start);
        if (this.#mode === 'part') return start.at;
        this.#parts.picture(bytes.subarray(start.at));
        return undefined;
      }
      search = start.at + 1;
    }
  }

  #begin({ bytes, letters = '' }: Step, from: number, { from: until, at }: PictureStart): void {
    const before = until > 0 ? letters.charAt(until - 1) : String.fromCharCode(this.#before);
    this.#isEnclosed = at > until && /["'(<]/.test(before);
    const isWhole = this.#isFresh && until - from <= HELD_BYTES && BLANK.test(letters.slice(from, until));
    if (!isWhole) this.#text(bytes.subarray(from, until));
    this.#mode = isWhole ? 'whole' : 'part';
    this.#parts.pictureStarted();
  }

  /** Gives where the text goes on. */
  #inPicture(step: Step, from: number): number | undefined {
    const { bytes, isLast } = step;
    const letters = (step.letters ??= bytes.toString('latin1'));
    const sign = this.#isEnclosed ? ENCLOSED_END : END;
    sign.lastIndex = from;
    const found = sign.exec(letters);
    // What is cut in two may go on as an escape, or as more padding, or as a blank in the middle.
    const isOpen = !isLast && (!found || OPEN.test(letters.slice(found.index, found.index + HELD_BYTES)));
    if (isOpen) {
      const kept = /[\\= ]*$/.exec(letters.slice(-8))?.[0].length ?? 0;
      const until = Math.max(from, letters.length - kept);
      this.#parts.picture(bytes.subarray(from, until));
      this.#held = bytes.subarray(until);
      return undefined;
    }
    const end = found ? found.index + (found[0].startsWith('=') ? found[0].length : 0) : letters.length;
    this.#parts.picture(bytes.subarray(from, end));
    if (!found) return undefined;
    this.#parts.pictureEnded();
    this.#mode = 'text';
    this.#isFresh = false;
    this.#before = 0;
    return end;
  }

  #keepEnd({ bytes, isLast }: Step, from: number): void {
    this.#keep(bytes, from, isLast ? bytes.length : Math.max(from, bytes.length - HELD_BYTES));
  }

  #keep(bytes: Buffer, from: number, until: number): void {
    this.#text(bytes.subarray(from, until));
    this.#held = until < bytes.length ? bytes.subarray(until) : NOTHING;
  }

  #text(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#parts.text(bytes);
    this.#isFresh &&= bytes.length <= HELD_BYTES && BLANK.test(bytes.toString('latin1'));
    this.#before = bytes.at(-1) ?? 0;
  }
}
