import { crc32, deflateSync } from 'node:zlib';

export interface PngOptions {
  /** px */
  readonly width: number;
  /** px */
  readonly height: number;
  readonly seed?: number;
  /** Fills it with noise that does not compress, so that the file is about `width * height * 3` bytes. */
  readonly noise?: boolean;
  /** Nothing but a see-through area, as a mask is. */
  readonly seeThrough?: boolean;
}

/** A valid picture, RGB but where it is see-through, different for every seed and the same for the same one. */
export function pngPicture({ width, height, seed = 0, noise = false, seeThrough = false }: PngOptions): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a channel, RGBA or RGB.
  header.set([8, seeThrough ? 6 : 2, 0, 0, 0], 8);
  const rows = seeThrough
    ? Buffer.alloc(height * (1 + width * 4))
    : (noise ? noiseRows : stripedRows)(width, height, seed);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`seed\0${seed}`, 'latin1')),
    chunk('IDAT', deflateSync(rows, { level: noise ? 0 : 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Two colours of the seed, running into each other from left to right. Every row begins with its filter byte, 0. */
function stripedRows(width: number, height: number, seed: number): Buffer {
  const random = randomNumbers(seed);
  const [from, to] = [random(), random()];
  const row = Buffer.alloc(1 + width * 3);
  for (let x = 0; x < width; x++) {
    for (let channel = 0; channel < 3; channel++) {
      const [a, b] = [(from >>> (channel * 8)) & 255, (to >>> (channel * 8)) & 255];
      row[1 + x * 3 + channel] = a + ((b - a) * x) / width;
    }
  }
  return Buffer.alloc(row.length * height, row);
}

function noiseRows(width: number, height: number, seed: number): Buffer {
  const random = randomNumbers(seed);
  const stride = 1 + width * 3;
  const words = new Uint32Array(Math.ceil((stride * height) / 4));
  for (let at = 0; at < words.length; at++) words[at] = random();
  const rows = Buffer.from(words.buffer, 0, stride * height);
  for (let y = 0; y < height; y++) rows[y * stride] = 0;
  return rows;
}

/** xorshift32 */
function randomNumbers(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b9) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
