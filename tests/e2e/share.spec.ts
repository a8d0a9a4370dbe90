import { readFileSync } from 'node:fs';
import { expect, test } from './support/test.ts';

test('export for sharing shows what the file would reveal and leaves out what is ticked', async ({ editor, page }) => {
  await editor.write('Prompt', `a fox as in /home/anna/foxes/one.png, AIza${'k'.repeat(35)}`);
  await editor.fromFileMenu('Export for sharing');
  const dialog = page.getByRole('dialog', { name: 'Export for sharing' });
  await expect(dialog.getByRole('checkbox', { name: /API key/ })).toBeChecked();
  await expect(dialog.getByRole('checkbox', { name: /API key/ })).toBeDisabled();
  await expect(dialog.getByText('/home/anna/foxes/one.png,', { exact: true })).toBeVisible();
  expect(await dialog.textContent()).not.toContain('AIza');
  await expect(dialog.getByRole('checkbox', { name: /Places on your disk/ })).toBeChecked();
  await expect(dialog.getByRole('checkbox', { name: /Prompts/ })).not.toBeChecked();
  await dialog.getByRole('checkbox', { name: /Seeds/ }).check();

  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export a copy…' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('First light.lumi.json');
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).toContain('a fox as in [path removed]');
  expect(text).toContain('[key removed]');
  expect(text).not.toMatch(/AIza|anna|417209553/);
  await expect(editor.node('Prompt').getByRole('textbox')).toHaveValue(/\/home\/anna/);
});

test('prompts and names go too when they are ticked', async ({ editor, page }) => {
  await editor.fromFileMenu('Export for sharing');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /Prompts/ }).check();
  await dialog.getByRole('checkbox', { name: /Names of the graph/ }).check();
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export a copy…' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('Untitled.lumi.json');
  const text = readFileSync(await download.path(), 'utf8');
  expect(text).not.toMatch(/fox|First light/);
});
