import { setImmediate as nextTurn } from 'node:timers/promises';
import { ProviderResponseError } from '#shared/errors/providerErrors';
import { MAX_STEP_BYTES, type BlobFile } from './BlobWriter.ts';
import { EventLines, isEventStream } from './EventLines.ts';
import type { Hasher } from './Hasher.ts';
import { JsonWalker } from './JsonWalker.ts';
import { ODDITIES } from './oddities.ts';
import { PictureEvents, type StreamedPicture } from './PictureEvents.ts';
import { Pictures } from './Pictures.ts';
import { startsLikePicture } from './pictureStart.ts';
import { ReplyParts } from './ReplyParts.ts';
import { Skeleton } from './Skeleton.ts';
import { TextReply } from './TextReply.ts';
import { TextEvents, type TextEventOptions } from './TextEvents.ts';
import { isText, unpackReply } from './unpackReply.ts';

export interface ExtractOptions {
  /** JSON keys whose long string values are pictures in base64. */
  readonly pictureKeys: readonly string[];
  /** `content-encoding` as declared. */
  readonly packing: string;
  /** Made when it does not exist. */
  readonly tempFolder: string;
  readonly hasher?: Hasher;
  /** Most bytes of the whole reply, unpacked. */
  readonly replyBytes: number;
  /** Most bytes of what is kept in memory of it. */
  readonly skeletonBytes: number;
  /** Takes secrets out of a text. */
  readonly redact: (text: string) => string;
  /** Where a text was asked for that may come as a stream of events. */
  readonly text?: Pick<TextEventOptions, 'stream' | 'piece'>;
  readonly picture?: StreamedPicture;
}

/** A reply taken apart. The files are the caller's. */
export interface Extracted {
  /**
   * What it says, without secrets: a JSON value, a list where it says several, the text where it is none, nothing where it is a file. A
   * `blob:…` reference stands in place of each picture, and long strings end in “…”.
   */
  readonly body: unknown;
  /** By reference. Some may stand nowhere in the body. */
  readonly blobs: ReadonlyMap<string, BlobFile>;
  /** False: it began like JSON and stopped in the middle. */
  readonly isComplete: boolean;
  /** Why reading stopped before the end. What had come before counts all the same. */
  readonly failure: unknown;
  /** What was not as it should be and did no harm, a sentence each. */
  readonly oddities: readonly string[];
}

/** ms after which others get their turn. */
const TURN_MS = 15;

/** What is made of a reply, step by step. */
interface Reading {
  readonly push: (step: Buffer) => unknown;
  readonly end: () => unknown;
  readonly body: () => unknown;
  readonly isComplete: () => boolean;
  readonly oddities: () => readonly (string | false)[];
  /** Lets go of what is no part of the reply. Never rejects. */
  readonly close?: () => Promise<void>;
}

/**
 * Reads a reply and writes the pictures in it to files while it arrives; no picture is ever whole in memory. What it is, its bytes tell, and
 * no fault of it costs a picture that had arrived. Never rejects.
 */
export async function extractPictures(packed: AsyncIterable<Uint8Array>, options: ExtractOptions): Promise<Extracted> {
  const pictures = new Pictures(options.tempFolder, options.hasher);
  let reading = emptyReading;
  let isAsDeclared = true;
  let failure: unknown;
  try {
    const unpacked = await unpackReply(packed, options.packing);
    ({ isAsDeclared } = unpacked);
    reading = readingOf(unpacked.head, pictures, options);
    for await (const step of stepsOf(unpacked.body, options.replyBytes)) {
      await reading.push(step);
      await pictures.settle();
    }
  } catch (caught) {
    failure = caught;
  }
  const isComplete = failure === undefined && reading.isComplete();
  let blobs: ReadonlyMap<string, BlobFile>;
  try {
    // What is still open when a reply stops is not whole.
    if (isComplete) await reading.end();
    blobs = await pictures.finish(!isComplete);
    if (!isComplete) await reading.end();
  } catch (caught) {
    failure ??= caught;
    blobs = await pictures.abandon();
  }
  await reading.close?.();
  const oddities = [
    !isAsDeclared && ODDITIES.packing,
    ...reading.oddities(),
    pictures.areTooMany && ODDITIES.tooMany,
  ].filter((oddity) => oddity !== false);
  return { body: reading.body(), blobs, isComplete, failure, oddities };
}

