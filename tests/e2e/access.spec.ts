import { seriousProblems } from './support/seriousProblems.ts';
import { expect, test } from './support/test.ts';

for (const theme of ['dark', 'light'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({ colorScheme: theme, reducedMotion: 'reduce' });

    test('axe finds no serious problem: at the start, after a run, with palette, dialogs and lightbox open', async ({
      editor,
      page,
    }) => {
      await page.evaluate((name) => {
        document.documentElement.dataset['theme'] = name;
      }, theme);
      expect(await seriousProblems(page)).toEqual([]);
      await editor.run();
      await editor.expectPictures('Generate images', 4);
      await editor.node('Generate images').getByText('Generate images').first().click();
      expect(await seriousProblems(page)).toEqual([]);
      await editor.tiles('Generate images').first().click();
      await expect(editor.lightbox).toBeVisible();
      expect(await seriousProblems(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      await expect(page.getByPlaceholder('Add a node')).toBeVisible();
      expect(await seriousProblems(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await editor.fromFileMenu('Open…');
      expect(await seriousProblems(page)).toEqual([]);
    });
  });
}
