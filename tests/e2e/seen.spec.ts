import type { Locator, Page } from 'playwright/test';
import { paidGraph, withPaidGraph } from './support/moneyGraph.ts';
import { expect, test } from './support/test.ts';

const notices = (page: Page) => page.getByRole('region', { name: /Notifications/ }).getByRole('listitem');
const announced = (page: Page) => page.getByRole('status', { name: 'Announcements' });
const boxesOf = (parts: readonly Locator[]) => Promise.all(parts.map((part) => part.boundingBox()));

test('nothing in the bar moves when a run begins and ends, and the money of the day stands against its cap', async ({
  page,
}) => {
  await withPaidGraph(page, { delayMs: 1500, settings: { dayCap: 5_000_000 } }, async ({ editor }) => {
    const bar = page.getByRole('banner');
    const parts = [
      bar.getByRole('group', { name: 'Run' }),
      bar.getByRole('button', { name: 'Inspector' }),
      bar.getByRole('button', { name: /^Today/ }),
    ];
    await expect(editor.runButton).toContainText('≈ $');
    // What it will cost is seen whole.
    const isCut = await bar.locator('.run-button__price').evaluate((price) => price.scrollWidth > price.clientWidth);
    expect(isCut).toBe(false);
    const before = await boxesOf(parts);
    await editor.run();
    await expect(editor.stopButton).toBeVisible();
    await expect(page).toHaveTitle(/▸ \d\/4 Foxes/);
    expect(await boxesOf(parts)).toEqual(before);
    await editor.expectPictures('Generate images', 4);
    await expect(editor.stopButton).toBeHidden();
    await expect(bar.getByRole('button', { name: /^Today \$0\.\d\d of \$5\.00/ })).toBeVisible();
    await expect(announced(page)).toHaveText(/^Foxes is done: 4 of 4 made, /);
    // What is all reused is written in words on the same button.
    await expect(editor.runButton).toContainText('nothing to pay');
    expect((await boxesOf(parts)).map((box) => box?.x)).toEqual(before.map((box) => box?.x));
  });
});

test('a run that fails out of sight marks its tab, says why once, leads to its node, and is tried again from there', async ({
  page,
}) => {
  await withPaidGraph(page, { delayMs: 1200, settings: { onError: 'continue' } }, async ({ editor, server }) => {
    server.respondWith(['picture', 'overloaded', 'overloaded', 'overloaded']);
    await editor.run();
    await page.keyboard.press('Control+Alt+n');
    await expect(editor.tab('Foxes').getByRole('progressbar', { name: 'Running' })).toBeVisible();
    await expect(notices(page)).toHaveCount(1);
    await expect(notices(page)).toContainText('3 of 4 pictures failed');
    await expect(notices(page)).toContainText(/Generate images: .*overloaded/i);
    await expect(notices(page)).toContainText('What came is kept: 1 of 4.');
    await expect(editor.tab('Foxes').getByRole('img', { name: 'Last run failed' })).toBeVisible();
    await expect(page).toHaveTitle(/^✗ /);
    await expect(announced(page)).toHaveText(/^Foxes failed: 1 of 4 made/);
    await notices(page).getByRole('button', { name: 'Show' }).click();
    await expect(editor.node('Generate images')).toBeInViewport();
    await expect(editor.inspector.getByRole('heading', { name: 'Generate images' })).toBeVisible();
    await expect(page).not.toHaveTitle(/✗/);
    server.respondWith('picture');
    await notices(page).getByRole('button', { name: 'Retry failed 3' }).click();
    await expect(notices(page)).toHaveCount(0);
    await editor.expectPictures('Generate images', 4);
    await expect(editor.tabs.getByRole('img', { name: 'Last run failed' })).toHaveCount(0);
    expect(server.requests).toHaveLength(7);
  });
});

test('by keys one goes to the node that runs, and once it has failed to that', async ({ page }) => {
  await withPaidGraph(page, { delayMs: 4000, settings: { onError: 'continue' } }, async ({ editor, server }) => {
    server.respondWith('internal');
    await editor.node('Gemini settings').locator('.node__header').click();
    await page.keyboard.press('e');
    await expect(page.getByText('No node has failed.')).toBeVisible();
    await editor.run();
    await expect(editor.node('Generate images').getByRole('progressbar', { name: 'Running' })).toBeVisible();
    await editor.node('Gemini settings').focus();
    await page.keyboard.press('Shift+E');
    await expect(editor.node('Generate images')).toBeFocused();
    await expect(editor.stopButton).toBeHidden();
    await editor.node('Gemini settings').focus();
    await page.keyboard.press('e');
    await expect(editor.node('Generate images')).toBeFocused();
    await page.keyboard.press('Shift+E');
    await expect(page.getByText('No node is running.')).toBeVisible();
  });
});

