import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { editorOf, expect, test } from './support/test.ts';

test('what was spent is written where the user says', async ({ start, home, on }) => {
  test.skip(on === 'electron', 'Only the stand-in answers where to write.');
  const app = await start();
  const editor = await editorOf(app);
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  const { page } = editor;
  await page.getByRole('button', { name: /^Today/ }).click();
  const wanted = join(home, 'spend.csv');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, wanted);
  await page.getByRole('button', { name: 'Export CSV' }).click();
  await expect.poll(() => existsSync(wanted)).toBe(true);
  const [head, row] = readFileSync(wanted, 'utf8').split('\r\n');
  expect(head).toMatch(/^day,provider,model,graph,calls,/);
  expect(row).toContain(',sample,sample,First light,4,0,0,0.000000,');
});

test('a run that was cut off with its process goes on at the next start', async ({ start }) => {
  const first = await start();
  const editor = await editorOf(first);
  await editor.fill('Gemini settings', 'Images', '16');
  await editor.select('Gemini settings', 'Resolution', '4K');
  await editor.run();
  await expect(editor.tiles('Generate images').first()).toBeVisible();
  await first.kill();

  const second = await start();
  const page = await second.page();
  // The graph was never saved: it comes back as it was left.
  await page.getByRole('button', { name: /^Resume \(\d+ of 16 missing\)/ }).click();
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Runs' }).click();
  await expect(page.getByText('16 of 16').first()).toBeVisible();
});
