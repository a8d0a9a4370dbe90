import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import type { EditorPage } from './pages/EditorPage.ts';
import { problemsInBothThemes } from './support/axeProblems.ts';
import { giveFiles } from './support/giveFiles.ts';
import { expect, test } from './support/test.ts';

const FOXES = aGraph('Foxes in winter')
  .node('scene', 'text', { value: 'A red fox in the snow at dawn' }, { title: 'Scene', position: { x: 0, y: 0 } })
  .node('wrap', 'wrap-text', { suffix: ', 4k' }, { title: 'Wrap', position: { x: 300, y: 320 } })
  .node('provider', 'sample-provider', undefined, { position: { x: 0, y: 320 } })
  .node('config', 'gemini-config', { numImages: 2 }, { title: 'Settings', position: { x: 0, y: 480 } })
  .node('draw', 'image-processor', { seed: 5, control: 'randomise' }, { title: 'Draw', position: { x: 620, y: 0 } })
  .wire('provider.provider', 'draw.provider')
  .wire('config.config', 'draw.config')
  .wire('scene.text', 'wrap.text')
  .wire('wrap.text', 'draw.prompt')
  .build();

const history = (page: Page) => page.getByRole('complementary', { name: 'History', exact: true });
const changes = (page: Page) => page.getByRole('complementary', { name: 'Changes' });
const versions = (page: Page) => history(page).getByRole('group', { name: 'Versions' }).getByRole('button');
const sceneText = (editor: EditorPage) => editor.node('Scene').getByRole('textbox');

async function openHistory(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+H');
  await expect(history(page)).toBeVisible();
}

/** Saved, run, and then edited: a text, a node less and one more. */
async function lived(editor: EditorPage, home: string): Promise<void> {
  const { page } = editor;
  await giveFiles(editor.canvas, { 'foxes.lumi.json': writeWorkflow(FOXES) });
  await expect(editor.node('Wrap')).toBeVisible();
  await editor.saveAs('foxes');
  await page.keyboard.press('Control+Enter');
  await expect(editor.tiles('Draw')).toHaveCount(2);
  await sceneText(editor).fill('A red fox crossing a frozen lake at dawn');
  await page.keyboard.press('Escape');
  await editor.node('Wrap').getByText('Wrap').first().click();
  await page.keyboard.press('Delete');
  await editor.canvas.focus();
  await expect(editor.node('Wrap')).toHaveCount(0);
  expect(readFileSync(join(home, 'workflows', 'foxes.lumi.json'), 'utf8')).toContain('in the snow');
}

test('versions are kept at a save and before a run, are compared, taken in part, restored and undone', async ({
  editor,
  lumi,
  page,
}) => {
  await lived(editor, lumi.home);
  await openHistory(page);

  await expect(versions(page)).toHaveCount(3);
  await expect(versions(page).nth(0)).toHaveAccessibleName(/^B: Now, not saved/);
  await expect(versions(page).nth(1)).toHaveAccessibleName(/^A: Before a run, .*2 pictures/);
  const side = changes(page);
  await expect(side.getByRole('list', { name: 'All changes' }).getByRole('button')).toHaveCount(3);
  const drawing = page.getByRole('group', { name: 'A and B over each other' });
  await expect(drawing.getByRole('img')).toHaveAccessibleName(/Wrap − gone/);
  await expect(page.getByRole('list', { name: 'What the marks mean' })).toContainText('− gone 1');
  await expect(page.getByRole('group', { name: 'A made' }).getByRole('button')).toHaveCount(2);
  expect(await problemsInBothThemes(page, '.history-room')).toEqual([]);

  await side.getByRole('button', { name: /Scene/ }).click();
  await expect(side.locator('del')).toHaveText('in the snow');
  await expect(side.locator('ins')).toHaveText('crossing a frozen lake');
  await side.getByRole('button', { name: 'Take this text from A' }).click();
  await expect(side.getByRole('list', { name: 'All changes' }).getByRole('button')).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(side.getByRole('list', { name: 'All changes' }).getByRole('button')).toHaveCount(3);

  await side.getByRole('button', { name: 'Restore A' }).click();
  await expect(side).toContainText('A and B do not differ');
  // What was there is a version now.
  await expect(versions(page)).toHaveCount(4);
  await expect(versions(page).nth(1)).toHaveAccessibleName(/Before a restore/);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
  await expect(history(page)).toHaveCount(0);
  await expect(sceneText(editor)).toHaveValue('A red fox crossing a frozen lake at dawn');
  await expect(editor.node('Wrap')).toHaveCount(0);
});

test('it is walked by keys alone: versions by arrows, changes by N, and a node is put back with its wires', async ({
  editor,
  lumi,
  page,
}) => {
  await lived(editor, lumi.home);
  await openHistory(page);
  await expect(versions(page).nth(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Enter');
  await expect(versions(page).nth(2)).toHaveAccessibleName(/^A: Saved/);
  const current = changes(page).locator('[aria-current="true"]');
  const first = await current.textContent();
  await page.keyboard.press('n');
  await expect(current).not.toHaveText(first ?? '');
  await page.keyboard.press('Shift+N');
  await expect(current).toHaveText(first ?? '');
  await expect(current).toContainText('Wrap');
  await changes(page).getByRole('button', { name: 'Put it back' }).press('Enter');
  await page.keyboard.press('Escape');
  await expect(editor.node('Wrap')).toBeVisible();
  await expect(editor.wires()).toHaveCount(4);
});

test('a version is named, opened as a tab, compared beside another and forgotten', async ({ editor, lumi, page }) => {
  await lived(editor, lumi.home);
  await openHistory(page);
  await history(page).getByRole('button', { name: 'Name this version' }).click();
  await page.getByRole('textbox', { name: 'Name of the version' }).fill('With the lake');
  await page.keyboard.press('Enter');
  await expect(versions(page).nth(1)).toHaveAccessibleName(/With the lake, .*named by you/);
  await versions(page)
    .nth(3)
    .click({ modifiers: ['Shift'] });
  await versions(page).nth(1).click();
  await page.getByRole('button', { name: 'Side by side' }).click();
  await expect(page.getByRole('group', { name: 'A', exact: true })).toBeVisible();
  await expect(page.getByRole('group', { name: 'B', exact: true })).toBeVisible();
  await expect(changes(page).getByRole('button', { name: 'Put it back' })).toBeDisabled();
  await history(page).getByRole('button', { name: 'Forget…' }).click();
  await page.getByRole('button', { name: 'Forget it' }).click();
  await expect(versions(page)).toHaveCount(3);
  await changes(page).getByRole('button', { name: 'Open A as a tab' }).click();
  await expect(history(page)).toHaveCount(0);
  await expect(sceneText(editor)).toHaveValue('A red fox in the snow at dawn');
});

test('the graph of a picture is compared with what became of it', async ({ editor, lumi, page }) => {
  await lived(editor, lumi.home);
  await editor.tiles('Draw').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Compare its graph with today’s' }).click();
  await expect(history(page)).toBeVisible();
  await expect(versions(page).nth(1)).toHaveAccessibleName(/^A: Its graph/);
  await expect(changes(page).getByRole('button', { name: /Scene/ })).toBeVisible();
});

test('a graph without a version says when one is kept', async ({ editor, page }) => {
  await page.keyboard.press('Control+Alt+n');
  await expect(editor.canvas).toBeVisible();
  await openHistory(page);
  await expect(page.getByText('There is no version yet.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(history(page)).toHaveCount(0);
});
