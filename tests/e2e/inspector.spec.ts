import type { Page } from 'playwright/test';
import { aGraph } from '../support/builders.ts';
import type { EditorPage } from './pages/EditorPage.ts';
import { paidGraph, withPaidGraph } from './support/moneyGraph.ts';
import { expect, test } from './support/test.ts';

const NODE = 'Generate images';

/** Selects nodes by their headers. */
async function select(editor: EditorPage, page: Page, ...titles: readonly string[]): Promise<void> {
  await editor.canvas.press('Escape');
  for (const [at, title] of titles.entries()) {
    const header = editor.node(title).locator('header').first();
    await header.click({ position: { x: 60, y: 12 }, modifiers: at === 0 ? [] : ['ControlOrMeta'] });
  }
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(titles.length);
}

test('help stands behind a “?”, wired fields say from whom and lead there, a wired seed has no control', async ({
  editor,
  page,
}) => {
  await select(editor, page, NODE);
  const { inspector } = editor;
  const help = page.getByText('Calls the provider once per picture', { exact: false });
  await expect(help).toHaveCount(0);
  await inspector.getByRole('button', { name: 'Help: Generate images' }).click();
  await expect(help).toBeVisible();
  await page.keyboard.press('Escape');
  const headings = await inspector.getByRole('heading', { level: 3 }).allTextContents();
  expect(headings.indexOf('What will be sent')).toBeLessThan(headings.indexOf('Fields'));
  await expect(inspector.getByRole('button', { name: /unset$/ })).toBeVisible();

  await expect(inspector.getByLabel('Seed control')).toHaveCount(0);
  await inspector.getByRole('button', { name: 'Take Seed in' }).click();
  await expect(inspector.getByLabel('Seed control')).toHaveCount(1);
  await inspector.getByRole('button', { name: 'Move Seed to a node of its own' }).click();
  await expect(inspector.getByLabel('Seed control')).toHaveCount(0);
  await inspector.getByRole('button', { name: 'from Seed' }).click();
  await expect(inspector.getByRole('heading', { level: 2, name: 'Seed' })).toBeVisible();
});

test('seeds that each run draws are told as new ones, and no other', async ({ editor, page }) => {
  const seeds = editor.inspector.getByRole('term').filter({ hasText: /^Seeds$/ });
  for (const [control, told] of [
    ['fixed', /^\d/],
    ['randomise', 'new ones at Run'],
  ] as const) {
    await editor.select('Seed', 'Seed control', control);
    await select(editor, page, NODE);
    await expect(seeds.locator('+ dd')).toHaveText(told);
  }
});

test('what went wrong comes first, once with its number; then what will be sent, the last run, buttons, fields', async ({
  page,
}) => {
  await withPaidGraph(page, { settings: { askAbove: null } }, async ({ editor, server }) => {
    await page.getByRole('button', { name: 'More ways to run' }).click();
    await page.getByRole('menuitemradio', { name: 'Keep going' }).click();
    server.respondWith(['internal', 'internal', 'internal']);
    await editor.run();
    await editor.expectPictures(NODE, 1);
    await expect(editor.stopButton).toBeHidden();
    await select(editor, page, NODE);
    const { inspector } = editor;
    const errors = inspector.getByRole('group', { name: 'What went wrong' });
    const message = await errors.locator('p').first().boundingBox();
    const copy = await errors.getByRole('button', { name: 'Copy the error' }).first().boundingBox();
    expect(copy?.y, 'beside the first line').toBeLessThan((message?.y ?? 0) + 10);
    await expect(errors.getByText('3 calls failed alike.')).toBeVisible();
    await expect(errors.locator('.callout')).toHaveCount(1);
    const top = async (name: string) => {
      const box = await inspector.getByRole('heading', { name, exact: true }).boundingBox();
      return box?.y ?? -1;
    };
    const order = [
      (await errors.boundingBox())?.y ?? -1,
      await top('What will be sent'),
      await top('Last run'),
      (await inspector.getByRole('button', { name: 'Generate again' }).boundingBox())?.y ?? -1,
      await top('Fields'),
    ];
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(
      await errors
        .locator('p')
        .first()
        .evaluate((p) => getComputedStyle(p).userSelect),
    ).toBe('text');
    await errors.getByRole('button', { name: /^Retry failed 3/ }).click();
    await editor.expectPictures(NODE, 4);
    await expect(errors).toHaveCount(0);
  });
});

