import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzip } from '../support/unzip.ts';
import { expect, test } from './support/test.ts';

test('a report is made on this disk, without prompts unless they are ticked', async ({ editor, lumi, page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await editor.run();
  await expect(editor.tiles('Gallery').first()).toBeVisible();
  for (const isTicked of [false, true]) {
    await editor.fromFileMenu('Make a report');
    const dialog = page.getByRole('dialog', { name: 'Make a report' });
    await expect(dialog.getByText('Nothing is sent.')).toBeVisible();
    const box = dialog.getByRole('checkbox', { name: /prompts of the last 20 runs/ });
    await expect(box).not.toBeChecked();
    if (isTicked) await box.check();
    await dialog.getByRole('button', { name: 'Make the report' }).click();
    const path = await dialog.getByText(join(lumi.home, 'reports')).innerText();
    await dialog.getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByText('The path is on the clipboard.').first()).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(path);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog).toHaveCount(0);

    expect(existsSync(path)).toBe(true);
    const entries = unzip(readFileSync(path));
    expect(entries.has('prompts.json')).toBe(isTicked);
    expect(entries.get('logs/lumi.log')).toContain('run finished');
  }
});
