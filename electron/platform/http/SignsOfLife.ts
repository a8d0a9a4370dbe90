const LINE_FEED = 0x0a;
const COLON = 0x3a;

/** Tells what says only that somebody is there, blanks and the comments of an event stream, from an answer; in pieces cut anywhere. */
export class SignsOfLife {
  /** Where the next byte stands: what has come of its line is blank, is a comment, or says something. */
  #line: 'blank' | 'comment' | 'word' = 'blank';

  /** Whether a piece holds nothing else. */
  areAll(piece: Uint8Array): boolean {
    for (const byte of piece) {
      if (byte === LINE_FEED) this.#line = 'blank';
      else if (this.#line === 'blank' && !isBlank(byte)) this.#line = byte === COLON ? 'comment' : 'word';
      if (this.#line !== 'word') continue;
      this.#line = lastLine(piece, this.#line);
      return false;
    }
    return true;
  }
}

/** How the line begins that a piece ends in; `whole`: as it was, where no line begins in it. */
function lastLine(piece: Uint8Array, whole: 'word'): 'blank' | 'comment' | 'word' {
  const feed = piece.lastIndexOf(LINE_FEED);
  if (feed < 0) return whole;
  const first = piece.subarray(feed + 1).find((byte) => !isBlank(byte));
  if (first === undefined) return 'blank';
  return first === COLON ? 'comment' : 'word';
}

/** A blank, a tab, a carriage return. */
function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}
