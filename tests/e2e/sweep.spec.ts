import type { EditorPage } from './pages/EditorPage.ts';
import { axeProblems } from './support/axeProblems.ts';
import { expect, test } from './support/test.ts';

/** Chooses an axis to add, by keys. */
async function addAxis(editor: EditorPage, name: string): Promise<void> {
  const { page } = editor;
  await editor.node('Sweep').getByRole('button', { name: 'Axis', exact: true }).press('Enter');
  await page.getByRole('menuitem', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: `Values of ${name}` })).toBeVisible();
}

test('a sweep of 3 × 3 × 2 is made from nothing by keys, and each gesture is a step of undo', async ({
  editor,
  page,
}) => {
  await editor.newGraph();
  await editor.addNode('Sweep', { x: 400, y: 160 });
  const sweep = editor.node('Sweep');
  const dialog = page.getByRole('dialog');

  await addAxis(editor, 'Prompt');
  await expect(dialog.getByRole('textbox', { name: 'Prompt 1' })).toBeFocused();
  await page.keyboard.type('a fox');
  for (const [at, text] of ['a hare', 'an owl'].entries()) {
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('textbox', { name: `Prompt ${String(at + 2)}` })).toBeFocused();
    await page.keyboard.type(text);
  }
  expect(await axeProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Done' }).press('Enter');
  await expect(sweep.getByRole('button', { name: 'Prompt, 3: a fox, a hare, an owl' })).toBeVisible();

  await addAxis(editor, 'Seed');
  await dialog.getByRole('textbox', { name: 'Seed: numbers' }).fill('11, 12, 13');
  await page.keyboard.press('Escape');
  await addAxis(editor, 'Ratio');
  for (const ratio of ['16:9', '4:5']) await dialog.getByRole('button', { name: ratio, exact: true }).press('Enter');
  await expect(dialog.getByRole('button', { name: '4:5', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(sweep.getByRole('status').getByText('3 × 3 × 2 = 18 cells')).toBeVisible();

  // Alt and the arrows move an axis, Delete takes it out; undo goes back step by step.
  await sweep.getByRole('button', { name: /^Ratio, 2/ }).press('Alt+ArrowUp');
  await expect(sweep.getByRole('status').getByText('3 × 2 × 3 = 18 cells')).toBeVisible();
  await expect(sweep.getByRole('button', { name: /^Ratio, 2/ })).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(sweep.getByRole('status').getByText('3 × 3 = 9 cells')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(sweep.getByRole('status').getByText('3 × 2 × 3 = 18 cells')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(sweep.getByRole('status').getByText('3 × 3 × 2 = 18 cells')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(sweep.getByRole('button', { name: 'Ratio, 1: 16:9' })).toBeVisible();
});

test('models are taken out of the list of all, each once', async ({ editor, page }) => {
  await editor.newGraph();
  await editor.addNode('Sweep', { x: 400, y: 160 });
  await addAxis(editor, 'Model');
  const values = page.getByRole('dialog', { name: 'Values of Model' });
  const models = values.getByRole('list', { name: 'Models' }).getByRole('listitem');
  for (const [at, name] of ['sample', 'gpt-image-1'].entries()) {
    await values.getByRole('button', { name: 'Model…' }).click();
    const list = page.getByRole('dialog', { name: 'Model', exact: true });
    await list.getByRole('combobox').first().fill(name);
    await list.getByRole('combobox').first().press('Enter');
    await expect(list).toHaveCount(0);
    await expect(models).toHaveCount(at + 1);
  }
  await values.getByRole('button', { name: 'Take Sample out' }).click();
  await expect(models).toHaveCount(1);
});
