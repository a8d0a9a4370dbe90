import { readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openUndoFiles } from '../../../../../electron/platform/files/openUndoFiles.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const DAY_MS = 24 * 3600 * 1000;

const logged: unknown[] = [];

function opened(folder = join(tempFolder(), 'undo'), more: { maxBytes?: number; writesALook?: number } = {}) {
  const assertClean = (text: string) => {
    if (text.includes('secret')) throw new Error('A key.');
  };
  return {
    folder,
    undo: openUndoFiles({ folder, assertClean, now: Date.now, log: (error) => logged.push(error), ...more }),
  };
}

describe('the files of undo', () => {
  it('are read as they were written, until they are discarded', async () => {
    const { folder, undo } = opened();
    expect(await undo.read(id(1))).toBeNull();
    await undo.discard(id(1));
    await Promise.all([undo.write(id(1), 'older'), undo.write(id(1), 'newer')]);
    expect(await opened(folder).undo.read(id(1))).toBe('newer');
    await undo.discard(id(1));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('hold no key, nor what stood there before one came', async () => {
    const { folder, undo } = opened();
    await undo.write(id(1), 'well');
    await expect(undo.write(id(1), 'a secret')).rejects.toThrow('A key.');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('go when they are older than thirty days, and all but the newest fifty', async () => {
    const { folder, undo } = opened();
    await undo.prune();
    for (let n = 0; n < 55; n++) {
      await undo.write(id(n), 'steps');
      const at = (Date.now() - (n < 3 ? 31 * DAY_MS : n * 1000)) / 1000;
      utimesSync(join(folder, `${id(n)}.json`), at, at);
    }
    await undo.prune();
    const left = readdirSync(folder);
    expect(left).toHaveLength(50);
    for (const n of [0, 1, 2, 53, 54]) expect(left).not.toContain(`${id(n)}.json`);
  });

  it('go, the oldest first, where all together are too long, and what was never finished with them', async () => {
    const { folder, undo } = opened(undefined, { maxBytes: 10 });
    for (const [n, age] of [3, 1, 2].entries()) {
      await undo.write(id(n), '4444');
      utimesSync(join(folder, `${id(n)}.json`), Date.now() / 1000 - age, Date.now() / 1000 - age);
    }
    const [old, fresh] = [crypto.randomUUID(), crypto.randomUUID()].map((each) => `.lumi-${each}.tmp`);
    for (const name of [old, fresh]) writeFileSync(join(folder, String(name)), 'half');
    utimesSync(join(folder, String(old)), 1, 1);
    // Listed, and gone when it is looked at.
    symlinkSync(join(folder, 'nowhere'), join(folder, `${id(9)}.json`));
    await undo.prune();
    expect(readdirSync(folder).sort()).toEqual(
      [String(fresh), `${id(1)}.json`, `${id(2)}.json`, `${id(9)}.json`].sort(),
    );
  });

  it('are looked through now and then while they are written', async () => {
    const { folder, undo } = opened(undefined, { maxBytes: 10, writesALook: 3 });
    for (const n of [1, 2, 3]) await undo.write(id(n), '4444');
    await expect.poll(() => readdirSync(folder)).toHaveLength(2);
    expect(logged).toEqual([]);
  });
});