async function* stepsOf(body: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  let since = performance.now();
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    const view = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = 0; at < view.length; at += MAX_STEP_BYTES) {
      yield view.subarray(at, at + MAX_STEP_BYTES);
      if (performance.now() - since < TURN_MS) continue;
      await nextTurn();
      since = performance.now();
    }
  }
}

function readingOf(head: Buffer, pictures: Pictures, options: ExtractOptions): Reading {
  if (startsLikePicture(head) || !isText(head)) return readFile(pictures, startsLikePicture(head));
  const start = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (isEventStream(start)) {
    if (options.text) return readTextEvents(pictures, { ...options, ...options.text });
    return options.picture
      ? readPictureEvents(pictures, { ...options, ...options.picture })
      : readEvents(pictures, options);
  }
  return /^[[{]/.test(start) ? readJson(pictures, options, true) : readText(pictures, options);
}

const emptyReading: Reading = {
  push: () => undefined,
  end: () => undefined,
  body: () => '',
  isComplete: () => true,
  oddities: () => [],
};

function readFile(pictures: Pictures, isPicture: boolean): Reading {
  return {
    ...emptyReading,
    push: (step) => pictures.pushBytes(step),
    body: () => undefined,
    oddities: () => [isPicture && ODDITIES.file],
  };
}

/** `isAll`: nothing else is to be expected. */
function readJson(pictures: Pictures, options: ExtractOptions, isAll = false): Reading {
  const skeleton = new Skeleton(options.skeletonBytes, options.redact);
  const walker = new JsonWalker(options.pictureKeys, new ReplyParts(skeleton, pictures));
  return {
    push: (step) => {
      walker.push(step);
    },
    end: () => {
      walker.end();
    },
    body: () => skeleton.body,
    isComplete: () => walker.isClosed,
    oddities: () => [isAll && skeleton.isLoose && ODDITIES.loose, skeleton.isShortened && ODDITIES.shortened],
  };
}

function readEvents(pictures: Pictures, options: ExtractOptions): Reading {
  const json = readJson(pictures, options);
  const lines = new EventLines({ data: json.push, ended: json.end });
  return {
    ...json,
    push: (step) => {
      lines.push(step);
    },
    end: () => {
      lines.end();
    },
    oddities: () => [ODDITIES.events, ...json.oddities()],
  };
}

function readPictureEvents(pictures: Pictures, options: ConstructorParameters<typeof PictureEvents>[1]): Reading {
  const events = new PictureEvents(pictures, options);
  return {
    push: (step) => events.push(step),
    end: () => events.end(),
    body: () => events.body(),
    isComplete: () => events.isComplete,
    oddities: () => [events.isShortened && ODDITIES.shortened],
    close: () => events.close(),
  };
}

function readTextEvents(pictures: Pictures, options: TextEventOptions): Reading {
  const events = new TextEvents(pictures, options);
  return {
    push: (step) => {
      events.push(step);
    },
    end: () => {
      events.end();
    },
    body: () => events.body(),
    isComplete: () => events.isClosed,
    oddities: () => [events.isShortened && ODDITIES.shortened],
  };
}

function readText(pictures: Pictures, { redact, ...options }: ExtractOptions): Reading {
  const json = readJson(pictures, { redact, ...options });
  const text = new TextReply(pictures, redact, json.push);
  return {
    push: (step) => {
      text.push(step);
    },
    end: () => {
      text.end();
      json.end();
    },
    body: () => (text.isJson ? json.body() : text.toString()),
    isComplete: () => !text.isJson || json.isComplete(),
    oddities: () => (text.isJson ? [ODDITIES.around, ...json.oddities()] : []),
  };
}

function tooLarge(maxBytes: number): ProviderResponseError {
  return new ProviderResponseError(`The reply is larger than ${Math.round(maxBytes / 1024 / 1024)} MB.`, {
    hint: `Ask for a smaller picture. The provider may have billed this call.`,
  });
}