test('a prompt of 2,000 words fills the panel, whose width is set by keys and kept', async ({ page }) => {
  const prompt = Array.from({ length: 2000 }, (_, at) => `word${String(at)}`).join(' ');
  const graph = aGraph('Foxes').node('t', 'text', { value: prompt });
  await withPaidGraph(page, { graph, shows: 'Text' }, async ({ editor }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await select(editor, page, 'Text');
    const field = editor.inspector.getByRole('textbox', { name: 'Text' });
    const filled = async () => {
      const [panel, text] = await Promise.all([editor.inspector.boundingBox(), field.boundingBox()]);
      return (panel?.y ?? 0) + (panel?.height ?? 0) - (text?.y ?? 0) - (text?.height ?? 0);
    };
    await expect.poll(filled).toBeLessThan(40);
    expect((await field.boundingBox())?.height).toBeGreaterThan(500);
    expect(await filled()).toBeGreaterThan(0);

    const edge = page.getByRole('separator', { name: 'Width of the inspector' });
    await edge.focus();
    await page.keyboard.press('End');
    await expect(edge).toHaveAttribute('aria-valuenow', '640');
    await page.keyboard.press('ArrowRight');
    await expect(edge).toHaveAttribute('aria-valuenow', '624');
    await page.reload();
    await expect(edge).toHaveAttribute('aria-valuenow', '624');
    await edge.dblclick();
    await expect(edge).toHaveAttribute('aria-valuenow', '292');
  });
});

test('several nodes show what they share, “mixed” where they differ, and set it in one step of undo', async ({
  page,
}) => {
  const graph = aGraph('Foxes')
    .node('a', 'gemini-config', { numImages: 4, aspectRatio: '16:9' }, { title: 'Wide' })
    .node('b', 'gemini-config', { numImages: 2, aspectRatio: '1:1' }, { title: 'Square' });
  await withPaidGraph(page, { graph, shows: 'Wide' }, async ({ editor }) => {
    await select(editor, page, 'Wide', 'Square');
    const { inspector } = editor;
    await expect(inspector.getByRole('heading', { name: '2 nodes' })).toBeVisible();
    await expect(inspector.getByText('2 Gemini settings')).toBeVisible();
    const images = inspector.getByRole('textbox', { name: 'Images' });
    await expect(images).toHaveAttribute('placeholder', 'mixed');
    await expect(inspector.getByRole('combobox', { name: 'Ratio' })).toHaveText('mixed');
    await images.fill('3');
    await expect(editor.node('Wide').getByLabel('Images', { exact: true })).toHaveValue('3');
    await expect(editor.node('Square').getByLabel('Images', { exact: true })).toHaveValue('3');
    await editor.node('Wide').focus();
    await page.keyboard.press('Control+z');
    await expect(editor.node('Wide').getByLabel('Images', { exact: true })).toHaveValue('4');
    await expect(editor.node('Square').getByLabel('Images', { exact: true })).toHaveValue('2');
    await inspector.getByRole('button', { name: 'Mute' }).click();
    await select(editor, page, 'Wide');
    await expect(inspector.getByText('Muted: this does not run.')).toBeVisible();
  });
});

test('a node is replaced by a fitting one that keeps its wires, and says first what goes', async ({ page }) => {
  await withPaidGraph(page, { graph: paidGraph(1) }, async ({ editor }) => {
    await select(editor, page, NODE);
    const wires = await editor.wires().count();
    await editor.node(NODE).focus();
    await page.keyboard.press('Shift+R');
    const option = page.getByRole('option', { name: /^Write text/ });
    await expect(option).toContainText('loses');
    await page.keyboard.press('Escape');
    await select(editor, page, 'Google AI');
    await editor.inspector.getByRole('button', { name: 'Replace with…' }).click();
    await page.getByRole('option', { name: /^OpenRouter/ }).click();
    await expect(editor.node('OpenRouter')).toBeVisible();
    await expect(editor.wires()).toHaveCount(wires);
    await page.keyboard.press('Control+z');
    await expect(editor.node('Google AI')).toBeVisible();
  });
});

