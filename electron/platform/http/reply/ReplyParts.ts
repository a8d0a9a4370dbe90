import type { JsonParts, StringRole } from './JsonWalker.ts';
import type { PictureSink } from './Pictures.ts';
import { PictureScanner } from './PictureScanner.ts';
import type { Skeleton } from './Skeleton.ts';

/** A string under a picture key that is longer leaves the text, whatever its bytes are; shorter ones only where they are a picture. */
const LONG_STRING_BYTES = 16 * 1024;
/** Read to tell base64 from other words. */
const SAMPLE_BYTES = 4096;
/** Of a sample, in base64 that may be mended. */
const MAX_JUNK = 0.08;

/** Sends what was found in a reply where it belongs: pictures to their files, all else into the skeleton, with a reference for each picture. */
export class ReplyParts implements JsonParts {
  readonly #skeleton: Skeleton;
  readonly #pictures: PictureSink;
  readonly #scanner: PictureScanner;
  #string: 'scanned' | 'candidate' | 'picture' = 'scanned';
  /** A candidate so far, while its length is not known yet. */
  #held: Buffer[] = [];
  #heldBytes = 0;

  constructor(skeleton: Skeleton, pictures: PictureSink) {
    this.#skeleton = skeleton;
    this.#pictures = pictures;
    this.#scanner = new PictureScanner({
      text: this.#text,
      pictureStarted: this.#startPicture,
      picture: pictures.push,
      pictureEnded: pictures.end,
    });
  }

  readonly opened = (isObject: boolean): void => {
    this.#skeleton.opened(isObject);
  };

  readonly closed = (): void => {
    this.#skeleton.closed();
  };

  readonly word = (text: Buffer): void => {
    this.#skeleton.word(text);
  };

  readonly stringStarted = (role: StringRole): void => {
    this.#skeleton.stringStarted(role);
    this.#string = role === 'picture' ? 'candidate' : 'scanned';
  };

  readonly string = (bytes: Buffer): void => {
    if (this.#string === 'picture') this.#pictures.push(bytes);
    else if (this.#string === 'scanned') this.#scanner.push(bytes);
    else {
      this.#held.push(bytes);
      this.#heldBytes += bytes.length;
      if (this.#heldBytes > LONG_STRING_BYTES) this.#decide();
    }
  };

  readonly stringEnded = (): void => {
    if (this.#string === 'candidate') this.#scanner.push(this.#release());
    if (this.#string === 'picture') this.#pictures.end();
    else this.#scanner.end();
    this.#skeleton.stringEnded();
  };

  #decide(): void {
    const held = this.#release();
    this.#string = isLikeBase64(held) ? 'picture' : 'scanned';
    if (this.#string === 'picture') this.#startPicture();
    this.string(held);
  }

  #release(): Buffer {
    const bytes = Buffer.concat(this.#held);
    this.#held = [];
    this.#heldBytes = 0;
    return bytes;
  }

  readonly #text = (bytes: Buffer): void => {
    this.#skeleton.string(bytes);
  };

  readonly #startPicture = (): void => {
    const reference = this.#pictures.start();
    if (reference !== undefined) this.#skeleton.string(Buffer.from(reference));
  };
}

function isLikeBase64(bytes: Buffer): boolean {
  const sample = bytes.toString('latin1', 0, SAMPLE_BYTES);
  if (/^[a-z]{2,10}:\\?\//i.test(sample)) return false;
  return sample.replaceAll(/[\w+/=%\\\r\n\t-]/g, '').length < sample.length * MAX_JUNK;
}
