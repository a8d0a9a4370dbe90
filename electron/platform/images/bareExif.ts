/** The one fact in EXIF that changes how a picture looks. @see https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf */

const ORIENTATION = 0x0112;
const SHORT = 3;
const ENTRY_BYTES = 12;

/** An EXIF block, from `II` or `MM` on, that says how the picture is turned and nothing else; `undefined` where it is upright. */
export function bareExif(exif: Buffer): Buffer | undefined {
  const turned = orientationIn(exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif);
  if (turned === undefined || turned < 2 || turned > 8) return undefined;
  const bare = Buffer.from('MM\0*\0\0\0\x08\0\x01\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1');
  bare.writeUInt16BE(ORIENTATION, 10);
  bare.writeUInt16BE(SHORT, 12);
  bare.writeUInt16BE(turned, 18);
  return bare;
}

function orientationIn(tiff: Buffer): number | undefined {
  const order = tiff.toString('latin1', 0, 4);
  if (tiff.length < 8 || (order !== 'II*\0' && order !== 'MM\0*')) return undefined;
  const short = (at: number): number => (order === 'II*\0' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = order === 'II*\0' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return undefined;
  const count = short(directory);
  for (let index = 0; index < count; index++) {
    const at = directory + 2 + index * ENTRY_BYTES;
    if (at + ENTRY_BYTES > tiff.length) return undefined;
    if (short(at) === ORIENTATION) return short(at + 2) === SHORT ? short(at + 8) : undefined;
  }
  return undefined;
}
