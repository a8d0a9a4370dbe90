import { WINDOW_BYTES, type PictureFile } from './PictureFile.ts';
import { formatOf, kindOf, openPicture } from './pictureFormats.ts';

/** The box in AVIF and HEIF. @see https://spec.c2pa.org/specifications/specifications/2.1/specs/C2PA_Specification.html#_embedding_manifests_into_bmff_based_assets */
const BOX_ID = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex');
/** An application extension of GIF, by name. */
const GIF_EXTENSION = Buffer.from('!\xff\x0bC2PA_GIF', 'latin1');
/** A tag of TIFF. */
const TIFF_TAG = 0xcd41;
const MAX_BOXES = 1000;
const MAX_TAGS = 5000;

/**
 * Whether a picture carries content credentials (C2PA). They are not verified.
 * @throws StorageError when the file cannot be opened; PictureError where it is damaged.
 */
export async function hasCredentials(path: string): Promise<boolean> {
  await using file = await openPicture(path);
  const format = await formatOf(file);
  if (!format) return await hasElsewhere(file, await kindOf(file));
  for (const block of (await format.layout(file)).blocks) {
    if (await format.isCredentials(file, block)) return true;
  }
  return false;
}

async function hasElsewhere(file: PictureFile, kind: string | undefined): Promise<boolean> {
  if (kind === 'image/avif' || kind === 'image/heif') return hasBox(file);
  if (kind === 'image/tiff') return hasTag(file);
  return kind === 'image/gif' && holds(file, GIF_EXTENSION);
}

async function hasBox(file: PictureFile): Promise<boolean> {
  let at = 0;
  for (let count = 0; count < MAX_BOXES && at + 8 <= file.size; count++) {
    const head = await file.bytes(at, Math.min(32, file.size - at));
    const isLong = head.readUInt32BE(0) === 1 && head.length >= 16;
    const length = isLong ? Number(head.readBigUInt64BE(8)) : head.readUInt32BE(0);
    const idAt = isLong ? 16 : 8;
    if (head.toString('latin1', 4, 8) === 'uuid' && head.subarray(idAt, idAt + 16).equals(BOX_ID)) return true;
    // The last box may leave its length out.
    if (length < 8) return false;
    at += length;
  }
  return false;
}

async function hasTag(file: PictureFile): Promise<boolean> {
  const head = await file.bytes(0, 8);
  const isLittle = head.toString('latin1', 0, 2) === 'II';
  const directory = isLittle ? head.readUInt32LE(4) : head.readUInt32BE(4);
  const short = (bytes: Buffer): number => (isLittle ? bytes.readUInt16LE(0) : bytes.readUInt16BE(0));
  const count = Math.min(short(await file.bytes(directory, 2)), MAX_TAGS);
  for (let index = 0; index < count; index++) {
    if (short(await file.bytes(directory + 2 + index * 12, 2)) === TIFF_TAG) return true;
  }
  return false;
}

async function holds(file: PictureFile, sought: Buffer): Promise<boolean> {
  for (let at = 0; at < file.size; at += WINDOW_BYTES - sought.length) {
    if ((await file.bytes(at, Math.min(WINDOW_BYTES, file.size - at))).includes(sought)) return true;
  }
  return false;
}
