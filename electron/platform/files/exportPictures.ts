import { stat } from 'node:fs/promises';
import { BadInputError, NotFoundError, PictureError, SecretFoundError } from '#shared/errors/inputErrors';
import type { AppError } from '#shared/errors/AppError';
import type { ImageRef } from '#shared/graph/generation';
import { errorCode } from '../disk/fileErrors.ts';
import { exportName } from './exportName.ts';
import { prepareCopy, type CopyTools, type CopyWishes, type PreparedCopy } from './exportCopy.ts';

/** How pictures leave the library. */
export interface ExportWishes extends CopyWishes {
  /** File name without extension, with tokens in braces; `{n}` counts from 1. */
  readonly name: string;
}

/** What is known of a picture that leaves. */
export interface Leaving {
  readonly image: ImageRef;
  /** ms since the epoch */
  readonly at: number;
  readonly graph: string;
  readonly seed: number | undefined;
  readonly model: string;
  /** What it was asked for by, or what its file was called. */
  readonly words: string;
}

/** Hears of each picture. */
export interface ExportListener {
  readonly onRefused: (id: string, error: AppError) => void;
  readonly onNote: (note: string) => void;
}

/** A copy that is ready, and how it is to be called. */
export interface NamedCopy extends PreparedCopy {
  readonly image: ImageRef;
  /** Without extension. */
  readonly name: string;
}

/**
 * Makes copies ready one after the other, in a folder for what is being written; each is there until the next is asked for. One that is missing, or
 * must not leave, is told and left out.
 * @throws StorageError, or the system's error, where the disk takes no more
 */
export async function* exportPictures(
  pictures: AsyncIterable<Leaving> | Iterable<Leaving>,
  folder: string,
  wishes: ExportWishes,
  tools: CopyTools,
  { onRefused, onNote }: ExportListener,
): AsyncGenerator<NamedCopy> {
  let number = 0;
  for await (const leaving of pictures) {
    const { image } = leaving;
    let hold: ((copy: NamedCopy) => void) | undefined;
    let release: (() => void) | undefined;
    const ready = new Promise<NamedCopy>((resolve) => (hold = resolve));
    const used = new Promise<void>((resolve) => (release = resolve));
    const work = (async () => {
      await refuseMissing(image, tools);
      const name = nameOf(leaving, number + 1, wishes.name, tools);
      await prepareCopy(image, folder, wishes, tools, onNote, async (copy) => {
        hold?.({ ...copy, image, name });
        await used;
      });
    })();
    try {
      const copy = await Promise.race([ready, work]);
      if (!copy)
        throw new SecretFoundError('Its own data holds an API key.', { hint: 'It is in the library as it came.' });
      number++;
      yield copy;
    } catch (caught) {
      if (!isOfPicture(caught)) throw caught;
      onRefused(image.id, caught);
    } finally {
      release?.();
      await work.catch(() => undefined);
    }
  }
}

/** Of the picture, not of the disk that is written to. */
function isOfPicture(caught: unknown): caught is AppError {
  return (
    caught instanceof NotFoundError ||
    caught instanceof PictureError ||
    caught instanceof SecretFoundError ||
    caught instanceof BadInputError
  );
}

async function refuseMissing(image: ImageRef, { pictureFile }: CopyTools): Promise<void> {
  const path = pictureFile(image.id)?.path;
  try {
    if (path !== undefined && (await stat(path)).isFile()) return;
  } catch (caught) {
    if (errorCode(caught) !== 'ENOENT') throw caught;
  }
  throw new NotFoundError('Its file is not in the library any more.', { hint: 'library check tells what is missing.' });
}

function nameOf(
  { image, at, graph, seed, model, words }: Leaving,
  number: number,
  pattern: string,
  { assertClean }: CopyTools,
): string {
  const more = { n: String(number) };
  // A name neither begins nor ends with a blank place: what is not known of a picture is told otherwise.
  const values = {
    graph,
    at: new Date(at),
    seed,
    model: model || 'picture',
    prompt: words || 'picture',
    index: number,
  };
  const known = seed === undefined ? pattern.replaceAll('{seed}', '{id}') : pattern;
  const name = exportName(known, { ...values, id: image.id, more });
  assertClean(name, 'The name of a file');
  return name;
}
