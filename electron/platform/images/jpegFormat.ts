import { bareExif } from './bareExif.ts';
import { BETWEEN, jpegSegments, MARKERS } from './jpegSegments.ts';
import { jpegXmp, MAIN_XMP, type JpegXmp } from './jpegXmp.ts';
import { MAX_RECIPE_BYTES, type PictureFile } from './PictureFile.ts';
import {
  dataOf,
  headOf,
  rangeOf,
  textOf,
  type Block,
  type Layout,
  type Part,
  type PictureFormat,
} from './PictureFormat.ts';
import { recipeInXmp, xmpWith } from './xmp.ts';

/** A segment's length counts itself in two bytes; the rest is left for the heading. */
const SLICE_BYTES = 65_000;
const MAX_SEGMENT_BYTES = 65_533;
const HEADING = /^lumi-recipe (\d{1,4})\/(\d{1,4})\n/;
const MAX_HEADING_BYTES = 24;
const EXIF = 'Exif\0\0';
/** Application segments that say how the pixels look, by marker and first bytes. */
const OF_PIXELS: readonly (readonly [type: string, start: string])[] = [
  ['e0', 'JFIF\0'],
  ['e2', 'ICC_PROFILE\0'],
  ['ee', 'Adobe'],
];

/** Comment segments, each headed `lumi-recipe 1/3`, behind the application segments. */
export const jpegFormat: PictureFormat = {
  layout: jpegSegments,
  isCredentials,
  recipe: async (file, layout) => {
    const comments = await recipeInComments(file, layout);
    if (comments !== undefined) return comments;
    const { main, extended } = await jpegXmp(file, layout);
    return [main, extended].map((part) => recipeInXmp(part?.packet)).find((found) => found !== undefined);
  },
  withRecipe: async (file, layout, json) => {
    const ours = json === undefined ? [] : commentsOf(json);
    const xmp = await jpegXmp(file, layout);
    const parts: Part[] = [{ from: 0, to: 2 }];
    let isPlaced = false;
    for (const block of layout.blocks) {
      if (!isPlaced && block.type !== BETWEEN && !isApplication(block)) {
        parts.push(...ours);
        isPlaced = true;
      }
      if ((await isCredentials(file, block)) || (await headingOf(file, block))) continue;
      parts.push(...withoutXmpRecipe(block, xmp));
    }
    return [...parts, { from: layout.blocks.at(-1)?.end ?? file.size, to: file.size }];
  },
  bare: async (file, { blocks }) => {
    const parts: Part[] = [{ from: 0, to: 2 }];
    let hasPixels = false;
    for (const block of blocks) {
      hasPixels ||= block.type === MARKERS.scan;
      if (isApplication(block)) parts.push(...(await bareApplication(file, block)));
      // Between the segments before the pixels there is nothing but fill bytes.
      else if (block.type !== MARKERS.comment && (block.type !== BETWEEN || hasPixels)) parts.push(rangeOf(block));
    }
    return parts;
  },
};

function isApplication({ type }: Block): boolean {
  return type.startsWith('e');
}

/** A box of JUMBF: name, number, place, then the box's length and type. @see ISO/IEC 19566-5 */
async function isCredentials(file: PictureFile, block: Block): Promise<boolean> {
  if (block.type !== 'eb') return false;
  const head = (await headOf(file, block, 16)).toString('latin1');
  return head.startsWith('JP') && head.slice(12) === 'jumb';
}

async function recipeInComments(file: PictureFile, { blocks }: Layout): Promise<string | undefined> {
  const slices: Buffer[] = [];
  let bytes = 0;
  for (const block of blocks) {
    const heading = await headingOf(file, block);
    if (!heading) continue;
    const [text, number, total] = heading;
    const slice = (await dataOf(file, block))?.subarray(text.length) ?? Buffer.alloc(0);
    bytes += slice.length;
    if (Number(number) !== slices.length + 1 || bytes > MAX_RECIPE_BYTES) return undefined;
    slices.push(slice);
    if (slices.length === Number(total)) return textOf(Buffer.concat(slices));
  }
  return undefined;
}

async function headingOf(file: PictureFile, block: Block): Promise<RegExpExecArray | undefined> {
  if (block.type !== MARKERS.comment) return undefined;
  return HEADING.exec((await headOf(file, block, MAX_HEADING_BYTES)).toString('latin1')) ?? undefined;
}

function withoutXmpRecipe(block: Block, { main, extended }: JpegXmp): readonly Part[] {
  const part = [main, extended].find((one) => one?.blocks.includes(block));
  if (!part || recipeInXmp(part.packet) === undefined) return [rangeOf(block)];
  const rest = part === main ? xmpWith(part.packet, undefined) : undefined;
  if (rest === undefined) return [];
  const data = Buffer.from(MAIN_XMP + rest);
  return data.length > MAX_SEGMENT_BYTES ? [] : [segment(0xe1, data)];
}

async function bareApplication(file: PictureFile, block: Block): Promise<readonly Part[]> {
  const head = (await headOf(file, block, 16)).toString('latin1');
  if (OF_PIXELS.some(([type, start]) => block.type === type && head.startsWith(start))) return [rangeOf(block)];
  if (block.type !== 'e1' || !head.startsWith(EXIF)) return [];
  const exif = bareExif((await dataOf(file, block)) ?? Buffer.alloc(0));
  return exif ? [segment(0xe1, Buffer.concat([Buffer.from(EXIF, 'latin1'), exif]))] : [];
}

function commentsOf(json: string): readonly Buffer[] {
  const bytes = Buffer.from(json);
  const total = Math.max(1, Math.ceil(bytes.length / SLICE_BYTES));
  return Array.from({ length: total }, (_, index) => {
    const heading = Buffer.from(`lumi-recipe ${index + 1}/${total}\n`);
    return segment(0xfe, Buffer.concat([heading, bytes.subarray(index * SLICE_BYTES, (index + 1) * SLICE_BYTES)]));
  });
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(2 + data.length, 2);
  return Buffer.concat([head, data]);
}
