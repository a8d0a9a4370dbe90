import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { openGroups } from './support/groupsGraph.ts';
import { aGraph } from '../support/builders.ts';
import { expect, test } from './support/test.ts';

const GRAPH: Workflow = {
  ...aGraph('Foxes')
    .node('words', 'text', { value: 'a fox' }, { title: 'Words' })
    .node('pictures', 'image-input', {}, { title: 'Your product', position: { x: 0, y: 300 } })
    .node('config', 'gemini-config', {}, { position: { x: 400, y: 0 } })
    .build(),
  form: {
    fields: [
      { node: 'words', field: 'value', label: 'What to draw' },
      { node: 'pictures', field: 'pictures', label: 'Your product' },
      { node: 'config', field: 'numImages', label: 'How many' },
    ],
  },
};

const form = (page: Page) => page.getByRole('region', { name: 'Form', exact: true });
const labels = (page: Page) => form(page).locator('.form-field__label');

test('a picture is dropped on its field, fields are dragged into order, and a closed graph has its form again from its file', async ({
  lumi,
  editor,
  page,
}) => {
  await openGroups(lumi, editor, GRAPH);
  await page.keyboard.press('Control+Shift+F');
  await expect(labels(page)).toHaveText(['What to draw', 'Your product', 'How many']);

  await form(page)
    .locator('.form-pictures')
    .evaluate(async (target) => {
      const canvas = document.createElement('canvas');
      canvas.width = 40;
      canvas.height = 30;
      canvas.getContext('2d')?.fillRect(0, 0, 40, 30);
      const blob = await new Promise<Blob | null>((done) => {
        canvas.toBlob(done);
      });
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([blob ?? ''], 'teapot.png', { type: 'image/png' }));
      const at = { bubbles: true, cancelable: true, dataTransfer };
      if (target.dispatchEvent(new DragEvent('dragover', at))) throw new Error('It takes no picture.');
      target.dispatchEvent(new DragEvent('drop', at));
    });
  const slots = form(page).getByRole('list', { name: 'Your product, in order' }).getByRole('listitem');
  await expect(slots).toHaveCount(1);
  // It went nowhere else, and is one step.
  await expect(labels(page)).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(slots).toHaveCount(0);
  await page.keyboard.press('Control+Shift+z');
  await expect(slots).toHaveCount(1);

  await page.getByRole('button', { name: 'Edit form' }).click();
  const row = (label: string) => form(page).locator('.field-editor', { hasText: label });
  await form(page).getByRole('button', { name: 'Move How many', exact: true }).dragTo(row('What to draw'));
  const names = form(page).locator('.field-editor__label');
  await expect(names).toHaveText(['How many', 'What to draw', 'Your product']);
  await form(page).getByRole('button', { name: 'Move How many', exact: true }).dragTo(row('Your product'));
  await expect(names).toHaveText(['What to draw', 'Your product', 'How many']);
  await page.keyboard.press('Control+z');
  await expect(names).toHaveText(['How many', 'What to draw', 'Your product']);
  await form(page).getByRole('button', { name: 'Done' }).click();

  await page.keyboard.press('Control+s');
  const file = join(lumi.home, 'workflows', 'foxes.lumi.json');
  const kept = () => readWorkflowText(readFileSync(file, 'utf8'));
  await expect
    .poll(() => kept().form?.fields.map(({ label }) => label))
    .toEqual(['How many', 'What to draw', 'Your product']);
  await page.keyboard.press('Alt+w');
  await expect(page).not.toHaveTitle(/Foxes/);
  await page.keyboard.press('Control+o');
  await page.getByRole('option', { name: /foxes/ }).click();
  await expect(page).toHaveTitle(/Foxes/);
  await page.keyboard.press('Control+Shift+F');
  await expect(labels(page)).toHaveText(['How many', 'What to draw', 'Your product']);
  await expect(slots).toHaveCount(1);
});
