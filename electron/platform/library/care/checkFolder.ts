import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { z } from 'zod';
import { PictureError } from '#shared/errors/inputErrors';
import { errorCode } from '../../disk/fileErrors.ts';
import { picturePath } from '../pictureFiles.ts';
import type { DecodePicture } from '../recovery/wholePictures.ts';
import type { Marks } from './createMarks.ts';
import type { Findings } from './Findings.ts';
import type { HashAnswer } from './HashThread.ts';

export const pictureRow = z.object({
  id: z.string(),
  mime: z.string(),
  bytes: z.number(),
  proof: z.string().nullable(),
  missing_at: z.number().nullable(),
});
type PictureRow = z.output<typeof pictureRow>;

interface FolderOptions {
  /** The library's. */
  readonly folder: string;
  /** Of all pictures that belong into the folder. */
  readonly rows: readonly PictureRow[];
  /** Of a picture, as it is now. `undefined`: there is none of that id, or none any more. */
  readonly mimeOf: (id: string) => string | undefined;
  readonly hash: (path: string) => Promise<HashAnswer>;
  readonly decode: DecodePicture;
  readonly marks: Marks;
  readonly found: {
    readonly damaged: Findings<string>;
    readonly missing: Findings<string>;
    readonly unreadable: Findings<string>;
    readonly misnamed: Findings<{ id: string; file: string }>;
    readonly found: Findings<string>;
    readonly unknown: Findings<string>;
    /** What is wrong with rows, in words. */
    readonly rows: Findings<string>;
  };
  readonly onPicture: () => void;
}

/** Compares one of the 256 folders of pictures with the rows of what belongs there. Gives the bytes that were read. */
export async function checkFolder(name: string, options: FolderOptions): Promise<number> {
  const { folder, rows, mimeOf, marks, found, onPicture } = options;
  const files = new Set(await namesIn(join(folder, 'pictures', name)));
  let bytes = 0;
  for (const row of rows) {
    files.delete(basename(picturePath(folder, row.id, row.mime)));
    bytes += await checkPicture(row, files, options);
    onPicture();
  }
  await marks.write();
  for (const file of files) {
    const id = file.slice(0, file.length - extname(file).length);
    const mime = mimeOf(id);
    // It may have come since.
    if (mime !== undefined && basename(picturePath(folder, id, mime)) === file) continue;
    found.unknown.add(join('pictures', name, file));
  }
  return bytes;
}

/** `files`: what else lies in its folder, of which is taken out what turns out to be this picture. */
async function checkPicture(row: PictureRow, files: Set<string>, options: FolderOptions): Promise<number> {
  const { folder, hash, mimeOf, marks, found } = options;
  const { id, mime, bytes, proof, missing_at: missingAt } = row;
  const path = picturePath(folder, id, mime);
  const answer = await hash(path);
  if ('code' in answer && answer.code === 'ENOENT') {
    // Its trash may have been emptied since.
    if (mimeOf(id) === undefined) return 0;
    found.missing.add(id);
    if (missingAt === null) marks.missing(id);
    await findBeside(id, path, files, options);
    return 0;
  }
  if ('code' in answer) {
    // Only bytes that were read can be wrong: a right that is lacking, or a disk that is away, says nothing of the picture.
    found.unreadable.add(id);
    return 0;
  }
  if (missingAt !== null) marks.present(id);
  if (answer.id !== id) {
    found.damaged.add(id);
    if (proof !== 'damaged') marks.damaged(id);
    return answer.bytes;
  }
  if (answer.bytes !== bytes) {
    found.rows.add(`The row of ${id} says ${String(bytes)} bytes, and its file has ${String(answer.bytes)}.`);
  }
  const isMended = proof === 'damaged' && (await isWhole(path, options.decode));
  if (isMended) marks.whole(id);
  if (isMended || missingAt !== null) found.found.add(id);
  return answer.bytes;
}

/** Its bytes may lie beside its place, under another name. */
async function findBeside(id: string, path: string, files: Set<string>, { hash, found }: FolderOptions) {
  const beside = join(path, '..');
  for (const file of files) {
    if (!file.startsWith(id)) continue;
    const answer = await hash(join(beside, file));
    if (!('id' in answer) || answer.id !== id) continue;
    files.delete(file);
    found.misnamed.add({ id, file: join('pictures', basename(beside), file) });
    return;
  }
}

/** One that was received damaged is so still, though its bytes are what they were. */
async function isWhole(path: string, decode: DecodePicture): Promise<boolean> {
  try {
    await decode(path);
    return true;
  } catch (caught) {
    if (caught instanceof PictureError) return false;
    throw caught;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (caught) {
    if (errorCode(caught) === 'ENOENT') return [];
    throw caught;
  }
}
