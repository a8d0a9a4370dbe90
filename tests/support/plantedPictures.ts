/** Small picture files that carry a text beside their pixels, in the ways there are. */
import { crc32, deflateSync } from 'node:zlib';
import { pngPicture } from './pngPicture.ts';

const PNG = pngPicture({ width: 8, height: 8 });
/** Signature and header. */
const PNG_HEAD_BYTES = 33;

export function pngWith(type: string, data: Buffer, png = PNG): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return Buffer.concat([png.subarray(0, PNG_HEAD_BYTES), chunk, png.subarray(PNG_HEAD_BYTES)]);
}

function jpegWith(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 5);
  return Buffer.concat([head, data, Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9])]);
}

function webpWith(type: string, data: Buffer): Buffer {
  const chunk = (name: string, bytes: Buffer) => {
    const head = Buffer.from(`${name}\0\0\0\0`, 'latin1');
    head.writeUInt32LE(bytes.length, 4);
    return Buffer.concat([head, bytes, Buffer.alloc(bytes.length % 2)]);
  };
  const body = Buffer.concat([chunk('VP8L', Buffer.alloc(5)), chunk(type, data)]);
  const riff = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  riff.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([riff, body]);
}

function gifWith(text: string): Buffer {
  const pieces = Buffer.from(text)
    .toString('latin1')
    .match(/[^]{1,7}/g)
    ?.map((piece) => `${String.fromCharCode(piece.length)}${piece}`);
  const head = Buffer.from('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\0\0\0', 'latin1');
  const picture = Buffer.from('\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0', 'latin1');
  return Buffer.concat([head, picture, Buffer.from(`\x21\xfe${(pieces ?? []).join('')}\0\x3b`, 'latin1')]);
}

/** By where the text is; each makes a file of it. */
export const PLANTED: Readonly<Record<string, (text: string) => Buffer>> = {
  'a PNG’s tEXt': (text) => pngWith('tEXt', Buffer.from(`Comment\0${text}`)),
  'a PNG’s zTXt': (text) => pngWith('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(`a ${text} b`)])),
  'a PNG’s iTXt': (text) => pngWith('iTXt', Buffer.from(`Comment\0\0\0en\0Title\0${text}`)),
  'a PNG’s packed iTXt': (text) =>
    pngWith('iTXt', Buffer.concat([Buffer.from('Comment\0\x01\0en\0Title\0'), deflateSync(`a ${text} b`)])),
  'a PNG’s profile': (text) => pngWith('iCCP', Buffer.concat([Buffer.from('icc\0\0'), deflateSync(`a ${text} b`)])),
  'a PNG’s EXIF in UTF-16': (text) => pngWith('eXIf', Buffer.from(text, 'utf16le')),
  'a PNG’s keyword': (text) => pngWith('tEXt', Buffer.from(`${text}\0a`)),
  'a chunk of a PNG that nobody knows': (text) => pngWith('prVt', Buffer.from(text)),
  'a JPEG’s comment': (text) => jpegWith(0xfe, Buffer.from(text)),
  'a JPEG’s EXIF': (text) => jpegWith(0xe1, Buffer.from(`Exif\0\0${text}`)),
  'a WebP’s XMP': (text) => webpWith('XMP ', Buffer.from(`<x>${text}</x>`)),
  'a WebP’s EXIF': (text) => webpWith('EXIF', Buffer.from(text)),
  'a GIF’s comment': gifWith,
};
