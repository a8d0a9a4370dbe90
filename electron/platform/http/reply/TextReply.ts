import type { Pictures } from './Pictures.ts';
import { PictureScanner } from './PictureScanner.ts';
import { SkeletonText } from './SkeletonText.ts';

/** Far more than is ever quoted of a page. */
const MAX_TEXT_BYTES = 64 * 1024;
/** Where JSON begins in the middle of a text. */
const JSON_START = /[[{][\s[{]{0,16}"/;
/** It may, in the step that comes next. */
const OPEN_END = /[[{][\s[{]{0,16}$/;

/** A reply that does not begin as JSON: a page, or words, with pictures in base64 in it, or with the JSON behind them. */
export class TextReply {
  readonly #pictures: Pictures;
  readonly #text: SkeletonText;
  readonly #scanner: PictureScanner;
  readonly #toJson: (step: Buffer) => unknown;
  #held: Buffer = Buffer.alloc(0);
  /** How many pictures had come before JSON began. */
  #before: number | undefined;

  /** `toJson` gets all from where JSON begins. */
  constructor(pictures: Pictures, redact: (text: string) => string, toJson: (step: Buffer) => unknown) {
    this.#pictures = pictures;
    this.#toJson = toJson;
    this.#text = new SkeletonText(redact);
    this.#text.start(MAX_TEXT_BYTES);
    this.#scanner = new PictureScanner({
      text: (bytes) => {
        this.#text.add(bytes);
      },
      pictureStarted: () => {
        this.#text.add(Buffer.from(pictures.start() ?? ''));
      },
      picture: pictures.push,
      pictureEnded: pictures.end,
    });
  }

  push(chunk: Buffer): void {
    if (this.#before !== undefined) {
      this.#handOver(chunk);
      return;
    }
    const step = this.#held.length > 0 ? Buffer.concat([this.#held, chunk]) : chunk;
    const letters = step.toString('latin1');
    const start = JSON_START.exec(letters)?.index;
    const end = start ?? OPEN_END.exec(letters)?.index ?? step.length;
    this.#scanner.push(step.subarray(0, end));
    this.#held = Buffer.from(step.subarray(end));
    if (start === undefined) return;
    this.#scanner.end();
    this.#before = this.#pictures.count;
    this.#handOver(this.#held);
  }

  end(): void {
    if (this.#before !== undefined) return;
    this.#scanner.push(this.#held);
    this.#scanner.end();
  }

  #handOver(bytes: Buffer): void {
    this.#text.add(bytes);
    this.#toJson(bytes);
  }

  /** Whether a picture came in JSON behind the text. Then the text is of no matter. */
  get isJson(): boolean {
    return this.#before !== undefined && this.#pictures.count > this.#before;
  }

  /** Without the byte order mark. */
  toString(): string {
    return this.#text.finish(false).replace(/^\uFEFF/, '');
  }
}
