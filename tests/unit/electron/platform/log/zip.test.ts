import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { zip } from '../../../../../electron/platform/log/zip.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { unzip } from '../../../../support/unzip.ts';

const AT = new Date(2026, 10, 22, 13, 37, 42).getTime();
const ENTRIES = [
  { name: 'about.json', text: '{"lumi":"0.1.0"}\n' },
  { name: 'logs/lumi.log', text: 'a line\n'.repeat(100_000) },
  { name: 'leer/žluťoučký 日本.txt', text: 'Gemälde 🦊' },
  { name: 'empty', text: '' },
];

const hasPython = (() => {
  try {
    execFileSync('python3', ['--version']);
    return true;
  } catch {
    return false;
  }
})();

describe('an archive', () => {
  it('gives back what went in, and is small', async () => {
    const archive = await zip(ENTRIES, AT);
    expect([...unzip(archive)]).toEqual(ENTRIES.map(({ name, text }) => [name, text]));
    expect(archive.length).toBeLessThan(5000);
  });

  it('may be empty', async () => {
    expect([...unzip(await zip([], AT))]).toEqual([]);
  });

  it.skipIf(!hasPython)('is read by a program that is not ours, with names and times', async () => {
    const file = join(tempFolder(), 'a.zip');
    writeFileSync(file, await zip(ENTRIES, AT));
    const script =
      'import sys,zipfile,json\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\n' +
      'print(json.dumps([[i.filename,list(i.date_time),len(z.read(i))] for i in z.infolist()]))';
    const told: unknown = JSON.parse(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' }));
    expect(told).toEqual(ENTRIES.map(({ name, text }) => [name, [2026, 11, 22, 13, 37, 42], Buffer.byteLength(text)]));
  });
});
