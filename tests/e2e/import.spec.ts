import { comfyFile, packFile } from '../support/foreign/comfyFile.ts';
import { PNG_TEXTS, withChunks } from '../support/pictureBlocks.ts';
import { aCanvas } from '../support/somePictures.ts';
import { axeProblems } from './support/axeProblems.ts';
import { giveFiles } from './support/giveFiles.ts';
import { expect, test } from './support/test.ts';

const KEY = 'AIzaSyA-1234567890abcdefghijklmnopqrstuv';
const workflow = () => {
  const file = packFile() as { nodes: object[] };
  file.nodes.push({
    id: 9,
    type: 'ThirdPartyGemini',
    pos: [0, 900],
    size: [200, 80],
    widgets_values: ['an owl at night', KEY],
  });
  return JSON.stringify(file);
};

test('a ComfyUI workflow that is dropped opens beside, unsaved, with what became of it', async ({ page, editor }) => {
  await giveFiles(editor.canvas, { 'foxes.json': workflow() });
  const report = page.getByRole('dialog', { name: 'Imported graph' });
  await expect(report).toContainText('foxes.json is a workflow of ComfyUI');
  await expect(report.getByRole('alert')).toContainText('revoke it');
  await expect(report.getByRole('list', { name: 'Kept to be read' })).toContainText('ThirdPartyGemini');
  await expect(report.getByRole('list', { name: 'Models' })).toContainText(
    'gemini-3-pro-image-preview: use gemini-3-pro-image',
  );
  await expect(report).not.toContainText(KEY);
  expect(await axeProblems(page)).toEqual([]);
  await report.getByRole('button', { name: 'Done' }).click();

  // It can be read again while its graph is open.
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Import report' }).click();
  await expect(report.getByRole('list', { name: 'Kept to be read' })).toContainText('ThirdPartyGemini');
  await page.keyboard.press('Escape');

  // What was open stays, and the new one is in no file.
  expect(await editor.tabNames()).toHaveLength(2);
  await expect(page).toHaveTitle(/^● foxes/);
  await expect(editor.node('Generate images')).toBeVisible();
  // What is not known can be read.
  await editor.node('ThirdPartyGemini').click();
  await expect(editor.inspector).toContainText('an owl at night');
  await expect(editor.inspector).not.toContainText('AIza');
});

test('a workflow that is pasted opens; a text that only looks like one is a text', async ({ page, editor }) => {
  const paste = (text: string) =>
    editor.canvas.evaluate((element, words) => {
      const data = new DataTransfer();
      data.setData('text/plain', words);
      element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));
    }, text);
  await editor.canvas.focus();
  await paste(JSON.stringify({ 1: { class_type: 'LumiSeed', inputs: { seed: 7 } } }));
  const report = page.getByRole('dialog', { name: 'Imported graph' });
  await expect(report).toContainText('an API export of ComfyUI');
  await page.keyboard.press('Escape');
  await expect(page).toHaveTitle(/Pasted graph/);
  await expect(editor.node('Seed')).toBeVisible();
  await editor.canvas.focus();
  await paste('{a|b} says "class_type"');
  await expect(editor.node('Text')).toBeVisible();
});

test('nodes that ComfyUI copied are pasted as a graph of their own', async ({ page, editor }) => {
  const copied = {
    nodes: [
      {
        id: 4,
        type: 'LumiTextInput',
        pos: [0, 0],
        inputs: [],
        outputs: [{ name: 'text', type: 'STRING', links: [] }],
        widgets_values: ['a heron 鷺'],
      },
      {
        id: 7,
        type: 'LumiShowText',
        pos: [400, 0],
        inputs: [{ name: 'text', type: 'STRING', link: null }],
        outputs: [],
        widgets_values: [''],
      },
    ],
    groups: [],
    reroutes: [],
    links: [{ id: 1, origin_id: 4, origin_slot: 0, target_id: 7, target_slot: 0, type: 'STRING' }],
    subgraphs: [],
  };
  await editor.canvas.focus();
  await editor.canvas.evaluate(
    (element, packed) => {
      const data = new DataTransfer();
      data.setData(
        'text/html',
        `<meta charset="utf-8"><div><span data-metadata="${packed}"></span></div><span>Text</span>`,
      );
      data.setData('text/plain', 'Text');
      element.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }));
    },
    Buffer.from(JSON.stringify(copied)).toString('base64'),
  );
  await expect(page.getByRole('dialog', { name: 'Imported graph' })).toContainText('a workflow of ComfyUI');
  await page.keyboard.press('Escape');
  await expect(page).toHaveTitle(/Pasted graph/);
  await expect(editor.node('Text')).toContainText('a heron 鷺');
  await expect(editor.node('Show text')).toBeVisible();
});

test('a file that is none is refused in words', async ({ page, editor }) => {
  await giveFiles(editor.canvas, { 'cut.json': workflow().slice(0, 500) });
  await expect(page.getByText('cut.json is not JSON: it ends in the middle.')).toBeVisible();
  expect(await editor.tabNames()).toHaveLength(1);
});

test('a picture that carries a workflow is asked about: its graph, or a picture', async ({ page, editor }) => {
  const picture = withChunks(
    await aCanvas(60, 40, '#a63').png().toBuffer(),
    'before',
    PNG_TEXTS['tEXt in UTF-8']!(
      'workflow',
      JSON.stringify(comfyFile([{ id: 1, type: 'LumiTextInput', values: ['a heron'] }])),
    ),
  );
  await giveFiles(editor.canvas, { 'heron.png': picture });
  const question = page.getByRole('dialog', { name: 'This picture carries its graph' });
  await question.getByRole('button', { name: 'Open its graph' }).click();
  await expect(page.getByRole('dialog', { name: 'Imported graph' })).toContainText('heron.png');
  await page.keyboard.press('Escape');
  await expect(page).toHaveTitle(/heron/);
});

test('a workflow of this computer is chosen in Open', async ({ page, editor }) => {
  await editor.canvas.press('Control+o');
  const open = page.getByRole('dialog', { name: 'Open graph' });
  const chooser = page.waitForEvent('filechooser');
  await open.getByLabel('Choose files from this computer').press('Enter');
  await (await chooser).setFiles({ name: 'foxes.json', mimeType: 'application/json', buffer: Buffer.from(workflow()) });
  await expect(page.getByRole('dialog', { name: 'Imported graph' })).toContainText(
    'foxes.json is a workflow of ComfyUI',
  );
  await page.keyboard.press('Escape');
  await expect(page).toHaveTitle(/^● foxes/);
});

test('a picture of this computer that carries a workflow is chosen in Open; one that carries none is told of', async ({
  page,
  editor,
}) => {
  const choose = async (name: string, buffer: Buffer) => {
    await editor.canvas.press('Control+o');
    const chooser = page.waitForEvent('filechooser');
    await page.getByLabel('Choose files from this computer').press('Enter');
    await (await chooser).setFiles({ name, mimeType: 'image/png', buffer });
  };
  const bare = await aCanvas(60, 40, '#63a').png().toBuffer();
  await choose('bare.png', bare);
  await expect(page.getByText('bare.png carries no graph.')).toBeVisible();
  expect(await editor.tabNames()).toHaveLength(1);
  await choose('foxes.png', withChunks(bare, 'before', PNG_TEXTS['tEXt in UTF-8']!('workflow', workflow())));
  await expect(page.getByRole('dialog', { name: 'Imported graph' })).toContainText(
    'foxes.png is a workflow of ComfyUI',
  );
  await page.keyboard.press('Escape');
  await expect(page).toHaveTitle(/^● foxes/);
});
