import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openApp } from '../../../../../electron/hosts/openApp.ts';
import { runHere } from '../../../../support/runHere.ts';
import { canMount, smallDisk } from '../../../../support/smallDisk.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { contradictions } from '../../../../crash/crashedLibrary.ts';

const PICTURES = 12;

/** Of about a megabyte each. */
async function largePictures(): Promise<string> {
  const folder = tempFolder();
  for (let at = 0; at < PICTURES; at++) {
    const raw = { width: 640, height: 540, channels: 3 } as const;
    const png = sharp(randomBytes(raw.width * raw.height * raw.channels), { raw }).png();
    writeFileSync(join(folder, `noise ${String(at)}.png`), await png.toBuffer());
  }
  return folder;
}

describe.skipIf(!canMount)('an import onto a disk of its own (needs the right to mount one)', () => {
  it('that fills up stops, says so, and keeps what was taken whole; the next takes the rest', async () => {
    const home = join(smallDisk('60m'), 'home');
    mkdirSync(home);
    const from = await largePictures();
    await (await openApp({ env: { LUMI_HOME: home } }))[Symbol.asyncDispose]();
    const filler = join(home, 'filler');
    const app = await openApp({ env: { LUMI_HOME: home } });
    const free = freeMegabytes(home);
    execFileSync('fallocate', ['-l', `${String(free - 5)}M`, filler]);
    const reply = await app.service.importPaths([from], { job: randomUUID() });
    if (!reply.ok) throw new Error(reply.error.message);
    expect(reply.value.failure?.message).toMatch(/disk is full/i);
    expect(reply.value.taken).toBeLessThan(PICTURES);
    rmSync(filler);
    const report = await app.client('library.check', { job: randomUUID() });
    expect(report).toMatchObject({ damaged: { count: 0 }, missing: { count: 0 }, unknown: { count: 0 }, index: [] });
    const again = await app.service.importPaths([from], { job: randomUUID() });
    expect(again).toMatchObject({ ok: true, value: { taken: PICTURES - reply.value.taken, known: reply.value.taken } });
    await app[Symbol.asyncDispose]();
    expect(contradictions(home)).toEqual([]);
    expect(readdirSync(join(home, 'library', 'incoming'))).toEqual([]);
  });

  it('that may only be read is refused in words', async () => {
    const disk = smallDisk('60m');
    const home = join(disk, 'home');
    mkdirSync(home);
    await (await openApp({ env: { LUMI_HOME: home } }))[Symbol.asyncDispose]();
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const { code, stderr } = await runHere(['import', await largePictures()], { env: { LUMI_HOME: home } });
    expect(code).toBe(1);
    expect(stderr).toContain('cannot be written');
    expect(
      readdirSync(join(home, 'library', 'pictures')).flatMap((name) =>
        readdirSync(join(home, 'library', 'pictures', name)),
      ),
    ).toEqual([]);
  });
});

function freeMegabytes(folder: string): number {
  return Number(execFileSync('df', ['--output=avail', '-BM', folder]).toString().split('\n')[1]?.replace('M', ''));
}
