import { crc32 } from 'node:zlib';

/** The entries of an archive that packs nothing, by its directory, which may be that of a large one. Fails the test where sizes or sums do not agree. */
export function unzipStored(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const entries = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let number = 0; number < archive.readUInt16LE(end + 10); number++) {
    if (archive.toString('latin1', at, at + 4) !== 'PK\x01\x02')
      throw new Error('An entry of the directory is missing.');
    if (archive.readUInt16LE(at + 10) !== 0) throw new Error('It is packed.');
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const data = archive.subarray(start, start + archive.readUInt32LE(at + 24));
    if (crc32(data) !== archive.readUInt32LE(at + 16)) throw new Error(`${name} is damaged.`);
    entries.set(name, Buffer.from(data));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}
