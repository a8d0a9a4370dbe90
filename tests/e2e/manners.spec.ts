import type { Locator, Page } from 'playwright/test';
import { startGoogleServer } from '../support/providers/googleServer.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { startLumi } from './support/startLumi.ts';
import { expect, test } from './support/test.ts';

const menu = (page: Page): Locator => page.getByRole('menu');
const choose = (page: Page, label: string | RegExp) => page.getByRole('menuitem', { name: label }).click();
const title = (editor: EditorPage, node: string) => editor.node(node).getByText(node).first();

test.describe('the command palette', () => {
  test('runs any command by its name, and lists the keys', async ({ editor, page }) => {
    await page.keyboard.press('Control+k');
    const input = page.getByPlaceholder('Run a command');
    await expect(input).toBeFocused();
    await expect(page.getByRole('option', { name: /^Save ?Ctrl\+S$/ })).toBeVisible();
    await input.fill('select all');
    await page.keyboard.press('Enter');
    await expect(page.locator('.node--selected')).toHaveCount(await page.locator('.node').count());
    await page.keyboard.press('Control+k');
    await input.fill('hide the insp');
    await page.keyboard.press('Enter');
    await expect(editor.inspector).toHaveCount(0);
  });

  test('opens while something is typed, and Escape gives the place back', async ({ editor, page }) => {
    const prompt = editor.node('Prompt').getByRole('textbox');
    await prompt.click();
    await page.keyboard.press('Control+k');
    await expect(page.getByPlaceholder('Run a command')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByPlaceholder('Run a command')).toHaveCount(0);
    await expect(prompt).toBeFocused();
  });

  test('opens the dialog a command asks for, and the title one renames', async ({ editor, page }) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('list the short');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Shortcuts' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await title(editor, 'Seed').click();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('rename');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  });

  test('takes the names that other editors have, and leads to the very key of a provider', async ({ editor, page }) => {
    const input = page.getByPlaceholder('Run a command');
    await page.keyboard.press('Control+k');
    await input.fill('queue prompt');
    await expect(page.getByRole('option').first()).toHaveAccessibleName(/^Run/);
    await input.fill('openrouter key');
    await expect(page.getByRole('option').first()).toHaveAccessibleName(/OpenRouter/);
    await page.keyboard.press('Enter');
    const field = page.getByRole('region', { name: 'OpenRouter' }).getByLabel(/^Key for /);
    await expect(field).toBeFocused();
    await expect(field).toBeInViewport();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(editor.runButton).toBeVisible();
  });
});

test.describe('context menus', () => {
  test('the canvas offers to add a node where one clicked, to select and to fit', async ({ editor, page }) => {
    await page.mouse.click(560, 780, { button: 'right' });
    await expect(menu(page).getByRole('menuitem')).toHaveText([
      /^Add a node…/,
      /^Paste/,
      /^Tidy the whole graph/,
      /^Select all/,
      /^Fit/,
    ]);
    await choose(page, /^Add a node/);
    await editor.choose('Wrap text');
    const box = await editor.node('Wrap text').boundingBox();
    expect(Math.abs((box?.x ?? 0) - 560)).toBeLessThan(40);
    // It is brought into view whole.
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
    await page.keyboard.press('Escape');
    await page.mouse.click(480, 830, { button: 'right' });
    await choose(page, /^Select all/);
    await expect(page.locator('.node--selected')).toHaveCount(await page.locator('.node').count());
  });

  test('a node is renamed, bypassed, duplicated and deleted by it', async ({ editor, page }) => {
    await title(editor, 'Seed').click({ button: 'right' });
    await choose(page, /^Rename/);
    await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
    await page.keyboard.type('Luck');
    await page.keyboard.press('Enter');
    await expect(editor.node('Luck')).toBeVisible();
    await title(editor, 'Luck').click({ button: 'right' });
    await choose(page, /^Bypass/);
    await expect(editor.node('Luck').getByRole('img', { name: 'Bypassed' })).toBeVisible();
    await title(editor, 'Luck').click({ button: 'right' });
    await expect(menu(page).getByRole('menuitem', { name: /^Do not bypass/ })).toBeVisible();
    await choose(page, /^Duplicate/);
    await expect(editor.node('Luck')).toHaveCount(2);
    await title(editor, 'Gallery').click({ button: 'right' });
    await choose(page, /^Delete/);
    await expect(editor.node('Gallery')).toHaveCount(0);
  });

  test('it is done to all selected nodes where one of them was clicked', async ({ editor, page }) => {
    await title(editor, 'Seed').click();
    await title(editor, 'Prompt').click({ modifiers: ['Control'] });
    await title(editor, 'Seed').click({ button: 'right' });
    await expect(menu(page).getByRole('menuitem', { name: /^Run selection/ })).toBeVisible();
    await choose(page, /^Delete/);
    await expect(editor.node('Seed')).toHaveCount(0);
    await expect(editor.node('Prompt')).toHaveCount(0);
  });

  test('a wire is deleted by it', async ({ editor, page }) => {
    await expect(editor.wires()).toHaveCount(5);
    const at = await editor
      .wires()
      .first()
      .locator('path')
      .first()
      .evaluate((path: SVGPathElement) => {
        const { x, y } = path.getPointAtLength(path.getTotalLength() / 2);
        const point = new DOMPoint(x, y).matrixTransform(path.getScreenCTM() ?? undefined);
        return { x: point.x, y: point.y };
      });
    await page.mouse.click(at.x, at.y, { button: 'right' });
    await choose(page, /^Delete the wire/);
    await expect(editor.wires()).toHaveCount(4);
  });

  test('by keyboard it belongs to the selected node, and is walked and left by keys', async ({ editor, page }) => {
    await title(editor, 'Seed').click();
    await page.evaluate(() => {
      (document.activeElement as HTMLElement).blur();
    });
    await page.keyboard.press('Shift+F10');
    await expect(menu(page).getByRole('menuitem', { name: /^Run to here/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(menu(page)).toHaveCount(0);
    await page.keyboard.press('ContextMenu');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect(editor.node('Seed')).toHaveCount(0);
  });

  test('keys that come while the page is busy go to the row one has walked to', async ({ editor, page }) => {
    /** All in one turn of the page, as keys come in when it was busy meanwhile. */
    const pressAtOnce = (...keys: readonly string[]) =>
      page.evaluate((pressed) => {
        for (const key of pressed)
          document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      }, keys);
    await title(editor, 'Seed').click();
    await page.keyboard.press('Shift+F10');
    await expect(menu(page).getByRole('menuitem').first()).toBeFocused();
    await pressAtOnce('End', 'Enter');
    await expect(editor.node('Seed')).toHaveCount(0);
    await editor
      .node('Gemini settings')
      .getByTitle(/Resolution/)
      .click();
    const field = editor.node('Gemini settings').getByLabel('Resolution', { exact: true });
    await field.focus();
    await page.keyboard.press('Enter');
    const options = page.getByRole('option');
    await expect(options.and(page.locator(':focus'))).toHaveCount(1);
    const last = (await options.last().textContent()) ?? '';
    await pressAtOnce('Home', 'ArrowDown', 'End', 'Enter');
    await expect(field).toHaveText(last);
  });

  test('what was chosen is done also where the next menu is asked for at once', async ({ editor, page }) => {
    await title(editor, 'Seed').click({ button: 'right' });
    await menu(page)
      .getByRole('menuitem', { name: /^Bypass/ })
      .evaluate(async (row: HTMLElement) => {
        const node = document.querySelector('.node--selected');
        row.click();
        await Promise.resolve();
        node?.dispatchEvent(
          new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 300, clientY: 300 }),
        );
      });
    await expect(menu(page).getByRole('menuitem', { name: /^Do not bypass/ })).toBeVisible();
    await expect(editor.node('Seed').getByRole('img', { name: 'Bypassed', includeHidden: true })).toBeVisible();
  });

  test('a text keeps the menu of the system', async ({ editor, page }) => {
    const isLeftAlone = await editor
      .node('Prompt')
      .getByRole('textbox')
      .evaluate((field) => field.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true })));
    expect(isLeftAlone).toBe(true);
    await expect(menu(page)).toHaveCount(0);
  });
});

