import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { Hasher } from '../../../../../../electron/platform/http/reply/Hasher.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';

const HASHER = new URL('../../../../../../electron/platform/http/reply/Hasher.ts', import.meta.url).href;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let hasher = new Hasher();
afterEach(async () => {
  await hasher.close();
  hasher = new Hasher();
});

function aFile(bytes: Uint8Array): string {
  const path = join(tempFolder(), 'file');
  writeFileSync(path, bytes);
  return path;
}

async function hashed(bytes: Uint8Array, by = hasher): Promise<string | undefined> {
  const hash = by.begin(aFile(bytes));
  hash?.grown(Math.floor(bytes.length / 2));
  return hash?.digest(bytes.length);
}

describe('a hasher', () => {
  it('gives the SHA-256 of files of any length, any number of them at once', async () => {
    const files = [0, 1, 256 * 1024, 256 * 1024 + 1, 3_000_000].map((length) => randomBytes(length));
    expect(await Promise.all(files.map((bytes) => hashed(bytes)))).toEqual(files.map(sha256));
  });

  it('follows a file that grows, and reads no further than it was told', async () => {
    const path = aFile(Buffer.from('one, two'));
    const hash = hasher.begin(path);
    hash?.grown(3);
    hash?.grown(3);
    appendFileSync(path, ', three');
    expect(await hash?.digest(10)).toBe(sha256(Buffer.from('one, two, ')));
  });

  it('gives nothing of a file that cannot be read, or is shorter than was said', async () => {
    const none = hasher.begin(join(tempFolder(), 'none'));
    const short = hasher.begin(aFile(randomBytes(10)));
    expect(await none?.digest(1)).toBeUndefined();
    expect(await short?.digest(11)).toBeUndefined();
    expect(await hashed(Buffer.from('one'))).toBe(sha256(Buffer.from('one')));
  });

  it('gives nothing, and waits for nothing, where its thread dies; the next has another thread', async () => {
    const hash = hasher.begin(aFile(randomBytes(1000)));
    hash?.grown(500);
    const pending = hash?.digest(1000);
    await hasher.close();
    expect(await pending).toBeUndefined();
    expect(await hashed(Buffer.from('one'))).toBe(sha256(Buffer.from('one')));
  });

  it('gives nothing where no thread can be had', async () => {
    const broken = () => {
      throw new Error('No program.');
    };
    expect(await hashed(Buffer.from('one'), new Hasher(broken))).toBeUndefined();
  });

  it('keeps no program from ending, but for a hash that is not worked out yet', async () => {
    const bytes = randomBytes(3_000_000);
    const program = `
      import { Hasher } from ${JSON.stringify(HASHER)};
      const hash = new Hasher().begin(${JSON.stringify(aFile(bytes))});
      console.log(await hash.digest(${bytes.length}));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
    expect(stdout.trim()).toBe(sha256(bytes));
  });
});
