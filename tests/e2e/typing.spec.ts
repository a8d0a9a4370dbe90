import type { Page } from 'playwright/test';
import { countNodeRenders } from '../../scripts/bench/editor/nodeRenders.mjs';
import { expect, test } from './support/test.ts';

const focusedNode = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('.react-flow__node')?.getAttribute('aria-label'));

/** Adds by the palette, with keys alone. */
async function add(page: Page, name: string): Promise<void> {
  await page.keyboard.press('/');
  await expect(page.getByPlaceholder(/^Add a node/)).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

test('a node that was added by keys is typed into at once, and Enter and Escape go in and out', async ({
  editor,
  page,
}) => {
  await editor.newGraph();
  await add(page, 'text');
  const text = editor.node('Text').getByRole('textbox');
  await expect(text).toBeFocused();
  // C is a letter here, and no command.
  await page.keyboard.type('Cat in fog');
  await expect(text).toHaveValue('Cat in fog');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('Escape');
  await expect(editor.node('Text')).toBeFocused();
  await expect(editor.node('Text')).toHaveClass(/selected/);
  await page.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await page.keyboard.type(', at night');
  await expect(text).toHaveValue('Cat in fog, at night');

  await page.keyboard.press('Escape');
  await page.keyboard.press('F2');
  await page.keyboard.type('Weather');
  await page.keyboard.press('Enter');
  await expect(editor.node('Weather')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(0);

  // A node without a text begins with its first field, and Tab goes on through them.
  await add(page, 'seed');
  await expect(editor.node('Seed').getByRole('textbox', { name: 'Seed' })).toBeFocused();
  await page.keyboard.type('42');
  await page.keyboard.press('Tab');
  await expect(editor.node('Seed').getByRole('combobox', { name: 'Seed control' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(editor.node('Seed')).toBeFocused();
  await expect(editor.node('Seed').getByRole('textbox', { name: 'Seed' })).toHaveValue('42');
  // One without fields has the focus itself.
  await add(page, 'gallery');
  await expect.poll(() => focusedNode(page)).toBe('Gallery');
});

test('undo in a field goes by bursts of what was typed, and is the undo of the graph', async ({ editor, page }) => {
  const prompt = editor.node('Prompt').getByRole('textbox');
  const before = await prompt.inputValue();
  await prompt.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(', at dawn');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await expect(prompt).toHaveValue(`${before}, at da`);
  await page.keyboard.press('Control+z');
  await expect(prompt).toHaveValue(`${before}, at dawn`);
  await page.keyboard.press('Control+z');
  await expect(prompt).toHaveValue(before);
  await page.keyboard.press('Control+Shift+Z');
  await expect(prompt).toHaveValue(`${before}, at dawn`);
  await expect(prompt).toBeFocused();
  // The caret stands where the change was.
  await page.keyboard.type('!');
  await expect(prompt).toHaveValue(`${before}, at dawn!`);

  // The same history from outside, and in the inspector.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(prompt).toHaveValue(`${before}, at dawn`);
  const same = editor.inspector.getByRole('textbox').first();
  await same.focus();
  await page.keyboard.press('Control+z');
  await expect(prompt).toHaveValue(before);
  await page.keyboard.press('Escape');
  await expect(editor.node('Prompt')).toBeFocused();
});

test('runs that draw seeds are no steps of undo, and the seed on screen stays that of the picture', async ({
  editor,
  page,
}) => {
  await editor.select('Seed', 'Seed control', 'randomise');
  const prompt = editor.node('Prompt').getByRole('textbox');
  const before = await prompt.inputValue();
  await prompt.fill('a hare in snow');
  const seed = editor.node('Seed').getByRole('textbox', { name: 'Seed' });
  for (let run = 0; run < 3; run++) {
    const was = await seed.inputValue();
    await page.keyboard.press('Control+Enter');
    await expect(seed).not.toHaveValue(was);
    await expect(editor.runButton).toBeVisible();
  }
  const shown = await seed.inputValue();
  await page.keyboard.press('Control+z');
  await expect(prompt).toHaveValue(before);
  await expect(seed).toHaveValue(shown);
  await page.keyboard.press('Control+Shift+Z');
  await expect(prompt).toHaveValue('a hare in snow');
  await expect(seed).toHaveValue(shown);
});

test('what a person wrote is read the way its letters go', async ({ editor, page }) => {
  const prompt = editor.node('Prompt').getByRole('textbox');
  await prompt.fill('שועל אדום בשלג');
  const direction = (element: Element) => getComputedStyle(element).direction;
  expect(await prompt.evaluate(direction)).toBe('rtl');
  await editor.node('Prompt').getByRole('heading').click();
  expect(await editor.inspector.getByRole('textbox').first().evaluate(direction)).toBe('rtl');
  const written = page.locator('textarea, input[type="text"]:not([inputmode]), .node__title, .inspector h2');
  const undirected = (elements: Element[]) => elements.filter((each) => each.getAttribute('dir') !== 'auto').length;
  expect(await written.evaluateAll(undirected)).toBe(0);
});

test.describe('a prompt of 2,000 words', () => {
  test.beforeEach(async ({ page }) => {
    await page.clock.install();
    await countNodeRenders(page);
    await page.addInitScript(() => {
      const counted = { copies: 0 };
      Object.assign(globalThis, { counted });
      const write = JSON.stringify.bind(JSON);
      JSON.stringify = ((...given: Parameters<typeof write>) => {
        const text = write(...given) as string | undefined;
        if (text !== undefined && text.length > 10_000) counted.copies++;
        return text;
      }) as typeof write;
    });
  });

  test('is typed into with no other node drawn and no copy of the graph made for each key', async ({
    editor,
    page,
  }) => {
    const prompt = editor.node('Prompt').getByRole('textbox');
    await prompt.fill('a lantern in fog '.repeat(500));
    await prompt.press('End');
    await page.keyboard.type('a');
    await expect(editor.node('Prompt').getByText('2001 words')).toBeVisible();
    // What follows a while after a key comes as the clock says, which stands still from here on: however slow the machine, no key has it come.
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 60_000);
    const read = () =>
      page.evaluate(() => {
        const { nodeRenders, counted } = globalThis as unknown as { nodeRenders: number; counted: { copies: number } };
        return { renders: nodeRenders, copies: counted.copies };
      });
    await page.evaluate(() => Object.assign(globalThis, { countsNodeRenders: true, nodeRenders: 0 }));
    const before = await read();
    const keys = 'bcdefghijklmnopqrstu';
    await page.keyboard.type(keys);
    const after = await read();
    await expect(prompt).toHaveValue(new RegExp(`a${keys}$`));
    // Its own, for each key; of the others none.
    expect(after.renders).toBeLessThanOrEqual(keys.length);
    expect(after.copies - before.copies).toBe(0);
    // And what follows them all comes once, not for each.
    await page.clock.runFor(10_000);
    await expect.poll(async () => (await read()).copies).toBeGreaterThan(after.copies);
    expect((await read()).copies - after.copies).toBeLessThan(keys.length / 2);
  });
});
