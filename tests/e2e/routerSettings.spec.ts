import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { giveFiles } from './support/giveFiles.ts';
import { axeProblems } from './support/axeProblems.ts';
import { expect, test } from './support/test.ts';

const graph = aGraph('Many makers')
  .node('where', 'openrouter-provider', { model: 'bytedance-seed/seedream-4.5' }, { position: { x: 0, y: 0 } })
  .node('how', 'openrouter-config', { options: { style: 'ink' } }, { position: { x: 0, y: 260 } })
  .node('draw', 'image-processor', { prompt: 'a fox' }, { position: { x: 420, y: 0 } })
  .wire('where.provider', 'draw.provider')
  .wire('how.config', 'draw.config')
  .build();

test('settings of OpenRouter’s models are those of the model that is wired; what it does not take is seen and taken away', async ({
  editor,
  page,
}) => {
  await editor.newGraph();
  await giveFiles(editor.canvas, { 'graph.lumi.json': writeWorkflow(graph) });
  const node = editor.node('OpenRouter settings');
  await expect(node.getByRole('combobox', { name: 'Resolution' })).toBeVisible();
  await node.getByRole('combobox', { name: 'Resolution' }).click();
  await page.getByRole('option', { name: '2K' }).click();
  await expect(node.getByRole('combobox', { name: 'Resolution' })).toHaveText(/2K/);
  // What another model took is left out of what is sent, and says so.
  await expect(node.getByRole('textbox', { name: 'Style' })).toHaveValue('ink');
  await expect(node.getByRole('textbox', { name: 'Style' })).toHaveAttribute('aria-invalid', 'true');
  expect(await axeProblems(page)).toEqual([]);
  await node.getByRole('textbox', { name: 'Style' }).fill('');
  await expect(node.getByRole('textbox', { name: 'Style' })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(node.getByRole('textbox', { name: 'Style' })).toHaveValue('ink');
});
