import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

export interface ZipEntry {
  /** With `/` between folders. */
  readonly name: string;
  readonly text: string;
}

const VERSION_NEEDED = 20;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** Above this the format needs its 64-bit form, which is not written here. bytes */
const MAX_SIZE = 0xffff_ffff;

/**
 * A ZIP archive of texts, in their order.
 * @param modifiedAt ms since the epoch; in the local time of this machine, as the format wants it
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT sections 4.3.7, 4.3.12 and 4.3.16
 */
export async function zip(entries: readonly ZipEntry[], modifiedAt: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text } of entries) {
    const data = Buffer.from(text, 'utf8');
    const packed = await promisify<Buffer, Buffer>(deflateRaw)(data);
    const about = aboutEntry(Buffer.from(name, 'utf8'), data, packed, new Date(modifiedAt));
    const local = localHeader(about);
    directory.push(directoryHeader(about, offset));
    parts.push(local, packed);
    offset += local.length + packed.length;
    if (offset > MAX_SIZE) throw new RangeError('The archive is too large.');
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...parts, listed, endRecord(entries.length, listed.length, offset)]);
}

interface AboutEntry {
  readonly name: Buffer;
  /** What the local header and the directory have in common. */
  readonly shared: Buffer;
}

function aboutEntry(name: Buffer, data: Buffer, packed: Buffer, time: Date): AboutEntry {
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(VERSION_NEEDED, 0);
  shared.writeUInt16LE(UTF8_NAMES, 2);
  shared.writeUInt16LE(DEFLATED, 4);
  shared.writeUInt16LE((time.getHours() << 11) | (time.getMinutes() << 5) | (time.getSeconds() >> 1), 6);
  shared.writeUInt16LE(((time.getFullYear() - 1980) << 9) | ((time.getMonth() + 1) << 5) | time.getDate(), 8);
  shared.writeUInt32LE(crc32(data), 10);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(data.length, 18);
  shared.writeUInt16LE(name.length, 22);
  return { name, shared };
}

function localHeader({ name, shared }: AboutEntry): Buffer {
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, name]);
}

function directoryHeader({ name, shared }: AboutEntry, offset: number): Buffer {
  const made = Buffer.alloc(2);
  made.writeUInt16LE(VERSION_NEEDED);
  // Comment length, disk, and attributes are none.
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), made, shared, rest, name]);
}

function endRecord(count: number, directoryBytes: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.write('PK\x05\x06', 0, 'latin1');
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(directoryBytes, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
