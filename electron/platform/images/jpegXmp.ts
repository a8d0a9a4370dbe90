/** XMP in a JPEG: one segment, and what found no room in it in others. @see Adobe XMP specification, part 3, 1.1.3 */
import { MAX_RECIPE_BYTES, type PictureFile } from './PictureFile.ts';
import { dataOf, headOf, type Block, type Layout } from './PictureFormat.ts';

export const MAIN_XMP = 'http://ns.adobe.com/xap/1.0/\0';
const EXTENDED_XMP = 'http://ns.adobe.com/xmp/extension/\0';
/** A name for what belongs together, the length of all of it, and the place of this part. */
const PART_HEAD_BYTES = 40;
const NAME_BYTES = 32;

interface XmpPart {
  readonly packet: string;
  readonly blocks: readonly Block[];
}

export interface JpegXmp {
  readonly main: XmpPart | undefined;
  /** Put together; `undefined` where a part lacks, or it is longer than any recipe. */
  readonly extended: XmpPart | undefined;
}

export async function jpegXmp(file: PictureFile, { blocks }: Layout): Promise<JpegXmp> {
  let main: XmpPart | undefined;
  const extended: Block[] = [];
  for (const block of blocks.filter(({ type }) => type === 'e1')) {
    const head = (await headOf(file, block, EXTENDED_XMP.length)).toString('latin1');
    if (head === EXTENDED_XMP) extended.push(block);
    else if (!main && head.startsWith(MAIN_XMP)) {
      const data = (await dataOf(file, block)) ?? Buffer.alloc(0);
      main = { packet: data.toString('utf8', MAIN_XMP.length), blocks: [block] };
    }
  }
  const packet = await joined(file, extended);
  return { main, extended: packet === undefined ? undefined : { packet, blocks: extended } };
}

/** The parts of the first name there is, each at its place. */
async function joined(file: PictureFile, blocks: readonly Block[]): Promise<string | undefined> {
  let whole: { readonly name: string; readonly bytes: Buffer } | undefined;
  let filled = 0;
  for (const block of blocks) {
    const data = (await dataOf(file, block))?.subarray(EXTENDED_XMP.length);
    if (!data || data.length < PART_HEAD_BYTES) continue;
    const name = data.toString('latin1', 0, NAME_BYTES);
    const length = data.readUInt32BE(NAME_BYTES);
    const at = data.readUInt32BE(NAME_BYTES + 4);
    if (!whole && length > MAX_RECIPE_BYTES * 2) return undefined;
    whole ??= { name, bytes: Buffer.alloc(length) };
    const part = data.subarray(PART_HEAD_BYTES);
    if (name !== whole.name || at + part.length > whole.bytes.length) continue;
    part.copy(whole.bytes, at);
    filled += part.length;
  }
  return whole && filled >= whole.bytes.length ? whole.bytes.toString('utf8') : undefined;
}
