import { open, stat } from 'node:fs/promises';
import { PictureError } from '#shared/errors/inputErrors';
import { formatOf, kindOf, openPicture } from '../pictureFormats.ts';
import { textOf } from '../PictureFormat.ts';
import { exifTexts } from './exifTexts.ts';
import type { Origin, PictureText } from './Origin.ts';
import { originOf } from './originOf.ts';
import { pictureTexts } from './pictureTexts.ts';
import { xmpTexts } from './xmpTexts.ts';

/** A file beside a picture that is longer is none of its words. */
const MAX_BESIDE_BYTES = 4 * 1024 * 1024;

/** What a decoder gives of a kind of file that is not read here. */
export interface Metadata {
  readonly exif?: Buffer | undefined;
  readonly xmp?: Buffer | undefined;
}

/**
 * What a picture file, and what lies beside it, say of how the picture was made: our own recipe, and what other programs write.
 * @param beside files of the same name, that end in `.txt` or `.json`
 * @throws StorageError when the picture cannot be opened
 */
export async function readOrigin(
  path: string,
  beside: readonly string[],
  metadata: (path: string) => Promise<Metadata>,
): Promise<Origin> {
  const words = (await Promise.all(beside.map(readBeside))).filter((text) => text !== undefined);
  const { texts, recipe } = await textsIn(path, metadata);
  return originOf(texts, words, recipe);
}

async function textsIn(
  path: string,
  metadata: (path: string) => Promise<Metadata>,
): Promise<{ readonly texts: readonly PictureText[]; readonly recipe?: string | undefined }> {
  await using file = await openPicture(path);
  const format = await formatOf(file);
  const kind = await kindOf(file);
  try {
    if (format && kind !== undefined) {
      const layout = await format.layout(file);
      return { texts: await pictureTexts(file, kind, layout), recipe: await format.recipe(file, layout) };
    }
    const { exif, xmp } = await metadata(path);
    return { texts: [...(exif ? exifTexts(exif) : []), ...(xmp ? xmpTexts(xmp.toString('utf8')) : [])] };
  } catch (caught) {
    if (caught instanceof PictureError) return { texts: [] };
    throw caught;
  }
}

/** One that cannot be read says nothing. */
async function readBeside(path: string): Promise<PictureText | undefined> {
  try {
    const facts = await stat(path);
    if (!facts.isFile() || facts.size > MAX_BESIDE_BYTES) return undefined;
    await using file = await open(path);
    return {
      key: path.toLowerCase().endsWith('.json') ? 'json' : 'txt',
      text: textOf(await file.readFile()).replace(/^\uFEFF/, ''),
    };
  } catch (caught) {
    if (caught instanceof Error && 'code' in caught) return undefined;
    throw caught;
  }
}