test.describe('a picture', () => {
  test.beforeEach(async ({ editor, page }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await editor.run();
    await editor.expectPictures('Generate images', 4);
  });

  const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

  test('gives itself, its prompt and its seed to the clipboard', async ({ editor, page }) => {
    const tile = editor.tiles('Generate images').first();
    await tile.click({ button: 'right' });
    await expect(menu(page).getByRole('menuitem', { name: 'Show in folder' })).toHaveCount(0);
    await choose(page, 'Copy prompt');
    await expect.poll(() => clipboard(page)).toContain('red fox');
    await tile.click({ button: 'right' });
    await choose(page, 'Copy seed');
    await expect.poll(() => clipboard(page)).toMatch(/^\d+$/);
    await tile.click({ button: 'right' });
    await choose(page, 'Copy picture');
    await expect(page.getByText('The picture is on the clipboard.')).toBeVisible();
    const size = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const bitmap = await createImageBitmap(await item!.getType('image/png'));
      return [bitmap.width, bitmap.height];
    });
    expect(size).toEqual([1376, 768]);
  });

  test('is saved under a name one can tell it by', async ({ editor, page }) => {
    await editor.tiles('Generate images').first().click({ button: 'right' });
    const download = page.waitForEvent('download');
    await choose(page, /^Save a copy/);
    expect((await download).suggestedFilename()).toMatch(/^First light \d+\.png$/);
  });

  test('opens by its menu, and has the same menu when open, by mouse and by button', async ({ editor, page }) => {
    await editor.tiles('Generate images').first().click({ button: 'right' });
    await choose(page, /^Open$/);
    await expect(editor.lightbox).toBeVisible();
    await editor.lightbox.getByRole('img', { name: /^Picture/ }).click({ button: 'right' });
    await choose(page, 'Copy seed');
    await expect.poll(() => clipboard(page)).toMatch(/^\d+$/);
    await page.getByRole('button', { name: 'Actions of the picture' }).click();
    await choose(page, 'Copy prompt');
    await expect.poll(() => clipboard(page)).toContain('red fox');
    await page.keyboard.press('Escape');
    await expect(editor.lightbox).toBeHidden();
  });

  test('can be dragged out of the window as a file', async ({ editor }) => {
    const dragged = await editor
      .tiles('Generate images')
      .first()
      .evaluate((tile) => {
        const dataTransfer = new DataTransfer();
        tile.dispatchEvent(new DragEvent('dragstart', { bubbles: true, cancelable: true, dataTransfer }));
        return dataTransfer.getData('DownloadURL');
      });
    expect(dragged).toMatch(/^image\/png:First light \d+\.png:http:\/\/127\.0\.0\.1:\d+\/media\/[0-9a-f]{64}$/);
  });
});

test('a long batch that ended while one looked elsewhere marks the title until one is back', async ({ page }) => {
  const server = await startGoogleServer({ scale: 0.1, delayMs: 10_500 });
  const lumi = await startLumi({ GOOGLE_API_KEY: server.key, LUMI_GOOGLE_BASE_URL: server.url });
  try {
    await page.addInitScript(() => {
      document.hasFocus = () => false;
    });
    const editor = new EditorPage(page);
    await editor.open(lumi.url);
    await editor.buildGenerator('Google AI', 'a red fox');
    await editor.run();
    await editor.expectPictures('Generate images', 1);
    await expect(page).toHaveTitle(/^(● )?✓ /);
    await page.evaluate(() => {
      window.dispatchEvent(new Event('focus'));
    });
    await expect(page).not.toHaveTitle(/✓/);
  } finally {
    await lumi.close();
    await server.close();
  }
});
