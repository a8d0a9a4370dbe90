import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { keptWork } from '../support/keptWork.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { startLumi, type Lumi } from './support/startLumi.ts';
import { expect, test } from './support/test.ts';

/** Starts it again on the same data folder: at the address it had. */
function startAgain({ home }: Lumi): Promise<Lumi> {
  return startLumi({}, home);
}

/** What the page keeps by itself. */
function keptInPage(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
}

const BAR = 'Lumi Studio’s service has ended.';

test('edits made while the service is gone go on with the page once it is back, and can be downloaded meanwhile', async ({
  page,
}) => {
  const first = await startLumi();
  let second: Lumi | undefined;
  try {
    const editor = new EditorPage(page);
    await editor.open(first.url);
    await editor.saveAs('foxes');
    await editor.write('Prompt', 'before the end');
    await expect.poll(() => keptWork(first.home)).toContain('before the end');
    await first.kill();
    await editor.write('Prompt', 'in the dark');
    await expect.poll(() => keptInPage(page)).toContain('in the dark');
    await expect(page.getByText(BAR)).toContainText(new URL(first.url).origin);
    await editor.write('Prompt', 'still in the dark');
    await expect.poll(() => keptInPage(page)).toContain('still in the dark');
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download “foxes”' }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe('foxes.lumi.json');
    expect(readFileSync(await download.path(), 'utf8')).toContain('still in the dark');

    second = await startAgain(first);
    const beside = await page.context().newPage();
    await new EditorPage(beside).open(second.url);
    await expect(page.getByText(BAR)).toHaveCount(0);
    await expect.poll(() => keptWork(first.home)).toContain('still in the dark');
    await expect.poll(() => keptInPage(page)).not.toContain('in the dark');
    await expect(beside.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('img', { name: 'Changes not saved' })).toHaveCount(0);
    expect(readFileSync(join(first.home, 'workflows', 'foxes.lumi.json'), 'utf8')).toContain('still in the dark');
  } finally {
    await (second ?? first).close();
  }
});

test('edits made while the service is gone are there at the next start, if the page goes too', async ({ page }) => {
  const first = await startLumi();
  let second: Lumi | undefined;
  try {
    const editor = new EditorPage(page);
    await editor.open(first.url);
    await first.kill();
    await editor.write('Prompt', 'in the dark');
    await expect.poll(() => keptInPage(page)).toContain('in the dark');
    await page.close();

    second = await startAgain(first);
    const next = await page.context().newPage();
    await next.goto(second.url);
    await expect(new EditorPage(next).node('Prompt').getByRole('textbox')).toHaveValue('in the dark');
    expect(await keptInPage(next)).not.toContain('in the dark');
    expect(keptWork(first.home)).toContain('in the dark');
  } finally {
    await (second ?? first).close();
  }
});

test('a picture that did not come leaves its place empty, and comes once the service is back', async ({ page }) => {
  const first = await startLumi();
  let second: Lumi | undefined;
  try {
    const editor = new EditorPage(page);
    await editor.open(first.url);
    await page.route('**/media/**', (route) => route.abort());
    await editor.run();
    const pictures = editor.tiles('Generate images').locator('img');
    await expect(pictures).toHaveCount(4);
    for (const picture of await pictures.all()) await expect(picture).toBeHidden();
    await first.kill();
    await page.unroute('**/media/**');
    await expect(page.getByText(BAR)).toBeVisible();
    for (const picture of await pictures.all()) await expect(picture).toBeHidden();

    second = await startAgain(first);
    await (await page.context().newPage()).goto(second.url);
    await expect(page.getByText(BAR)).toHaveCount(0);
    await editor.expectPictures('Generate images', 4);
    for (const picture of await pictures.all()) await expect(picture).toBeVisible();
  } finally {
    await (second ?? first).close();
  }
});

test('a run cut off with its service goes on in the page that showed it', async ({ page }) => {
  const first = await startLumi();
  let second: Lumi | undefined;
  try {
    const editor = new EditorPage(page);
    await editor.open(first.url);
    await editor.fill('Gemini settings', 'Images', '16');
    await editor.run();
    await expect(editor.tiles('Generate images').first()).toBeVisible();
    await first.kill();
    await expect(page.getByText(BAR)).toBeVisible();
    await expect(editor.stopButton).toBeHidden();

    second = await startAgain(first);
    await (await page.context().newPage()).goto(second.url);
    await expect(page.getByText(BAR)).toHaveCount(0);
    await page
      .getByRole('status')
      .getByRole('button', { name: /^Resume/ })
      .click();
    await editor.expectPictures('Generate images', 16);
    await expect(editor.stopButton).toBeHidden();
  } finally {
    await (second ?? first).close();
  }
});

test('a service that is started anew at once is known to be another: what ran has ended, and goes on', async ({
  page,
}) => {
  const first = await startLumi();
  let second: Lumi | undefined;
  try {
    const editor = new EditorPage(page);
    const { promise: isStarted, resolve: letIn } = Promise.withResolvers<undefined>();
    await page.clock.install();
    await editor.open(first.url);
    await editor.fill('Gemini settings', 'Images', '16');
    // However slow this machine is: no time passes for the page until it is connected to the second.
    await page.route('**/api/events', async (route) => {
      await isStarted;
      await route.continue();
    });
    const begun = page.waitForResponse('**/api/call/run.start');
    await editor.run();
    await begun;
    await page.clock.pauseAt(Date.now() + 60_000);
    await first.kill();
    second = await startAgain(first);
    await (await page.context().newPage()).goto(second.url);
    const connected = page.waitForResponse('**/api/events');
    letIn(undefined);
    await connected;
    await page.clock.resume();
    await page
      .getByRole('status')
      .getByRole('button', { name: /^Resume/ })
      .click();
    await editor.expectPictures('Generate images', 16);
    await expect(editor.stopButton).toBeHidden();
  } finally {
    await (second ?? first).close();
  }
});
