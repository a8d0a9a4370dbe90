import type { Workflow } from '#shared/workflow/Workflow';
import { aGraph } from '../support/builders.ts';
import { GalleryPage } from './pages/GalleryPage.ts';
import { RunsPage } from './pages/RunsPage.ts';
import { axeProblems } from './support/axeProblems.ts';
import { expect, test as base } from './support/test.ts';

function aBatch(name: string, numImages: number, seed: number): Workflow {
  return aGraph(name)
    .node('provider', 'sample-provider')
    .node('config', 'gemini-config', { numImages, aspectRatio: '1:1' })
    .node('draw', 'image-processor', { prompt: `a picture of ${name}`, seed })
    .wire('provider.provider', 'draw.provider')
    .wire('config.config', 'draw.config')
    .build();
}

/** 48 pictures of three runs, more than a screen, and the gallery. */
const test = base.extend<{ readonly gallery: GalleryPage }>({
  gallery: async ({ editor }, use) => {
    const gallery = new GalleryPage(editor.page);
    await gallery.show();
    await expect(gallery.sum).toHaveText('48 pictures');
    await use(gallery);
  },
});
test.use({ before: { ran: [aBatch('Oldest', 16, 1000), aBatch('Middle', 16, 2000), aBatch('Newest', 16, 3000)] } });

const chosen = (gallery: GalleryPage) => gallery.page.getByRole('region', { name: 'Chosen pictures' });
const focused = (gallery: GalleryPage) => gallery.page.locator(':focus');

test('keys walk, choose, choose up to, and choose all there are as one', async ({ gallery, page }) => {
  await expect(gallery.tiles().first()).toBeVisible();
  await gallery.tiles().first().click();
  await expect(chosen(gallery)).toContainText('1 selected');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(chosen(gallery)).toContainText(/^\d+ selected/);
  await page.keyboard.press('End');
  await expect(focused(gallery)).toHaveAttribute('data-row', '47');
  await expect(focused(gallery)).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(focused(gallery)).toHaveAttribute('data-row', '0');
  await page.keyboard.press('Control+a');
  await expect(chosen(gallery)).toContainText('48 selected');
  const calls: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('picture.setFacts')) calls.push(request.postData() ?? '');
  });
  await page.keyboard.press('4');
  await expect(gallery.tiles(/4 stars|rated 4/i).first()).toBeVisible();
  await expect.poll(() => calls.length).toBe(1);
  // What finds them is sent, and not each of them.
  expect(calls[0]).toContain('"filter"');
  expect(calls[0]).not.toContain('"numbers"');
  await page.keyboard.press('Escape');
  await expect(chosen(gallery)).toBeHidden();
});

test('the place is kept when the view is left, and when the page is loaded anew', async ({ gallery, page }) => {
  await gallery.tiles().first().click();
  await page.keyboard.press('End');
  await expect(focused(gallery)).toHaveAttribute('data-row', '47');
  const last = await focused(gallery).getAttribute('data-number');
  const tile = page.locator(`[role="gridcell"][data-number="${last ?? ''}"]`);
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+2');
  await expect(tile).toBeInViewport();
  await page.reload();
  await gallery.show();
  await expect(tile).toBeInViewport();
});

test('the place is kept though the page goes the moment it was scrolled', async ({ gallery, page }) => {
  await expect(gallery.tiles().first()).toBeVisible();
  const box = page.getByRole('grid', { name: 'Pictures' }).locator('..');
  const loaded = page.waitForEvent('load');
  await box.evaluate((element) => {
    element.scrollTop = element.scrollHeight;
    location.reload();
  });
  await loaded;
  await gallery.show();
  await expect(page.locator('[role="gridcell"][data-row="47"]')).toBeInViewport();
});

test('pictures that come while one looks at others move nothing, and are led to', async ({ gallery, page }) => {
  await gallery.tiles().first().click();
  await page.keyboard.press('End');
  const last = focused(gallery);
  await expect(last).toHaveAttribute('data-row', '47');
  const number = await last.getAttribute('data-number');
  const tile = page.locator(`[role="gridcell"][data-number="${number ?? ''}"]`);
  const before = await tile.boundingBox();
  await new RunsPage(page).start(aBatch('Just now', 2, 4000));
  const arrived = page.getByRole('button', { name: '2 new' });
  await expect(arrived).toBeVisible();
  expect(await tile.boundingBox()).toEqual(before);
  await arrived.click();
  await expect(gallery.sum).toHaveText('50 pictures');
  await expect(gallery.tiles('a picture of Just now').first()).toBeInViewport();
});

test('what is chosen is dragged onto the canvas by way of the rail', async ({ gallery, page, editor }) => {
  await gallery.tiles().first().click();
  await gallery
    .tiles()
    .nth(1)
    .click({ modifiers: ['Control'] });
  await expect(chosen(gallery)).toContainText('2 selected');
  await gallery.tiles().first().hover();
  await page.mouse.down();
  const rail = page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Graph' });
  await rail.hover();
  await rail.hover({ position: { x: 12, y: 12 } });
  await expect(page.getByRole('main', { name: 'Gallery' })).toBeHidden();
  await page.mouse.move(640, 780, { steps: 4 });
  await page.mouse.up();
  await expect(editor.node('Pictures').getByRole('button', { name: /^Picture \d/ })).toHaveCount(2);
});

test('nothing keeps people out, in both themes', async ({ gallery, page }) => {
  await gallery.tiles().first().click();
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await axeProblems(page)).toEqual([]);
  }
});
