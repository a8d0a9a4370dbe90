import type { Locator } from 'playwright/test';
import { expect, test } from './support/test.ts';

test.use({ forcedColors: 'active', reducedMotion: 'reduce' });

/** Whether something is told by a line around it, which is all that colours of the system leave. */
async function expectLine(target: Locator, name: string): Promise<void> {
  await expect(target.first(), name).toBeVisible();
  await expect
    .poll(
      () =>
        target.first().evaluate((element) => {
          const { borderTopStyle, borderTopWidth, outlineStyle, outlineWidth } = getComputedStyle(element);
          const border = borderTopStyle === 'none' ? 0 : parseFloat(borderTopWidth);
          return Math.max(border, outlineStyle === 'none' ? 0 : parseFloat(outlineWidth));
        }),
      { message: name },
    )
    .toBeGreaterThanOrEqual(1);
}

const outlineOf = (target: Locator) => target.evaluate((element) => getComputedStyle(element).outlineStyle);

test('in colours of the system, buttons, fields, Run, nodes, sockets and wires keep a line', async ({
  editor,
  page,
}) => {
  const bar = page.getByRole('banner');
  await expectLine(editor.runButton, 'Run');
  await expectLine(bar.getByRole('button', { name: /Google AI/ }), 'a key');
  await expectLine(editor.node('Prompt').getByRole('textbox'), 'a text');
  await expectLine(editor.node('Gemini settings').getByRole('combobox'), 'a list');
  await expectLine(editor.node('Seed').locator('.node'), 'a node');
  await expectLine(editor.handle('Seed', 'integer', 'source'), 'a socket');
  const wire = editor.wires().first().locator('.react-flow__edge-path');
  const [stroke, ground] = await Promise.all([
    wire.evaluate((path) => getComputedStyle(path).stroke),
    editor.canvas.evaluate((canvas) => getComputedStyle(canvas).backgroundColor),
  ]);
  expect(stroke).not.toBe('none');
  expect(stroke).not.toBe(ground);
});

test('in colours of the system, what is selected, on screen or has the keys is told by a line of its own', async ({
  editor,
  page,
}) => {
  const node = editor.node('Seed').locator('.node');
  const plain = await outlineOf(node);
  await editor.node('Seed').focus();
  await page.keyboard.press(' ');
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(1);
  await expectLine(node, 'a selected node');
  expect(plain).toBe('none');
  expect(await outlineOf(node)).toBe('solid');
  await expect(editor.node('Seed')).toBeFocused();
  expect(await outlineOf(editor.node('Seed'))).toBe('double');

  const rail = page.getByRole('navigation', { name: 'Views' });
  expect(await outlineOf(rail.getByRole('button', { name: 'Graph' }))).toBe('solid');
  expect(await outlineOf(rail.getByRole('button', { name: 'Runs' }))).toBe('none');
  await page.keyboard.press('Control+Alt+n');
  await expect(editor.tabs).toHaveCount(2);
  expect(await outlineOf(page.locator('.graph-tab--active'))).toBe('solid');

  await page.keyboard.press('Control+k');
  const chosen = page.getByRole('option', { selected: true });
  await expectLine(page.getByRole('dialog'), 'the list');
  await expect(chosen).toBeVisible();
  expect(await outlineOf(chosen)).toBe('solid');
});

test('in colours of the system, a picture of the gallery that is chosen has a line', async ({ editor, page }) => {
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  await page.keyboard.press('Control+2');
  const tiles = page.getByRole('grid', { name: 'Pictures' }).getByRole('gridcell').and(page.locator('[aria-selected]'));
  await expect(tiles).toHaveCount(4);
  const isTold = () =>
    tiles.first().evaluate((tile) =>
      [tile, ...tile.querySelectorAll('*')].some((part) =>
        ['', '::after', '::before'].some((of) => {
          const { borderTopStyle, borderTopWidth } = getComputedStyle(part, of || null);
          return borderTopStyle === 'solid' && parseFloat(borderTopWidth) >= 2;
        }),
      ),
    );
  expect(await isTold()).toBe(false);
  await tiles.first().click();
  await expect(tiles.first()).toHaveAttribute('aria-selected', 'true');
  await expect.poll(isTold).toBe(true);
});
