import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { keptSessions, keptUndo, keptWork } from '../support/keptWork.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { startLumi } from './support/startLumi.ts';
import { expect, test } from './support/test.ts';

test('unsaved work survives a killed process and is there at the next start; the file stays untouched', async ({
  page,
}) => {
  const first = await startLumi();
  const editor = new EditorPage(page);
  await editor.open(first.url);
  await editor.saveAs('foxes');
  const path = join(first.home, 'workflows', 'foxes.lumi.json');
  const saved = readFileSync(path, 'utf8');
  await editor.write('Prompt', 'an edit of the last second');
  await expect.poll(() => keptWork(first.home)).toContain('an edit of the last second');
  await first.kill();

  const second = await startLumi({}, first.home);
  try {
    const later = await page.context().newPage();
    await page.close();
    await later.goto(second.url);
    const editorLater = new EditorPage(later);
    await expect(editorLater.node('Prompt').getByRole('textbox')).toHaveValue('an edit of the last second');
    await expect(later.getByRole('img', { name: 'Changes not saved' })).toBeVisible();
    await expect(later.getByRole('dialog')).toHaveCount(0);
    expect(readFileSync(path, 'utf8')).toBe(saved);

    await later.keyboard.press('Control+s');
    await expect(later.getByRole('img', { name: 'Changes not saved' })).toHaveCount(0);
    expect(readFileSync(path, 'utf8')).toContain('an edit of the last second');
    await expect.poll(() => readdirSync(join(first.home, 'recovery'))).toEqual([]);
  } finally {
    await second.close();
  }
});

test('a browser’s tab comes back to its graphs, unsaved work included, when Lumi Studio is started again', async ({
  page,
}) => {
  const first = await startLumi();
  const editor = new EditorPage(page);
  await editor.open(first.url);
  await editor.saveAs('foxes');
  await editor.newGraph();
  await editor.addNode('Text', { x: 400, y: 300 });
  await editor.write('Text', 'never saved');
  await expect.poll(() => keptWork(first.home)).toContain('never saved');
  await first.stop();

  const second = await startLumi({}, first.home);
  try {
    // What the browser keeps for a page it keeps by its address.
    expect(new URL(second.url).origin).toBe(new URL(first.url).origin);
    await page.goto(second.url);
    await expect.poll(() => editor.tabNames()).toEqual(['foxes', 'Untitled']);
    await expect(editor.node('Text').getByRole('textbox')).toHaveValue('never saved');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  } finally {
    await second.close();
  }
});

test('what a page left that was closed beside another is offered: again if put off, not if discarded', async ({
  page,
}) => {
  const lumi = await startLumi();
  const editor = new EditorPage(page);
  try {
    await editor.open(lumi.url);
    await editor.write('Prompt', 'left behind');
    await expect.poll(() => keptWork(lumi.home)).toContain('left behind');
    await expect.poll(() => keptUndo(lumi.home)).toContain('left behind');

    const beside = await page.context().newPage();
    await new EditorPage(beside).open(lumi.url);
    await expect(new EditorPage(beside).node('Prompt')).toBeVisible();
    await expect(beside.getByRole('dialog')).toHaveCount(0);
    await expect.poll(() => keptSessions(lumi.home).split('"page"')).toHaveLength(3);
    await page.close();
    const later = await beside.context().newPage();
    await later.goto(lumi.url);
    // By its own words: two graphs may have one name, number of nodes and minute.
    await expect(later.getByRole('dialog').getByText('“left behind”')).toBeVisible();
    await later.getByRole('dialog').getByRole('button', { name: 'Later' }).click();
    await expect(later.getByRole('dialog')).toHaveCount(0);
    await later.close();

    const last = await page.context().newPage();
    await last.goto(lumi.url);
    await last.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await expect.poll(() => readdirSync(join(lumi.home, 'recovery'))).toEqual([]);
    expect(keptUndo(lumi.home)).not.toContain('left behind');
    await expect(last.getByRole('dialog')).toHaveCount(0);
  } finally {
    await lumi.close();
  }
});

test('a run that was interrupted is told of once unsaved work was seen to', async ({ page }) => {
  const first = await startLumi();
  const editor = new EditorPage(page);
  await editor.open(first.url);
  await editor.fill('Gemini settings', 'Images', '16');
  await expect.poll(() => keptWork(first.home)).toContain('16');
  await editor.run();
  await expect(editor.tiles('Generate images').first()).toBeVisible();
  await first.kill();
  await page.close();
  // Where nothing tells of tabs, work is offered.
  rmSync(join(first.home, 'sessions.json'));

  const second = await startLumi({}, first.home);
  try {
    const later = await page.context().newPage();
    await later.goto(second.url);
    const notice = later.getByRole('status').filter({ hasText: '“First light” was interrupted.' });
    await expect(later.getByRole('dialog', { name: 'Unsaved work was kept' })).toBeVisible();
    await expect(notice).toHaveCount(0);
    await later.getByRole('dialog').getByRole('button', { name: 'Later' }).click();
    await expect(notice).toBeVisible();
    // Once the run goes on, there is nothing left to say of it.
    await notice.getByRole('button', { name: /^Resume/ }).click();
    await expect(notice).toHaveCount(0);
  } finally {
    await second.close();
  }
});

test('a graph with a key in it is not kept, and the page says so', async ({ editor, lumi, page }) => {
  await editor.write('Prompt', `AIza${'k'.repeat(35)}`);
  await expect(page.getByText('This graph holds an API key, so its unsaved changes are not kept.')).toBeVisible();
  for (const name of readdirSync(lumi.home, { recursive: true, encoding: 'utf8' }))
    if (name.startsWith('recovery') && name.endsWith('.json'))
      expect(readFileSync(join(lumi.home, name), 'utf8')).not.toContain('AIza');
});
