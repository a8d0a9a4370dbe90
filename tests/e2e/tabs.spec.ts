import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptWork } from '../support/keptWork.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { withPaidGraph } from './support/moneyGraph.ts';
import { expect, test } from './support/test.ts';

test('several graphs are open, each with its own edits, undo and results', async ({ editor, page }) => {
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  await editor.newGraph();
  await expect.poll(() => editor.tabNames()).toEqual(['First light', 'Untitled']);
  await expect(editor.node('Generate images')).toHaveCount(0);
  await editor.addNode('Text', { x: 400, y: 300 });
  await editor.write('Text', 'a blue hare');

  await editor.tab('First light').click();
  await editor.expectPictures('Generate images', 4);
  await expect(page).toHaveTitle(/First light/);
  await page.keyboard.press('Alt+PageDown');
  await expect(editor.node('Text').getByRole('textbox')).toHaveValue('a blue hare');
  await expect(page).toHaveTitle(/^● Untitled/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(editor.node('Text').getByRole('textbox')).toHaveValue('');
});

test('a run goes on in its own tab while another is on screen, and its pictures are there afterwards', async ({
  editor,
  page,
}) => {
  await editor.fill('Gemini settings', 'Images', '16');
  await editor.run();
  await page.keyboard.press('Control+Alt+n');
  await expect(editor.stopButton).toHaveCount(0);
  await expect(editor.tabs.getByRole('progressbar', { name: 'Running' })).toBeVisible();
  await expect(editor.tabs.getByRole('progressbar', { name: 'Running' })).toHaveCount(0, { timeout: 30_000 });
  await editor.tab('First light').click();
  await editor.expectPictures('Generate images', 16);
  await expect(page.getByRole('button', { name: 'Close First light' })).toBeVisible();
});

test('closing asks where changes would be lost: by key, by the middle button, and once for all', async ({
  editor,
  page,
}) => {
  await editor.write('Prompt', 'one');
  await editor.saveAs('one');
  await editor.write('Prompt', 'one, changed');
  await editor.newGraph();
  await editor.addNode('Text', { x: 400, y: 300 });
  await editor.newGraph();
  await expect(editor.tabs).toHaveCount(3);
  await page.keyboard.press('Alt+w');
  await expect(editor.tabs).toHaveCount(2);

  await editor.tab('one').click({ button: 'middle' });
  await expect(page.getByRole('dialog', { name: 'Save “one”?' })).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(editor.tabs).toHaveCount(2);

  await editor.fromFileMenu('Close all graphs');
  const dialog = page.getByRole('dialog', { name: 'Save the changes of 2 graphs?' });
  await expect(dialog.getByRole('checkbox')).toHaveCount(2);
  await dialog.getByRole('checkbox', { name: /Untitled/ }).uncheck();
  await dialog.getByRole('button', { name: 'Save 1 and close' }).click();
  await expect.poll(() => editor.tabNames()).toEqual(['Untitled']);
  await editor.fromFileMenu('one');
  await expect(editor.node('Prompt').getByRole('textbox')).toHaveValue('one, changed');
});

test('a graph keeps its pictures when it is named, closed and opened again; another sample starts with none', async ({
  editor,
  page,
}) => {
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  await editor.saveAs('mine');
  await editor.newGraph();
  await editor.tabs
    .first()
    .getByRole('button', { name: /^Close/ })
    .click();
  await editor.fromFileMenu('Open the sample');
  await expect(page).toHaveTitle(/First light/);
  await expect(editor.node('Generate images')).toBeVisible();
  await expect(editor.tiles('Generate images')).toHaveCount(0);
  await editor.fromFileMenu('Open…');
  await page.getByRole('option', { name: /mine/ }).click();
  await expect(page).toHaveTitle(/mine/);
  await expect(editor.tiles('Generate images')).toHaveCount(4);
});

test('the same file in two pages is two graphs: neither shows the edits or the results of the other', async ({
  editor,
  lumi,
  page,
}) => {
  await editor.saveAs('shared');
  const beside = new EditorPage(await page.context().newPage());
  await beside.open(lumi.url);
  await beside.fromFileMenu('Open…');
  await beside.page.getByRole('option', { name: /shared/ }).click();
  await expect(beside.page).toHaveTitle(/^shared/);

  await editor.run();
  await editor.expectPictures('Generate images', 4);
  await editor.write('Prompt', 'an owl');
  await expect(beside.tiles('Generate images')).toHaveCount(0);
  await expect(beside.node('Prompt').getByRole('textbox')).not.toHaveValue('an owl');
  await expect(beside.page).toHaveTitle(/^shared/);

  await beside.fill('Gemini settings', 'Images', '2');
  await beside.run();
  await beside.expectPictures('Generate images', 2);
  await editor.expectPictures('Generate images', 4);
});

test('a sample that was not touched comes back from a reload with what was made', async ({ editor, page }) => {
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  await page.reload();
  await expect.poll(() => editor.tabNames()).toEqual(['First light']);
  await expect(editor.tiles('Generate images')).toHaveCount(4);
});

test('tabs come back after a reload, saved and unsaved', async ({ editor, lumi, page }) => {
  await editor.saveAs('kept');
  await editor.newGraph();
  await editor.addNode('Text', { x: 400, y: 300 });
  await editor.write('Text', 'never saved');
  await expect.poll(() => keptWork(lumi.home)).toContain('never saved');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect.poll(() => editor.tabNames()).toEqual(['kept', 'Untitled']);
  await expect(editor.node('Text').getByRole('textbox')).toHaveValue('never saved');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a file changed by another program is noticed: it can be reloaded, or kept and then not saved over unasked', async ({
  editor,
  lumi,
  page,
}) => {
  await editor.saveAs('shared');
  const path = join(lumi.home, 'workflows', 'shared.lumi.json');
  const change = (prompt: string) => {
    const file = JSON.parse(readFileSync(path, 'utf8')) as { nodes: { title?: string; fields?: { value?: string } }[] };
    const node = file.nodes.find(({ title }) => title === 'Prompt');
    if (node?.fields) node.fields.value = prompt;
    writeFileSync(path, JSON.stringify(file));
  };
  change('written elsewhere');
  await expect(page.getByText('shared.lumi.json was changed by another program.')).toBeVisible();
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(editor.node('Prompt').getByRole('textbox')).toHaveValue('written elsewhere');
  await expect(page.getByText('was changed by another program')).toHaveCount(0);

  change('written again');
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await editor.write('Prompt', 'mine');
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog', { name: 'shared.lumi.json has changed on disk' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(readFileSync(path, 'utf8')).toContain('written again');
  await page.keyboard.press('Control+s');
  await dialog.getByRole('button', { name: 'Overwrite' }).click();
  await expect(page.getByRole('img', { name: 'Changes not saved' })).toHaveCount(0);
  expect(readFileSync(path, 'utf8')).toContain('"mine"');
});

test('a saved graph that runs comes back from a reload as the one tab it was, with its run', async ({ page }) => {
  await withPaidGraph(page, { delayMs: 4000 }, async ({ editor, server }) => {
    await editor.run();
    await expect(editor.stopButton).toBeVisible();
    await expect.poll(() => server.requests.length).toBe(4);
    await page.reload();
    await expect(page).toHaveTitle(/^Foxes/);
    await editor.expectPictures('Generate images', 4);
    expect(await editor.tabNames()).toEqual(['Foxes']);
    await expect(page.getByRole('img', { name: 'Changes not saved' })).toHaveCount(0);
    expect(server.requests).toHaveLength(4);
  });
});

test('a view that is chosen while the page still opens its graphs stays on screen', async ({ lumi, page }) => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  await page.route('**/api/call/workflow.sample', async (route) => {
    await opened;
    await route.continue();
  });
  await page.goto(lumi.url);
  const gallery = page.getByRole('main', { name: 'Gallery' });
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Gallery' }).click();
  await expect(gallery).toBeVisible();
  open();
  await expect(page).toHaveTitle(/First light/);
  await expect(gallery).toBeVisible();
});
