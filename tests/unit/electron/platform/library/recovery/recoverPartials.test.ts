import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { PARTIALS } from '../../../../../../electron/platform/disk/createPartials.ts';
import { createImages } from '../../../../../../electron/platform/images/createImages.ts';
import { pngPicture } from '../../../../../support/pngPicture.ts';
import { tempFolder } from '../../../../../support/tempFolder.ts';
import { openIn } from '../records.ts';

const images = createImages();
afterAll(() => images.close());

it('what was seen of a picture when its program was killed is no picture, and is removed', async () => {
  const folder = tempFolder();
  const library = openIn(folder);
  const dead = join(folder, 'incoming', 'aaaaaaaa-0000-4000-8000-000000000000');
  mkdirSync(join(dead, PARTIALS, 'a-call'), { recursive: true });
  writeFileSync(join(dead, PARTIALS, 'a-call', 'so-far.part'), pngPicture({ width: 8, height: 8 }));
  expect(await library.recover(images.decode, 9000)).toMatchObject({ adopted: 0, unopened: [], problems: [] });
  expect(existsSync(dead)).toBe(false);
  await library.close();
});
