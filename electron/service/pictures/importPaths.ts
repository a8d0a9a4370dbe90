import { basename } from 'node:path';
import type { Announcement, ImportReport } from '#shared/api/contract';
import { AppError, type ErrorReport } from '#shared/errors/AppError';
import { NotFoundError, PictureError, StorageError } from '#shared/errors/inputErrors';
import { reportOf } from '#shared/errors/reportOf';
import { MOST_TOLD } from '#shared/api/calls/libraryCalls';
import { ImportNews } from './ImportNews.ts';
import type { JobTools } from '../Jobs.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';
import type { TakenPicture } from '../ports/LibraryPort.ts';
import type { WalkedFile } from '../ports/picturePorts.ts';

type Ports = Pick<ServicePorts, 'library' | 'engine' | 'redact' | 'walkPictures'>;

/** Hears of each file, in their order. */
export interface ImportListener {
  readonly onPicture?: (path: string, picture: TakenPicture) => void;
  readonly onRefused?: (path: string, error: ErrorReport) => void;
}

/**
 * Puts the pictures among files and folders into the library, one after the other, each whole or not at all: one that is refused keeps none of the others
 * out. How many there are costs no memory. Where it is ended, what was taken stays.
 */
export async function importPaths(
  paths: readonly string[],
  { library, engine, redact, walkPictures }: Ports,
  announce: (announcement: Announcement) => void,
  { signal, progress }: JobTools,
  { onPicture, onRefused }: ImportListener = {},
): Promise<ImportReport> {
  const at = engine.now();
  const news = new ImportNews(announce);
  const [notes, refused] = [
    told<ImportReport['notes']['first'][number]>(),
    told<ImportReport['refused']['first'][number]>(),
  ];
  let [taken, known, restored, done] = [0, 0, 0, 0];
  let total: number | null = null;
  void count(walkPictures(paths), signal).then((counted) => (total = counted));
  /** The last picture of a name that others belong to. */
  let first: { readonly path: string; readonly id: string } | undefined;

  const refuse = (path: string, caught: unknown) => {
    if (!(caught instanceof AppError)) engine.log(caught);
    const error = reportOf(caught);
    refused.add({ name: redact(basename(path)), error });
    onRefused?.(path, error);
  };
  const take = async (found: Extract<WalkedFile, { readonly beside: readonly string[] }>) => {
    const { path, beside, twinOf } = found;
    const isTwin = twinOf !== undefined && twinOf === first?.path;
    const twin = isTwin && first ? { twinOf: first.id } : {};
    const picture = await library.takeIn({ name: basename(path), path, beside, batchAt: at, ...twin }, engine.now());
    if (twinOf === undefined) first = { path, id: picture.id };
    if (picture.isNew) taken++;
    else known++;
    if (picture.isRestored) restored++;
    if (picture.isNew || picture.isRestored) news.add(picture.id);
    if (picture.note !== undefined) notes.add({ name: picture.name, note: picture.note });
    onPicture?.(path, picture);
  };
  const report = (): ImportReport => ({ taken, known, restored, at, notes: notes.all, refused: refused.all });
  try {
    for await (const found of walkPictures(paths)) {
      if (signal.aborted) return { ...report(), isStopped: true };
      try {
        if ('reason' in found) throw refusalOf(found.reason);
        await take(found);
      } catch (caught) {
        // A disk that is full takes no other either.
        if (caught instanceof StorageError) return { ...report(), failure: reportOf(caught) };
        refuse(found.path, caught);
      }
      progress(++done, total);
    }
    return report();
  } finally {
    news.flush();
  }
}

async function count(found: AsyncIterable<unknown>, signal: AbortSignal): Promise<number | null> {
  const iterator = found[Symbol.asyncIterator]();
  for (let counted = 0; !signal.aborted; counted++) {
    if ((await iterator.next()).done) return counted;
  }
  await iterator.return?.();
  return null;
}

function refusalOf(reason: Extract<WalkedFile, { readonly reason: string }>['reason']): AppError {
  switch (reason) {
    case 'no-picture':
      return new PictureError('It is no picture.', { hint: 'PNG, JPEG, WebP, GIF, AVIF and TIFF are taken.' });
    case 'unreadable':
      return new NotFoundError('It cannot be read.', {
        hint: 'It is gone, leads nowhere, or you have no right to it.',
      });
    case 'too-deep':
      return new PictureError('The folder lies too deep within others.', { hint: 'Import it by itself.' });
  }
}

/** All are counted, the first are named. */
function told<T>() {
  const first: T[] = [];
  let counted = 0;
  return {
    add(one: T) {
      if (counted++ < MOST_TOLD) first.push(one);
    },
    get all() {
      return { count: counted, first };
    },
  };
}
