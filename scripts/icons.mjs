/** Makes every icon of the packages from one drawing, `build/icon.svg`, into `out/icons`. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './prepare.mjs';

/** px */
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** Apple's names for its sizes; those with two are for displays of double density. */
const ICNS_TYPES = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
];

export async function makeIcons(folder = join(root, 'out', 'icons')) {
  // Not at the top: whoever imports this may run where sharp cannot be loaded.
  const { default: sharp } = await import('sharp');
  const drawing = await readFile(join(root, 'build', 'icon.svg'));
  const pictures = new Map();
  for (const size of SIZES) {
    // Drawn anew at each size, at the density that gives it, so that small ones are not shrunk large ones.
    const density = (72 * size) / 1024;
    const drawn = sharp(drawing, { density: Math.max(density, 1) }).resize(size, size);
    pictures.set(size, await drawn.png({ compressionLevel: 9 }).toBuffer());
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'png'), { recursive: true });
  for (const [size, picture] of pictures) await writeFile(join(folder, 'png', `${size}x${size}.png`), picture);
  await writeFile(join(folder, 'icon.ico'), ico(ICO_SIZES.map((size) => [size, pictures.get(size)])));
  await writeFile(join(folder, 'icon.icns'), icns(ICNS_TYPES.map(([type, size]) => [type, pictures.get(size)])));
  return folder;
}

/** A directory of pictures, each a PNG; Windows reads these since Vista. A size of 256 is written as 0. */
function ico(pictures) {
  const header = Buffer.from([0, 0, 1, 0, pictures.length, 0]);
  let offset = header.length + 16 * pictures.length;
  const directory = pictures.map(([size, picture]) => {
    const entry = Buffer.alloc(16);
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(picture.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += picture.length;
    return entry;
  });
  return Buffer.concat([header, ...directory, ...pictures.map(([, picture]) => picture)]);
}

/** A list of pictures, each a PNG, with their types and lengths; everything big-endian. */
function icns(pictures) {
  const parts = pictures.flatMap(([type, picture]) => [part(type, picture.length), picture]);
  const length = parts.reduce((sum, { length: bytes }) => sum + bytes, 0);
  return Buffer.concat([part('icns', length), ...parts]);
}

/** @param length of what follows, bytes */
function part(type, length) {
  const header = Buffer.alloc(8);
  header.write(type, 0, 'latin1');
  header.writeUInt32BE(length + header.length, 4);
  return header;
}
