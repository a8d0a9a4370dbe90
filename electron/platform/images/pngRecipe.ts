import { crc32, deflateSync, inflateSync } from 'node:zlib';
import {
  damaged,
  MAX_BLOCKS,
  MAX_RECIPE_BYTES,
  type Part,
  type PictureFile,
  type RecipeFormat,
} from './PictureFile.ts';

/** The keyword, then: compressed, by deflate, no language, no translated keyword. @see https://www.w3.org/TR/png-3/#11iTXt */
const PREFIX = Buffer.from('lumi-recipe\0\x01\0\0\0', 'latin1');
const SIGNATURE_BYTES = 8;
/** Length, type and checksum. */
const FRAME_BYTES = 12;

interface Chunk {
  readonly type: string;
  readonly at: number;
  readonly end: number;
}

/** An iTXt chunk right behind the header. */
export const pngRecipe: RecipeFormat = {
  embed: async (file, json) => {
    const parts: Part[] = [{ from: 0, to: SIGNATURE_BYTES }];
    let end = SIGNATURE_BYTES;
    for await (const chunk of chunksBeforePixels(file)) {
      if (!(await isRecipe(file, chunk))) parts.push({ from: chunk.at, to: chunk.end });
      if (chunk.type === 'IHDR' && json !== undefined) parts.push(chunkOf(json));
      end = chunk.end;
    }
    return [...parts, { from: end, to: file.size }];
  },
  read: async (file) => {
    for await (const chunk of chunksBeforePixels(file)) {
      if (!(await isRecipe(file, chunk)) || chunk.end - chunk.at > MAX_RECIPE_BYTES) continue;
      const data = await file.bytes(chunk.at + 8, chunk.end - chunk.at - FRAME_BYTES);
      return inflateSync(data.subarray(PREFIX.length), { maxOutputLength: MAX_RECIPE_BYTES }).toString('utf8');
    }
    return undefined;
  },
};

/** Ours comes early, so the many chunks of pixels need not be walked. */
async function* chunksBeforePixels(file: PictureFile): AsyncGenerator<Chunk> {
  let at = SIGNATURE_BYTES;
  for (let count = 0; count < MAX_BLOCKS && at + FRAME_BYTES <= file.size; count++) {
    const head = await file.bytes(at, 8);
    const type = head.toString('latin1', 4, 8);
    const end = at + FRAME_BYTES + head.readUInt32BE(0);
    if (end > file.size) throw damaged();
    if (type === 'IDAT' || type === 'IEND') return;
    yield { type, at, end };
    at = end;
  }
}

async function isRecipe(file: PictureFile, { type, at, end }: Chunk): Promise<boolean> {
  if (type !== 'iTXt' || end - at < FRAME_BYTES + PREFIX.length) return false;
  return PREFIX.equals(await file.bytes(at + 8, PREFIX.length));
}

function chunkOf(json: string): Buffer {
  const body = Buffer.concat([Buffer.from('iTXt', 'latin1'), PREFIX, deflateSync(json)]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}
