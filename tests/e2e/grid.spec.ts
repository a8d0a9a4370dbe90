import type { Workflow } from '#shared/workflow/Workflow';
import { aGraph } from '../support/builders.ts';
import { GalleryPage } from './pages/GalleryPage.ts';
import { axeProblems } from './support/axeProblems.ts';
import { expect, test as base } from './support/test.ts';

/** Two batches of eight in one run, so that each is a stack. */
function twoBatches(name: string): Workflow {
  return aGraph(name)
    .node('provider', 'sample-provider')
    .node('config', 'gemini-config', { numImages: 8, aspectRatio: '4:5' })
    .node('keeper', 'image-processor', { prompt: `${name}, keeper`, seed: 100 })
    .node('lamp', 'image-processor', { prompt: `${name}, lamp`, seed: 200 })
    .wire('provider.provider', 'keeper.provider')
    .wire('provider.provider', 'lamp.provider')
    .wire('config.config', 'keeper.config')
    .wire('config.config', 'lamp.config')
    .build();
}

function aBatch(name: string, numImages: number, seed = 1): Workflow {
  return aGraph(name)
    .node('provider', 'sample-provider')
    .node('config', 'gemini-config', { numImages, aspectRatio: '16:9' })
    .node('draw', 'image-processor', { prompt: name, seed })
    .wire('provider.provider', 'draw.provider')
    .wire('config.config', 'draw.config')
    .build();
}

/** 42 pictures of four runs, the newest of them two stacks of eight. */
const test = base.extend<{ readonly gallery: GalleryPage }>({
  gallery: async ({ editor: { page } }, use) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const gallery = new GalleryPage(page);
    await gallery.show();
    await expect(gallery.sum).toHaveText('42 pictures');
    await expect(gallery.tiles(/^8 pictures of a batch/)).toHaveCount(2);
    await use(gallery);
  },
});
const before = [
  aBatch('Old foxes', 16, 10),
  aBatch('Foxes', 4, 500),
  aBatch('Hares', 6, 900),
  twoBatches('Lighthouse'),
];
test.use({ before: { ran: before } });

test('a batch among others is a stack that opens in place, and nothing above it moves', async ({ gallery, page }) => {
  const stack = gallery.tiles(/^8 pictures of a batch/).first();
  const heading = page.getByRole('gridcell', { name: /^Lighthouse today/ });
  const before = [await stack.boundingBox(), await heading.boundingBox()];
  await stack.dblclick();
  await expect(page.getByRole('button', { name: /^Close stack/ })).toBeVisible();
  await expect(gallery.tiles(/^Lighthouse, (keeper|lamp)/)).toHaveCount(8);
  const lid = gallery.tiles(/^8 pictures of a batch/).first();
  expect([await lid.boundingBox(), await heading.boundingBox()]).toEqual(before);
  await expect(lid).toHaveAttribute('aria-expanded', 'true');
  // First what is chosen, then the stack.
  await page.keyboard.press('Escape');
  await expect(gallery.tiles(/^Lighthouse, (keeper|lamp)/)).toHaveCount(8);
  await page.keyboard.press('Escape');
  await expect(gallery.tiles(/^8 pictures of a batch/)).toHaveCount(2);
  await expect(gallery.tiles(/^Lighthouse, (keeper|lamp)/)).toHaveCount(0);
});

test('keys walk by what is seen, choose ranges and all, and mean the picture', async ({ gallery, page }) => {
  const bar = page.getByRole('region', { name: 'Chosen pictures' });
  const hares = gallery.tiles(/^Hares/);
  await hares.first().click();
  await expect(hares.first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(hares.nth(1)).toBeFocused();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(bar).toContainText('3 selected');
  await page.keyboard.press('4');
  await page.keyboard.press('f');
  await expect(gallery.tiles(/^Hares.*4 stars, favourite/)).toHaveCount(3);
  await page.keyboard.press('Control+a');
  await expect(bar).toContainText('42 selected');
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await page.keyboard.press('End');
  await expect(gallery.tiles(/^Old foxes/).last()).toBeFocused();
  await expect(gallery.tiles(/^Old foxes/).last()).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(gallery.tiles().first()).toBeFocused();
  await expect(gallery.tiles().first()).toBeInViewport();
  await page.keyboard.press('ArrowDown');
  await expect(hares.first()).toBeFocused();
});

test('a tile that was come to by Tab opens large by Enter and is rated, as one that arrows led to', async ({
  editor,
  gallery,
  page,
}) => {
  const search = page.getByRole('textbox', { name: 'Search pictures' });
  await search.fill('hares');
  await expect(gallery.sum).toHaveText('6 of 42');
  const first = gallery.tiles(/^Hares/).first();
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(editor.lightbox).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(editor.lightbox).toBeHidden();
  await expect(first).toBeFocused();
  await page.keyboard.press('3');
  await expect(gallery.tiles(/^Hares.*3 stars/)).toHaveCount(1);
});

test('the mouse chooses one, one more, and all up to one; what is chosen goes to the trash and comes back', async ({
  gallery,
  page,
}) => {
  const bar = page.getByRole('region', { name: 'Chosen pictures' });
  const foxes = gallery.tiles(/^Foxes/);
  await foxes.first().click();
  await foxes.nth(2).click({ modifiers: ['Control'] });
  await expect(bar).toContainText('2 selected');
  await foxes.first().click();
  await foxes.nth(3).click({ modifiers: ['Shift'] });
  await expect(bar).toContainText('4 selected');
  await page.keyboard.press('Delete');
  await expect(foxes).toHaveCount(0);
  await expect(page.getByRole('gridcell', { name: /^Foxes/ })).toHaveCount(0);
  await expect(gallery.sum).toHaveText('38 pictures');
  // The keys go on with the next.
  await expect(gallery.tiles(/^Old foxes/).first()).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(foxes).toHaveCount(4);
  await expect(gallery.sum).toHaveText('42 pictures');
});

test('keys lead into the grid from the rail, and the place is the same px after a reload', async ({
  gallery,
  page,
}) => {
  const last = gallery.tiles(/^Old foxes/).last();
  await page.keyboard.press('End');
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  const before = await last.boundingBox();
  // It is kept once scrolling rests.
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('lumi.gallery'))).toContain('"below"');
  await page.reload();
  await expect(page).toHaveTitle(/First light/);
  await gallery.show();
  await expect(last).toBeInViewport();
  expect((await last.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, -1);
});

for (const theme of ['dark', 'light'] as const)
  test(`axe finds no problem in the ${theme} theme, with pictures chosen and a stack open`, async ({
    gallery,
    page,
  }) => {
    await page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name;
    }, theme);
    await gallery
      .tiles(/^8 pictures of a batch/)
      .first()
      .dblclick();
    await expect(page.getByRole('button', { name: /^Close stack/ })).toBeVisible();
    expect(await axeProblems(page)).toEqual([]);
  });
