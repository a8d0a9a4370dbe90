import type { PictureStream } from '#shared/providers/pictureStream';
import { EventLines } from './EventLines.ts';
import { JsonWalker } from './JsonWalker.ts';
import { PartialFiles } from './PartialFiles.ts';
import type { Pictures, PictureSink } from './Pictures.ts';
import { ReplyParts } from './ReplyParts.ts';
import { Skeleton } from './Skeleton.ts';

/** Where a picture was asked for that may come as a stream of events. */
export interface StreamedPicture {
  readonly stream: PictureStream;
  /** Where pictures go that are not finished; made when there is one. */
  readonly partialFolder: string;
  /** Is given the path of each of them. The file is the hearer's. */
  readonly came: (path: string) => void;
}

interface PictureEventOptions extends StreamedPicture {
  readonly pictureKeys: readonly string[];
  readonly redact: (text: string) => string;
}

/** Of one event without its picture: what is told of a picture is short. */
const EVENT_BYTES = 64 * 1024;

/** A picture that comes as a stream of events: the finished one goes where all do, what came of it before is told and let go. */
export class PictureEvents {
  readonly #options: PictureEventOptions;
  readonly #pictures: Pictures;
  readonly #partials: PartialFiles;
  readonly #lines: EventLines;
  /** What the event is called that is being told. */
  #name: string | undefined;
  #event: { readonly skeleton: Skeleton; readonly walker: JsonWalker } | undefined;
  /** Of pictures that turned out not to be finished once they had come. */
  #late: string[] = [];
  #isClosed = true;
  #isShortened = false;

  constructor(pictures: Pictures, options: PictureEventOptions) {
    this.#options = options;
    this.#pictures = pictures;
    this.#partials = new PartialFiles(options.partialFolder, options.came);
    this.#lines = new EventLines({ data: this.#data, named: this.#named, ended: this.#ended });
  }

  /** Returns when the disk has kept up with what is not finished. @throws StorageError */
  async push(step: Buffer): Promise<void> {
    this.#lines.push(step);
    await this.#partials.settle();
    await this.#dropLate();
  }

  /** The last event may have had no end. Never rejects. */
  async end(): Promise<void> {
    this.#lines.end();
    await this.#dropLate();
  }

  /** Removes what is left of pictures that are not finished. Never rejects. */
  close(): Promise<void> {
    return this.#partials.close();
  }

  /** Whether it was said how it ends, and it stopped between events. */
  get isComplete(): boolean {
    const isClosed = this.#isClosed && (this.#event?.walker.isClosed ?? true);
    return isClosed && this.#options.stream.isEnded();
  }

  get isShortened(): boolean {
    return this.#isShortened;
  }

  /** As it would have come at once. */
  body(): unknown {
    return this.#options.stream.body();
  }

  readonly #data = (bytes: Buffer): void => {
    this.#event ??= this.#begin();
    this.#event.walker.push(bytes);
  };

  readonly #named = (name: string): void => {
    this.#name = name === '' ? undefined : name;
  };

  readonly #ended = (): void => {
    const [event, name] = [this.#event, this.#name];
    this.#event = this.#name = undefined;
    if (!event) return;
    this.#isClosed &&= event.walker.isClosed;
    event.walker.end();
    this.#isShortened ||= event.skeleton.isShortened;
    const { body } = event.skeleton;
    this.#options.stream.hear(body, name);
    if (this.#options.stream.isPartial(body, name)) this.#late.push(...referencesIn(body));
  };

  async #dropLate(): Promise<void> {
    for (const reference of this.#late.splice(0)) await this.#pictures.drop(reference);
  }

  /** Where a picture of the event goes is known once it begins, if the event says before what it is. */
  #begin() {
    const { redact, pictureKeys, stream } = this.#options;
    const skeleton = new Skeleton(EVENT_BYTES, redact);
    let target: PictureSink = this.#pictures;
    const sink: PictureSink = {
      start: () => {
        target = stream.isPartial(skeleton.begun, this.#name) ? this.#partials : this.#pictures;
        return target.start();
      },
      push: (base64) => {
        target.push(base64);
      },
      end: () => {
        target.end();
      },
    };
    return { skeleton, walker: new JsonWalker(pictureKeys, new ReplyParts(skeleton, sink)) };
  }
}

function referencesIn(event: unknown): readonly string[] {
  return Object.values(event as object).filter(
    (value): value is string => typeof value === 'string' && value.startsWith('blob:'),
  );
}
