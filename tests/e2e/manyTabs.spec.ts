import type { EditorPage } from './pages/EditorPage.ts';
import { expect, test } from './support/test.ts';

/** Puts graphs of these names beside the sample. */
async function openGraphs(editor: EditorPage, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await editor.page.keyboard.press('Control+Alt+n');
    await expect(editor.page).toHaveTitle(/Untitled/);
    await editor.page.getByLabel('Graph name').fill(name);
    await editor.page.keyboard.press('Enter');
    await expect(editor.page).toHaveTitle(new RegExp(name));
  }
}

const many = (count: number) => Array.from({ length: count }, (_, at) => `Graph number ${String(at + 1)}`);

test('nothing of the top bar overlaps or is pushed out, with one tab and with twenty, down to 200 %', async ({
  editor,
  page,
}) => {
  const check = async () => {
    const faults = await page.getByRole('banner').evaluate((bar) => {
      const shown = [...bar.querySelectorAll('button, .graph-tabs, .day-money')]
        .filter((each) => !each.closest('.graph-tabs__list'))
        .map((each) => ({
          each,
          name: each.getAttribute('aria-label') ?? each.textContent,
          box: each.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width > 1);
      const out = shown.filter(({ box }) => box.left < 0 || box.right > innerWidth).map(({ name }) => `${name} is out`);
      const over = shown.flatMap((one, at) =>
        shown
          .slice(at + 1)
          .filter(
            ({ each, box }) =>
              !one.each.contains(each) && box.left < one.box.right - 0.5 && box.right > one.box.left + 0.5,
          )
          // The two dots of the keys stand as one chip.
          .filter(({ name }) => !(name.includes(': key') && one.name.includes(': key')))
          .map(({ name }) => `${name} over ${one.name}`),
      );
      const tab = bar.querySelector('.graph-tab--active')?.getBoundingClientRect();
      const list = bar.querySelector('.graph-tabs__list')?.getBoundingClientRect();
      const isInView = tab && list && tab.width >= 96 && tab.left >= list.left - 0.5 && tab.right <= list.right + 0.5;
      return [...out, ...over, ...(isInView ? [] : ['the active tab is not in view'])];
    });
    expect(faults).toEqual([]);
  };
  for (const size of [
    { width: 720, height: 450 },
    { width: 1024, height: 700 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(size);
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(size.width);
    await check();
  }
  await openGraphs(editor, many(20));
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
    { width: 720, height: 450 },
  ]) {
    await page.setViewportSize(size);
    await page.waitForTimeout(100);
    await check();
  }
  await page.keyboard.press('Alt+PageDown');
  await expect(page).toHaveTitle(/First light/);
  await check();
});

test('the list of open graphs shows all, filters by typing and goes there by key', async ({ editor, page }) => {
  await openGraphs(editor, ['Foxes', 'Owls', 'Owls']);
  await page.getByRole('button', { name: 'All open graphs: 4' }).click();
  const dialog = page.getByRole('dialog', { name: 'Open graphs: 4' });
  await expect(dialog.getByRole('option')).toHaveCount(4);
  // Two of one name are told apart.
  await expect(dialog.getByRole('option', { name: /^Owls\s*1/ })).toBeVisible();
  await page.keyboard.type('fox');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveTitle(/Foxes/);
});

test('tabs change places by drag and by keys, and Escape leaves them', async ({ editor, page }) => {
  await openGraphs(editor, ['Foxes', 'Owls']);
  const middle = async (at: number) => {
    const box = await editor.tabs.nth(at).boundingBox();
    if (!box) throw new Error('no tab');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, left: box.x };
  };
  const drag = async () => {
    const from = await middle(2);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((await middle(0)).left + 4, from.y, { steps: 6 });
    await expect(page.locator('.graph-tab--before')).toHaveCount(1);
  };
  await drag();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await editor.tabNames()).toEqual(['First light', 'Foxes', 'Owls']);
  await drag();
  await page.mouse.up();
  await expect.poll(() => editor.tabNames()).toEqual(['Owls', 'First light', 'Foxes']);
  await page.keyboard.press('Alt+Shift+PageDown');
  await expect.poll(() => editor.tabNames()).toEqual(['First light', 'Owls', 'Foxes']);
  await expect(page.getByText('Owls: tab 2 of 3')).toBeAttached();
});

test('a tab has a menu, and what was closed comes back where it was, with its undo', async ({ editor, page }) => {
  await openGraphs(editor, ['Foxes', 'Owls']);
  await editor.tab('First light').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Duplicate as a new graph' }).click();
  await expect.poll(() => editor.tabNames()).toEqual(['First light', 'First light copy', 'Foxes', 'Owls']);
  // The name of the one on screen is a field: its tab has the menu too, as long as nobody types there.
  await page.getByLabel('Graph name').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await expect(page.getByLabel('Graph name')).toBeFocused();
  await page.keyboard.type('Twins');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/Twins/);

  await editor.tab('Foxes').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Close', exact: false }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await expect.poll(() => editor.tabNames()).toEqual(['First light', 'Twins', 'Owls']);
  await editor.tab('Twins').click({ button: 'middle' });
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await page.keyboard.press('Alt+t');
  await expect.poll(() => editor.tabNames()).toEqual(['First light', 'Twins', 'Owls']);
  await page.keyboard.press('Alt+t');
  await expect.poll(() => editor.tabNames()).toEqual(['First light', 'Twins', 'Foxes', 'Owls']);
  await expect(page).toHaveTitle(/Foxes/);
  await editor.canvas.focus();
  await page.keyboard.press('Control+z');
  await expect(page).toHaveTitle(/Untitled/);

  await editor.tab('Twins').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Close to the right' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Discard/ })
    .click();
  await expect.poll(() => editor.tabNames()).toEqual(['First light', 'Twins']);
});

test('an untouched sample and a blank graph come back from a reload', async ({ editor, page }) => {
  await page.keyboard.press('Control+Alt+n');
  await expect.poll(() => editor.tabNames()).toEqual(['First light', 'Untitled']);
  await page.reload();
  await expect.poll(() => editor.tabNames()).toEqual(['First light', 'Untitled']);
  await expect(page).toHaveTitle(/Untitled/);
});