test('a run that is done out of sight marks its tab until one has looked', async ({ editor }) => {
  await editor.run();
  await editor.page.keyboard.press('Control+Alt+n');
  const mark = editor.tab('First light').getByRole('img', { name: 'Run done' });
  await expect(mark).toBeVisible();
  await editor.tab('First light').click();
  await editor.page.keyboard.press('Control+Alt+n');
  await expect(editor.tab('First light')).toBeVisible();
  await expect(mark).toHaveCount(0);
});

test('in Runs, calls that failed alike are told once and asked for again together; a picture has its menu', async ({
  page,
}) => {
  await withPaidGraph(page, { settings: { onError: 'continue' } }, async ({ editor, server }) => {
    server.respondWith(['picture', 'overloaded', 'overloaded', 'overloaded']);
    await editor.run();
    await expect(notices(page)).toHaveCount(1);
    await page.keyboard.press('Control+3');
    const row = page.getByRole('group', { name: 'Runs, newest first' }).getByRole('button', { name: /Foxes/ });
    await expect(row).toContainText(/overloaded/i);
    const missing = page.getByRole('list', { name: 'Not made by Generate images' }).getByRole('listitem');
    await expect(missing).toHaveCount(1);
    await expect(page.getByRole('banner').getByRole('button', { name: /^Run/ })).not.toHaveClass(/button--primary/);
    const batch = page.getByRole('region', { name: 'Generate images', exact: true });
    await batch
      .getByRole('button', { name: /^Picture/ })
      .first()
      .click({ button: 'right' });
    await expect(page.getByRole('menuitem', { name: 'Copy prompt' })).toBeVisible();
    await page.keyboard.press('Escape');
    server.respondWith('picture');
    await missing.getByRole('button', { name: /^Retry: pictures/ }).click();
    await expect(missing).toHaveCount(0);
    expect(server.requests).toHaveLength(7);
  });
});

test('a graph without a name is called by its prompt, on its tab, in the title, among runs and when it is saved', async ({
  page,
  editor,
}) => {
  await editor.buildGenerator('Sample', 'A lighthouse in the rain, seen from the harbour');
  await expect.poll(() => editor.tabNames()).toContain('A lighthouse in the rain, seen from…');
  await expect(page).toHaveTitle(/A lighthouse in the rain/);
  await editor.run();
  await editor.expectPictures('Generate images', 1);
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('button', { name: /^A lighthouse in the rain, seen from…/ }).first()).toBeVisible();
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+Shift+S');
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue(/^A lighthouse in the rain/);
});

test('a second Run of a new graph makes other pictures, with the seeds that are on screen', async ({ editor }) => {
  const seed = () => editor.node('Seed').getByRole('textbox').inputValue();
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  const first = await seed();
  await expect(editor.stopButton).toBeHidden();
  await editor.page.waitForTimeout(1100);
  await editor.run();
  await expect.poll(seed).not.toBe(first);
  await expect(editor.node('Generate images').getByText('reused')).toHaveCount(0);
});

test('what was newly placed draws other seeds for each Run: a node that generates, and a Seed', async ({
  editor,
  page,
}) => {
  const draw = editor.node('Generate images');
  const done = async (before: string, seed: () => Promise<string>) => {
    await editor.run();
    await expect.poll(seed).not.toBe(before);
    await editor.expectPictures('Generate images', 1);
    await expect(editor.stopButton).toBeHidden();
    await expect(draw.getByText('reused')).toHaveCount(0);
    return seed();
  };
  await editor.buildGenerator('Sample', 'a lighthouse in the rain');
  await page.keyboard.press('Escape');
  const own = await editor.field('Generate images', 'Seed');
  const first = await done('', () => own.inputValue());
  const second = await done(first, () => own.inputValue());
  expect(second).not.toBe(first);

  await editor.addNode('Seed', { x: 480, y: 720 });
  await page.keyboard.press('Escape');
  await editor.connect('Seed.integer', 'Generate images.seed');
  await expect(editor.wires()).toHaveCount(4);
  const seed = () => editor.node('Seed').getByRole('textbox').inputValue();
  const third = await done('', seed);
  await done(third, seed);
});

test('a cap that lets nothing through leaves nothing to press but Cancel', async ({ page }) => {
  await withPaidGraph(page, { settings: { runCap: 10 }, graph: paidGraph(2) }, async ({ editor, server }) => {
    await editor.run();
    const sheet = page.getByRole('dialog');
    await expect(sheet).toContainText('lets 0 of 2 calls');
    await expect(sheet.getByRole('button', { name: 'Run anyway' })).toBeDisabled();
    await expect(sheet.getByRole('button', { name: 'Cancel' })).toBeFocused();
    expect(server.requests).toEqual([]);
  });
});
