import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { placeNumbered } from '../../../../../electron/platform/files/placeNumbered.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

it('goes on where the last of a name was placed, and never over a file that is there', async () => {
  const folder = tempFolder();
  const temporary = join(folder, 'temporary');
  writeFileSync(temporary, 'new');
  const untried = new Map<string, number>();
  const place = async (extension = 'png') =>
    basename(await placeNumbered([{ temporary, extension }], join(folder, 'fox'), untried));
  writeFileSync(join(folder, 'fox.png'), 'old');
  expect([await place(), await place()]).toEqual(['fox-2.png', 'fox-3.png']);
  writeFileSync(join(folder, 'fox-4.png'), 'old');
  rmSync(join(folder, 'fox-2.png'));
  expect([await place(), await place('jpg')]).toEqual(['fox-5.png', 'fox.jpg']);
  for (const name of ['fox.png', 'fox-4.png']) expect(readFileSync(join(folder, name), 'utf8')).toBe('old');
});
