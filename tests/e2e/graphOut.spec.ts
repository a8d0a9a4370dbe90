import { readFileSync } from 'node:fs';
import { graphInPng } from '#shared/workflow/drawn/graphInPng';
import { graphInSvg } from '#shared/workflow/drawn/graphInSvg';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import type { EditorPage } from './pages/EditorPage.ts';
import { giveFiles } from './support/giveFiles.ts';
import { expect, test } from './support/test.ts';

/** Where no node lies, px of the window. */
const BARE = { x: 300, y: 130 };

/** Exports by the menu; gives the name of what comes, and its bytes. */
async function exported(
  { page }: EditorPage,
  command: string,
  button: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  await page.getByRole('button', { name: 'File' }).click();
  await page.getByRole('menuitem', { name: command }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: button }).click();
  const download = await downloading;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const asFile = async (editor: EditorPage) =>
  (await exported(editor, 'Export for sharing…', 'Export a copy…')).bytes.toString();

test('a picture of the graph opens the very same graph when it is dropped on the canvas', async ({ editor, page }) => {
  await editor.write('Prompt', 'a fox ]]> <script>alert(1)</script> & "so" on');
  const before = await asFile(editor);
  const png = await exported(editor, 'Export graph as PNG…', 'Export the picture…');
  expect(png.name).toBe('First light.png');
  expect(`${graphInPng(png.bytes) ?? ''}\n`).toBe(before);
  await giveFiles(editor.canvas, { 'elsewhere.png': png.bytes }, BARE);
  const tabs = page.getByRole('navigation', { name: 'Open graphs' }).getByRole('listitem');
  await expect(tabs).toHaveCount(2);
  expect(await asFile(editor)).toBe(before);

  const svg = await exported(editor, 'Export graph as SVG…', 'Export the picture…');
  expect(svg.name).toBe('First light.svg');
  expect(writeWorkflow(readWorkflowText(svg.bytes.toString()))).toBe(before);
  await giveFiles(editor.canvas, { 'drawing.svg': svg.bytes }, BARE);
  await expect(tabs).toHaveCount(3);
  expect(await asFile(editor)).toBe(before);
});

test('a picture of the selection holds that part and nothing else, and what is ticked is left out of both', async ({
  editor,
  page,
}) => {
  await editor.node('Prompt').getByRole('heading').click();
  await page.getByRole('button', { name: 'File' }).click();
  await page.getByRole('menuitem', { name: 'Export graph as SVG…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export graph as SVG' });
  await dialog.getByRole('button', { name: 'The selected node' }).click();
  await dialog.getByRole('button', { name: 'Light' }).click();
  await dialog.getByRole('checkbox', { name: /Prompts/ }).check();
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export the picture…' }).click();
  const svg = readFileSync(await (await downloading).path(), 'utf8');
  const graph = JSON.parse(graphInSvg(svg) ?? '') as { readonly nodes: readonly unknown[] };
  expect(graph.nodes).toHaveLength(1);
  expect(svg).not.toContain('fox');
  expect(svg).not.toContain('Generate images');
});

test('on a node a picture of a graph is a picture like any', async ({ editor, page }) => {
  const png = await exported(editor, 'Export graph as PNG…', 'Export the picture…');
  await giveFiles(editor.node('Generate images'), { 'graph.png': png.bytes });
  await expect(editor.node('Pictures')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('what a graph is in ComfyUI is told before it is written', async ({ editor, page }) => {
  await editor.fromFileMenu('Export for ComfyUI');
  const dialog = page.getByRole('dialog', { name: 'Export for ComfyUI' });
  await expect(dialog.getByText('The file holds 5 nodes.')).toBeVisible();
  const told = dialog.getByRole('region', { name: 'What is other there' });
  await expect(told.getByText(/asks for 4 pictures here; a run there makes one/)).toBeVisible();
  await expect(told.getByText(/Sample: has no counterpart/)).toBeVisible();
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export the file…' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('First light.comfyui.json');
  const graph = JSON.parse(readFileSync(await download.path(), 'utf8')) as Record<string, { class_type: string }>;
  expect(Object.values(graph).map(({ class_type: type }) => type)).toContain('LumiLLMImagenProcessor');
});
