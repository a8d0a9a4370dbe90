/** ms between two tellings: often enough to read along, and never more for a faster answer. */
const PAUSE_MS = 100;

/**
 * Tells of a text while it comes, in clean pieces and not too often: each is told once, so that all of them together are the text. The word
 * it ends with is held back until it is whole, for half a secret is not known as one.
 */
export class TextTeller {
  readonly #redact: (text: string) => string;
  readonly #tell: (piece: string) => void;
  #waiting: string[] = [];
  /** The open word, in the pieces it came in. */
  #word: string[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(redact: (text: string) => string, tell: (piece: string) => void) {
    this.#redact = redact;
    this.#tell = tell;
  }

  readonly push = (piece: string): void => {
    const end = wholeLength(piece);
    if (end > 0) {
      this.#waiting.push(this.#word.join(''), piece.slice(0, end));
      this.#word = [];
    }
    if (end < piece.length) this.#word.push(piece.slice(end));
    if (this.#waiting.length > 0) this.#timer ??= setTimeout(this.#flush, PAUSE_MS);
  };

  /** Nothing is told after this: what came of the text is told by who waits for it. */
  end(): void {
    clearTimeout(this.#timer);
    this.#waiting = [];
    this.#word = [];
  }

  readonly #flush = (): void => {
    this.#timer = undefined;
    const piece = this.#redact(this.#waiting.join(''));
    this.#waiting = [];
    this.#tell(piece);
  };
}

/**
 * How much of a piece comes before the word it ends with. A key, however it is spelled, is one word: it has no blank in it, and no letter that
 * others do not have on their keyboard.
 */
function wholeLength(piece: string): number {
  let end = piece.length;
  while (end > 0 && isInWord(piece.charCodeAt(end - 1))) end--;
  return end;
}

function isInWord(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}
