import type { TextStream } from '#shared/providers/TextStream';
import { EventLines } from './EventLines.ts';
import { JsonWalker } from './JsonWalker.ts';
import type { Pictures } from './Pictures.ts';
import { ReplyParts } from './ReplyParts.ts';
import { Skeleton } from './Skeleton.ts';

export interface TextEventOptions {
  readonly stream: TextStream;
  /** Hears each piece of the text, as it came: secrets may be in it, also across pieces. */
  readonly piece: (text: string) => void;
  readonly pictureKeys: readonly string[];
  /** Of one event, and of the whole text with what refuses it. */
  readonly skeletonBytes: number;
  readonly redact: (text: string) => string;
}

/** A text that comes as a stream of events: each is read, heard and let go, so that no length of an answer fills the memory twice. */
export class TextEvents {
  readonly #options: TextEventOptions;
  readonly #pictures: Pictures;
  readonly #lines: EventLines;
  readonly #pieces: string[] = [];
  readonly #refusals: string[] = [];
  #length = 0;
  #isShortened = false;
  #isClosed = true;
  #event: { readonly skeleton: Skeleton; readonly walker: JsonWalker } | undefined;

  constructor(pictures: Pictures, options: TextEventOptions) {
    this.#options = options;
    this.#pictures = pictures;
    this.#lines = new EventLines({ data: this.#data, ended: this.#ended });
  }

  push(step: Buffer): void {
    this.#lines.push(step);
  }

  end(): void {
    this.#lines.end();
  }

  /** Whether the text was longer than is kept, or an event was. */
  get isShortened(): boolean {
    return this.#isShortened;
  }

  /** Whether it stopped between events. */
  get isClosed(): boolean {
    return this.#isClosed && (this.#event?.walker.isClosed ?? true);
  }

  /** As it would have come at once. The text is cleaned once more as a whole: a secret may have come in pieces. */
  body(): unknown {
    const { stream, redact } = this.#options;
    return stream.body({ text: redact(this.#pieces.join('')), refusal: redact(this.#refusals.join('')) });
  }

  readonly #data = (bytes: Buffer): void => {
    const { pictureKeys, skeletonBytes, redact } = this.#options;
    if (!this.#event) {
      const skeleton = new Skeleton(skeletonBytes, redact);
      this.#event = { skeleton, walker: new JsonWalker(pictureKeys, new ReplyParts(skeleton, this.#pictures)) };
    }
    this.#event.walker.push(bytes);
  };

  readonly #ended = (): void => {
    const event = this.#event;
    if (!event) return;
    this.#event = undefined;
    // Of one that stops in its middle only what is whole is heard.
    this.#isClosed &&= event.walker.isClosed;
    event.walker.end();
    this.#isShortened ||= event.skeleton.isShortened;
    const { text, refusal } = this.#options.stream.hear(event.skeleton.body);
    if (text === '' && refusal === '') return;
    this.#length += text.length + refusal.length;
    if (this.#length > this.#options.skeletonBytes) {
      this.#isShortened = true;
      return;
    }
    if (refusal !== '') this.#refusals.push(refusal);
    if (text === '') return;
    this.#pieces.push(text);
    this.#options.piece(text);
  };
}
