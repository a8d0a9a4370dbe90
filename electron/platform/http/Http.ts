import type { AppError } from '#shared/errors/AppError';
import type { HttpBody } from '#shared/providers/HttpCall';
import type { HttpReply } from '#shared/providers/HttpReply';
import type { TextStream } from '#shared/providers/TextStream';
import type { DownloadOptions } from './downloadPicture.ts';
import type { BlobFile } from './reply/BlobWriter.ts';
import type { StreamedPicture } from './reply/PictureEvents.ts';

export interface HttpRequest {
  /** https, or http to this machine. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: HttpBody;
  /** JSON keys whose long string values are pictures. */
  readonly pictureKeys: readonly string[];
  /** How long nothing may be heard: from the last byte of the request to the first of the answer, and between those of the answer. */
  readonly timeoutMs: number;
  /** Where its pictures are written while they arrive; made when there is one. */
  readonly folder: string;
  /** Hears `true` once the request has left as a whole, and `false` when the answer is one that is never billed, whatever is in it. */
  readonly onBillable?: (mayBeBilled: boolean) => void;
  /** Hears the headers of the answer when it begins. */
  readonly onHead?: (headers: HttpReply['headers']) => void;
  /** Where a text is asked for that may come as a stream: what reads it, and who hears it while it comes. */
  readonly text?: StreamedText;
  /** Where a picture is asked for that may come as a stream: what reads it, and who is given what is drawn of it so far. */
  readonly picture?: StreamedPicture;
}

export interface StreamedText {
  readonly stream: TextStream;
  /** Hears what was added, without secrets, some times a second at most. */
  readonly tell: (piece: string) => void;
}

export interface HttpAnswer {
  readonly reply: HttpReply;
  /** The pictures in it, by the `blob:…` reference that stands in the reply. The files are the caller's to move or to discard. */
  readonly blobs: ReadonlyMap<string, BlobFile>;
  /** SHA-256 of the pictures that were sent in another type than the library has them in. One of them in the reply is no result. */
  readonly converted: ReadonlySet<string>;
  /** What was not as it should be and did the pictures no harm, a sentence each. */
  readonly oddities: readonly string[];
  /** Why it has no end. Only an answer with pictures, or one that was to be a stream of text, is given in spite of one. */
  readonly failure?: AppError;
  /** Removes the files that are still where they were, but for the paths to keep. */
  readonly discard: (keep?: ReadonlySet<string>) => Promise<void>;
}

export interface Http {
  /**
   * Sends one POST and takes its reply apart while it arrives. Never follows a redirect: the key must not travel. An answer that breaks off
   * behind a picture is given up to there.
   * @throws BadInputError before anything is sent; NetworkError, CallTimeoutError, CancelledError, ProviderResponseError, StorageError.
   */
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer>;
  /** Sends one GET and takes its reply apart as `send` does: for what was handed in before. @throws as `send` */
  load(request: Omit<HttpRequest, 'body' | 'onBillable'>, signal: AbortSignal): Promise<HttpAnswer>;
  /**
   * Sends one GET and gives its reply. For what costs nothing, such as asking whether a key is good: `timeoutMs` is for all of it. Never
   * follows a redirect. @throws as `send`
   */
  get(request: Pick<HttpRequest, 'url' | 'headers' | 'timeoutMs'>, signal: AbortSignal): Promise<HttpReply>;
  /** Fetches a picture that a reply points to, without any header of ours. `isLocal`: this machine may be asked. */
  download(
    url: string,
    options: Pick<DownloadOptions, 'timeoutMs' | 'isLocal' | 'folder'>,
    signal: AbortSignal,
  ): Promise<BlobFile>;
  /** Ends all connections. */
  close(): Promise<void>;
}
