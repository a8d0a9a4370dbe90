import { rm } from 'node:fs/promises';
import { AppError } from '#shared/errors/AppError';
import { PictureError } from '#shared/errors/inputErrors';
import type { Generated } from '#shared/providers/ProviderAdapter';
import type { Received, ReceivedPicture } from '../../engine/Ports.ts';
import type { BlobFile } from './BlobWriter.ts';
import { keepUnread, withHint } from './keepUnread.ts';
import { savePicture, type SaveOptions } from './savePicture.ts';

export interface ReceiveOptions extends SaveOptions {
  /** Where pictures go that cannot be read. */
  readonly unreadableFolder: string;
  /** @throws PictureError */
  readonly probe: (path: string) => Promise<{ readonly width: number; readonly height: number; readonly mime: string }>;
}

/**
 * All pictures of a reply that can be read, the chosen one first, none twice. What keeps one of them from being read keeps no other from
 * being received, whatever it is; and no byte that came is lost.
 * @throws what was wrong with the first that could not be had, when that leaves none.
 */
export async function receivePictures(
  { picture, others, problem }: Generated,
  options: ReceiveOptions,
  signal: AbortSignal,
): Promise<Received['pictures']> {
  const found = new Map<string, ReceivedPicture>();
  let failure: Error | undefined;
  for (const source of new Set([picture, ...others].map((one) => one.source))) {
    try {
      const file = await savePicture(source, options, signal);
      if (found.has(file.id)) await rm(file.path, { force: true });
      else found.set(file.id, await readable(file, options));
    } catch (caught) {
      failure ??= caught instanceof Error ? caught : new Error(String(caught));
    }
  }
  const [first, ...rest] = found.values();
  if (!first) throw withProblem(failure ?? new PictureError('The reply holds no picture.'), problem);
  return [first, ...rest];
}

/** What the reply says of itself is most likely why. */
function withProblem(failure: Error, problem: Error | undefined): Error {
  return problem && failure instanceof AppError
    ? withHint(failure, `The reply also says: ${problem.message}`)
    : failure;
}

async function readable(file: BlobFile, { probe, unreadableFolder }: ReceiveOptions): Promise<ReceivedPicture> {
  try {
    // Once more: the first time something else may have broken the picture process.
    return { ...file, ...(await probe(file.path).catch(() => probe(file.path))) };
  } catch (caught) {
    throw new PictureError('A picture came back that cannot be read.', {
      hint: `It may have been billed, so its bytes were kept: ${(await keepUnread([file], unreadableFolder)).join(', ')}`,
      cause: caught,
    });
  }
}
