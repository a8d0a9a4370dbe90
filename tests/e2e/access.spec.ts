import { openLarge } from './support/largeGraph.ts';
import { problemsInBothThemes } from './support/axeProblems.ts';
import { MORE_SURFACES, SURFACES } from './support/surfaces/surfaces.ts';
import { walkSurfaces } from './support/surfaces/walkSurfaces.ts';
import { LARGE, withRoom } from './support/surfaces/withRoom.ts';
import { expect, test } from './support/test.ts';

test.use({ reducedMotion: 'reduce' });

for (const [part, surfaces] of Object.entries({ ...SURFACES, ...MORE_SURFACES }))
  test(`axe finds no problem in either theme: ${part}`, async ({ page }) => {
    test.slow();
    await withRoom(page, LARGE, (room) => walkSurfaces(room, surfaces, ({ part }) => problemsInBothThemes(page, part)));
  });

test('axe finds no problem in either theme: the start, and a thousand nodes from afar', async ({
  lumi,
  editor,
  page,
}) => {
  expect(await problemsInBothThemes(page)).toEqual([]);
  await openLarge(lumi, editor, 1000);
  await expect(editor.afar(1000, 830)).toBeVisible();
  expect(await problemsInBothThemes(page)).toEqual([]);
});
