import {
  damaged,
  MAX_BLOCKS,
  MAX_RECIPE_BYTES,
  type Part,
  type PictureFile,
  type RecipeFormat,
} from './PictureFile.ts';

/** A segment's length counts itself in two bytes; the rest is left for the heading. */
const SLICE_BYTES = 65_000;
const COMMENT = 0xfe;
const START_OF_SCAN = 0xda;
const HEADING = /^lumi-recipe (\d{1,4})\/(\d{1,4})\n/;
const MAX_HEADING_BYTES = 24;

interface Segment {
  readonly marker: number;
  readonly at: number;
  readonly end: number;
}

/** Comment segments, each headed `lumi-recipe 1/3`, behind the application segments. @see ITU-T T.81, annex B */
export const jpegRecipe: RecipeFormat = {
  embed: async (file, json) => {
    const parts: Part[] = [{ from: 0, to: 2 }];
    const ours = json === undefined ? [] : segmentsOf(json);
    let end = 2;
    let isPlaced = false;
    for await (const segment of segments(file)) {
      if (!isPlaced && !isApplication(segment.marker)) {
        parts.push(...ours);
        isPlaced = true;
      }
      if (!(await headingOf(file, segment))) parts.push({ from: segment.at, to: segment.end });
      end = segment.end;
    }
    return [...parts, ...(isPlaced ? [] : ours), { from: end, to: file.size }];
  },
  read: async (file) => {
    const slices: Buffer[] = [];
    let bytes = 0;
    for await (const segment of segments(file)) {
      const heading = await headingOf(file, segment);
      if (!heading) continue;
      const [text, number, total] = heading;
      const from = segment.at + 4 + text.length;
      bytes += segment.end - from;
      if (Number(number) !== slices.length + 1 || bytes > MAX_RECIPE_BYTES) return undefined;
      slices.push(await file.bytes(from, segment.end - from));
      if (slices.length === Number(total)) return Buffer.concat(slices).toString('utf8');
    }
    return undefined;
  },
};

async function* segments(file: PictureFile): AsyncGenerator<Segment> {
  let at = 2;
  for (let count = 0; count < MAX_BLOCKS && at + 4 <= file.size; count++) {
    const head = await file.bytes(at, 4);
    const marker = head.readUInt8(1);
    if (head.readUInt8(0) !== 0xff) throw damaged();
    if (marker === 0xff) {
      // A fill byte, which may stand before any marker.
      yield { marker: 0, at, end: at + 1 };
      at += 1;
      continue;
    }
    if (marker === START_OF_SCAN) return;
    const end = at + 2 + head.readUInt16BE(2);
    if (end > file.size || end < at + 4) throw damaged();
    yield { marker, at, end };
    at = end;
  }
}

function isApplication(marker: number): boolean {
  return marker === 0 || (marker >= 0xe0 && marker <= 0xef);
}

async function headingOf(file: PictureFile, { marker, at, end }: Segment): Promise<RegExpExecArray | undefined> {
  if (marker !== COMMENT) return undefined;
  const head = await file.bytes(at + 4, Math.min(MAX_HEADING_BYTES, end - at - 4));
  return HEADING.exec(head.toString('latin1')) ?? undefined;
}

function segmentsOf(json: string): readonly Buffer[] {
  const bytes = Buffer.from(json);
  const total = Math.max(1, Math.ceil(bytes.length / SLICE_BYTES));
  return Array.from({ length: total }, (_, index) => {
    const heading = Buffer.from(`lumi-recipe ${index + 1}/${total}\n`);
    const slice = bytes.subarray(index * SLICE_BYTES, (index + 1) * SLICE_BYTES);
    const head = Buffer.from([0xff, COMMENT, 0, 0]);
    head.writeUInt16BE(2 + heading.length + slice.length, 2);
    return Buffer.concat([head, heading, slice]);
  });
}
