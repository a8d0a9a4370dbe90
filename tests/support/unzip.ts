import { crc32, inflateRawSync } from 'node:zlib';

/** The entries of an archive by name, read by its directory as other programs read it. Fails the test where sizes or sums do not agree. */
export function unzip(archive: Buffer): ReadonlyMap<string, string> {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end !== archive.length - 22) throw new Error('The archive does not end with its directory.');
  const entries = new Map<string, string>();
  let at = archive.readUInt32LE(end + 16);
  for (let number = 0; number < archive.readUInt16LE(end + 10); number++) {
    if (archive.toString('latin1', at, at + 4) !== 'PK\x01\x02')
      throw new Error('An entry of the directory is missing.');
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    // What stands before the data repeats what the directory says: programs that read a stream go by it.
    if (archive.compare(archive, at + 6, at + 32, local + 4, local + 30) !== 0)
      throw new Error(`${name} is told in two ways.`);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const data = inflateRawSync(archive.subarray(start, start + archive.readUInt32LE(at + 20)));
    if (crc32(data) !== archive.readUInt32LE(at + 16)) throw new Error(`${name} is damaged.`);
    if (data.length !== archive.readUInt32LE(at + 24)) throw new Error(`${name} has another size.`);
    entries.set(name, data.toString('utf8'));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  if (at !== end) throw new Error('The directory has another size.');
  return entries;
}
