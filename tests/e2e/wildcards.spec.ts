import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import type { EditorPage } from './pages/EditorPage.ts';
import { axeProblems } from './support/axeProblems.ts';
import { expect, test } from './support/test.ts';

const FILES = mkdtempSync(join(tmpdir(), 'lumi-wildcards-'));
test.use({ env: { LUMI_WILDCARDS: FILES } });
test.beforeAll(() => {
  mkdirSync(join(FILES, 'places'), { recursive: true });
  writeFileSync(join(FILES, 'animal.txt'), 'bear\nfox\n# none\n\nwolf\nfox\n');
  writeFileSync(join(FILES, 'places', 'city.txt'), 'Ghent\nLyon\n');
  writeFileSync(join(FILES, 'many.txt'), Array.from({ length: 5000 }, (_, at) => `value ${String(at)}`).join('\n'));
  writeFileSync(join(FILES, 'broken.yaml'), 'colours:\n  - red\n - grey\n');
});

const DRAWING = aGraph('Drawn')
  .node('w', 'wildcards', { text: 'a  in snow', seed: '18446744073709551615' }, { position: { x: 0, y: 0 } })
  .node('provider', 'sample-provider', {}, { position: { x: 0, y: 460 } })
  .node('config', 'gemini-config', { resolution: '1K' }, { position: { x: 340, y: 0 } })
  .node('draw', 'image-processor', {}, { position: { x: 680, y: 0 } })
  .wire('w.text', 'draw.prompt')
  .wire('provider.provider', 'draw.provider')
  .wire('config.config', 'draw.config')
  .build();

test.afterAll(() => {
  rmSync(FILES, { recursive: true });
});

async function open(editor: EditorPage): Promise<void> {
  await editor.canvas.evaluate((canvas, content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'drawn.lumi.json', { type: 'application/json' }));
    const at = { bubbles: true, cancelable: true, clientX: 500, clientY: 400, dataTransfer: data };
    canvas.dispatchEvent(new DragEvent('dragover', at));
    canvas.dispatchEvent(new DragEvent('drop', at));
  }, writeWorkflow(DRAWING));
  await expect(editor.node('Wildcards')).toBeVisible();
}

test('wildcards are browsed, and put into the text where its caret is', async ({ editor, page }) => {
  await open(editor);
  const node = editor.node('Wildcards');
  const text = node.getByRole('textbox', { name: 'Text' });
  await text.click();
  await text.evaluate((area: HTMLTextAreaElement) => {
    area.setSelectionRange(2, 2);
  });
  await node.getByRole('button', { name: 'Browse wildcards' }).click();
  const dialog = page.getByRole('dialog', { name: 'Wildcards' });
  await expect(dialog.getByRole('option')).toHaveText(['animal3', 'many5,000', 'places/city2']);
  await expect(dialog.getByText(/^broken.yaml, line 3: It is not YAML/)).toBeVisible();
  await dialog.getByRole('option', { name: /^animal/ }).click();
  const values = dialog.getByRole('listbox', { name: 'Values' });
  await expect(values.getByRole('option')).toHaveText(['bear', 'fox', 'wolf']);
  await dialog.getByRole('button', { name: 'Insert' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Text of Wildcards' })).toHaveValue('a __animal__ in snow');
  const draws = dialog.getByRole('list', { name: 'What it draws' }).getByRole('listitem');
  await expect(draws).toHaveCount(8);
  await expect(draws.first()).toHaveText('18446744073709551615a bear in snow');
  await page.keyboard.press('Escape');
  await expect(text).toHaveValue('a __animal__ in snow');
  await page.keyboard.press('Control+Enter');
  await expect(node.getByRole('list', { name: 'Drawn' }).getByRole('listitem')).toHaveText(['a bear in snow']);
  await expect(node.getByRole('textbox', { name: 'Seed' })).toHaveValue('18446744073709551615');
});

test('of thousands of values only those in sight are drawn, and the keys go through the names', async ({
  editor,
  page,
}) => {
  await open(editor);
  await editor.node('Wildcards').getByRole('button', { name: 'Browse wildcards' }).click();
  const dialog = page.getByRole('dialog', { name: 'Wildcards' });
  const names = dialog.getByRole('listbox', { name: 'Wildcards' });
  await expect(names.getByRole('option').first()).toBeVisible();
  await names.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('heading', { name: '__many__' })).toBeVisible();
  const values = dialog.getByRole('listbox', { name: 'Values' });
  await expect(values.getByRole('option').first()).toHaveAttribute('aria-setsize', '5000');
  expect(await values.getByRole('option').count()).toBeLessThan(60);
  await values.evaluate((list) => {
    list.scrollTop = list.scrollHeight;
  });
  await expect(values.getByText('value 999', { exact: true })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Find a wildcard' }).fill('city');
  await expect(dialog.getByRole('listbox', { name: 'Wildcards' }).getByRole('option')).toHaveText(['places/city2']);
  expect(await axeProblems(page)).toEqual([]);
});

test('a brace that is not closed is told while it is written', async ({ editor, page }) => {
  await open(editor);
  await editor.node('Wildcards').getByRole('button', { name: 'Browse wildcards' }).click();
  const dialog = page.getByRole('dialog', { name: 'Wildcards' });
  await dialog.getByRole('textbox', { name: 'Text of Wildcards' }).fill('a {red|grey fox');
  await expect(dialog.getByRole('alert')).toHaveText(/^The { at line 1, column 3 is not closed/);
  await dialog.getByRole('textbox', { name: 'Text of Wildcards' }).fill('a __unicorn__');
  await expect(dialog.getByText('There is no __unicorn__: it stays as it is written.')).toBeVisible();
});
