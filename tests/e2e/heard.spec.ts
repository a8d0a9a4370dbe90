import type { Page } from 'playwright/test';
import type { EditorPage } from './pages/EditorPage.ts';
import { expect, test } from './support/test.ts';
import { tooSmall } from './support/tooSmall.ts';
import { watchMotion } from './support/watchMotion.ts';

const told = (page: Page) => page.getByRole('status', { name: 'Announcements' });

test('all that can be pressed is 24 px and more', async ({ editor, page }) => {
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  await editor.node('Generate images').getByRole('heading').first().click();
  expect(await tooSmall(page)).toEqual([]);
  for (const keys of ['/', 'Control+k', 'Shift+?', 'Control+,', 'Control+o']) {
    await page.keyboard.press(keys);
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await tooSmall(page), keys).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

test('what an edit did is said: what is deleted, undone, selected, and which graph came on screen', async ({
  editor,
  page,
}) => {
  await editor.node('Seed').getByRole('heading').click();
  await page.keyboard.press('Delete');
  await expect(told(page)).toHaveText('Deleted Seed.');
  await page.keyboard.press('Control+z');
  await expect(told(page)).toHaveText('Undid: deleted Seed.');
  await page.keyboard.press('Control+Shift+z');
  await expect(told(page)).toHaveText('Redid: deleted Seed.');
  await page.keyboard.press('Control+a');
  await expect(told(page)).toHaveText('5 nodes selected.');
  await page.keyboard.press('Control+Alt+n');
  await expect(told(page)).toHaveText(/ is on screen\.$/);
});

test.describe('with less motion', () => {
  test.use({ reducedMotion: 'reduce' });

  test('nothing moves: opening, adding, fitting, tidying, telling', async ({ editor }) => {
    expect(await movedIn(editor)).toEqual([]);
  });
});

test('where motion is wanted, the same is seen to move', async ({ editor }) => {
  expect(await movedIn(editor)).toContain('tidying: translate');
});

/** Opens, adds, fits, tidies, tells and runs; gives what moved meanwhile. */
async function movedIn(editor: EditorPage): Promise<readonly string[]> {
  const { page } = editor;
  const motion = await watchMotion(page);
  const places = () =>
    page
      .locator('.react-flow__node')
      .evaluateAll((all) => all.map((each) => (each as HTMLElement).style.transform).join(' '));
  await motion.during('opening', async () => {
    await page.keyboard.press('/');
    await expect(page.getByPlaceholder(/^Add a node/)).toBeFocused();
  });
  await motion.during('adding', async () => {
    await page.keyboard.type('text');
    await page.keyboard.press('Enter');
    await expect(editor.node('Text').last()).toBeVisible();
    await page.keyboard.press('Escape');
  });
  await motion.during('fitting', () => page.keyboard.press('f'));
  const before = await places();
  await motion.during('tidying', async () => {
    await page.keyboard.press('Control+Alt+Shift+T');
    await expect.poll(places).not.toBe(before);
  });
  await motion.during('telling', async () => {
    await page.keyboard.press('Control+,');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
  await motion.during('running', async () => {
    await editor.run();
    await editor.expectPictures('Generate images', 4);
    await expect(editor.stopButton).toBeHidden();
  });
  return motion.seen();
}

test('Delete after a picture was looked at is about the picture, never its node', async ({ editor, page }) => {
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  await editor.tiles('Gallery').first().click();
  await expect(editor.lightbox).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(editor.lightbox).toBeHidden();
  await page.keyboard.press('Delete');
  await page.waitForTimeout(300);
  await expect(editor.node('Gallery')).toBeVisible();
});