test('a value goes from its field to a node of its own and back, by keys too', async ({ page }) => {
  await withPaidGraph(page, { graph: paidGraph(1) }, async ({ editor }) => {
    await select(editor, page, NODE);
    const { inspector } = editor;
    await inspector.getByRole('button', { name: 'Move Prompt to a node of its own' }).click();
    await expect(editor.node('Prompt').getByRole('textbox')).toHaveValue('a red fox');
    await expect(inspector.getByRole('button', { name: 'from Prompt' })).toBeVisible();
    await editor.node(NODE).focus();
    await page.keyboard.press('Shift+V');
    await page.getByRole('option', { name: /^Take Prompt in/ }).click();
    await expect(editor.node('Prompt')).toHaveCount(0);
    await expect(inspector.getByRole('textbox', { name: 'Prompt' })).toHaveValue('a red fox');
    await editor.node(NODE).focus();
    await page.keyboard.press('Control+z');
    await expect(editor.node('Prompt')).toBeVisible();
  });
});

test('the sheet before a run offers the same fixes, and goes by the graph that was mended', async ({ page }) => {
  const graph = aGraph('Foxes')
    .node('p', 'sample-provider')
    .node('c', 'gemini-config', { numImages: 40 })
    .node('d', 'image-processor', { prompt: 'a fox' })
    .wire('p.provider', 'd.provider')
    .wire('c.config', 'd.config');
  await withPaidGraph(page, { graph }, async () => {
    const check = async () => {
      await page.getByRole('button', { name: 'More ways to run' }).click();
      await page.getByRole('menuitem', { name: /^Check before running/ }).click();
    };
    await check();
    const sheet = page.getByRole('dialog', { name: 'Run the graph' });
    await expect(sheet.getByRole('button', { name: 'Run', exact: true })).toBeDisabled();
    // A key that is held mends, and does not run what is paid for once the button to run has the focus.
    await sheet.getByRole('button', { name: 'Set Images to 16' }).focus();
    await page.keyboard.down('Enter');
    await expect(sheet.getByRole('region', { name: 'Problems' })).toHaveCount(0);
    await expect(sheet.getByRole('button', { name: 'Run', exact: true })).toBeFocused();
    await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await expect(sheet).toBeVisible();
    await expect(sheet).toContainText('16');
    await expect(sheet.getByRole('button', { name: 'Run', exact: true })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
    // It was a step of its own.
    await page.getByRole('button', { name: /^Undo/ }).click();
    await check();
    await expect(sheet.getByRole('button', { name: 'Set Images to 16' })).toBeVisible();
  });
});

test('with nothing selected the inspector lists the problems, and a fix takes its problem away in one step of undo', async ({
  page,
}) => {
  const graph = aGraph('Foxes')
    .node('c', 'gemini-config', { numImages: 40 })
    .node('d', 'image-processor', { prompt: 'a fox' })
    .node('x', 'from-the-future')
    .wire('c.config', 'd.config')
    .wire('x.text', 'd.instructions');
  await withPaidGraph(page, { graph }, async ({ editor }) => {
    const { inspector } = editor;
    await expect(inspector.getByRole('heading', { name: '3 problems' })).toBeVisible();
    await inspector.getByRole('button', { name: 'Set Images to 16' }).click();
    await expect(inspector.getByRole('heading', { name: '2 problems' })).toBeVisible();
    await inspector.getByRole('button', { name: 'Remove it' }).click();
    await expect(inspector.getByRole('heading', { name: '1 problem' })).toBeVisible();
    await inspector.getByRole('button', { name: 'Add Google AI and 1 more' }).click();
    await expect(editor.wires()).toHaveCount(3);
    await page.keyboard.press('Escape');
    await expect(inspector.getByRole('heading', { name: 'No problems' })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(inspector.getByRole('heading', { name: '1 problem' })).toBeVisible();
  });
});
