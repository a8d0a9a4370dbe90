import type { Page } from 'playwright/test';
import { problemsInBothThemes } from './support/axeProblems.ts';
import { groupsGraph, openGroups } from './support/groupsGraph.ts';
import { expect, test } from './support/test.ts';
import type { EditorPage } from './pages/EditorPage.ts';

async function select(editor: EditorPage, node: string): Promise<void> {
  await editor.node(node).focus();
  await editor.page.keyboard.press(' ');
}

async function enterLeft(editor: EditorPage): Promise<void> {
  await editor.node('Left').focus();
  await editor.page.keyboard.press('Enter');
  await expect(editor.node('Painter')).toBeVisible();
}

const leave = (page: Page) =>
  page.getByRole('navigation', { name: 'Where you are' }).getByRole('button', { name: 'Foxes' }).click();

test('a field inside is shown on the group from there, with words of its own, and hidden again', async ({
  lumi,
  editor,
  page,
}) => {
  await openGroups(lumi, editor);
  await enterLeft(editor);
  await select(editor, 'Painter');
  await editor.inspector.getByRole('button', { name: 'Show Seed on the group' }).click();
  await editor.inspector.getByRole('button', { name: 'Show Prompt on the group' }).click();
  await page.keyboard.press('Shift+g');
  const dialog = page.getByRole('dialog', { name: 'Edit group' });
  const names = dialog.getByRole('group', { name: 'Fields' }).getByRole('listitem');
  await names.nth(1).getByTitle('Drag to change the order').dragTo(names.first());
  await expect(names.first().getByRole('textbox')).toHaveValue('Prompt');
  await dialog.getByRole('button', { name: 'More about Seed' }).click();
  await dialog.getByRole('textbox', { name: 'Help' }).fill('Another number, another fox.');
  await dialog.getByRole('textbox', { name: 'Short name' }).fill('luck');
  await page.keyboard.press('Tab');
  expect(await problemsInBothThemes(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await leave(page);
  await expect(editor.node('Right')).toContainText('Prompt');
  await enterLeft(editor);
  await select(editor, 'Painter');
  await editor.inspector.getByRole('button', { name: 'Hide Prompt from the group' }).click();
  await leave(page);
  await expect(editor.node('Right')).not.toContainText('Prompt');
});

test('what a use has of its own is told inside and outside, and taken back in one step', async ({
  lumi,
  editor,
  page,
}) => {
  const graph = groupsGraph();
  const nodes = graph.nodes.map((node) => (node.id === 'u1' ? { ...node, inside: { draw: { seed: 99 } } } : node));
  await openGroups(lumi, editor, { ...graph, nodes });
  await select(editor, 'Left');
  const back = editor.inspector.getByRole('button', { name: 'Take Painter › Seed back' });
  await expect(back).toBeVisible();
  expect(await problemsInBothThemes(page)).toEqual([]);
  await enterLeft(editor);
  await select(editor, 'Painter');
  await expect(editor.inspector).toContainText('Of “Left” only');
  const seed = editor.node('Painter').getByRole('textbox', { name: 'Seed' });
  await expect(seed).toHaveValue('99');
  await editor.inspector.getByRole('button', { name: 'Take Seed back' }).click();
  await expect(seed).toHaveValue('7');
  await expect(editor.inspector).not.toContainText('Of “Left” only');
  await editor.canvas.press('Control+z');
  await expect(seed).toHaveValue('99');
  await editor.canvas.press('Alt+ArrowUp');
  await back.click();
  await expect(back).toHaveCount(0);
});

test('the pictures that come out of a group are on its node, after a reload too', async ({ lumi, editor, page }) => {
  await openGroups(lumi, editor);
  await expect(editor.node('Left')).toContainText('The pictures appear here.');
  await select(editor, 'Left');
  await page.keyboard.press('Control+Shift+Enter');
  await editor.expectPictures('Left', 2);
  await expect(editor.tiles('Right')).toHaveCount(0);
  await page.reload();
  await editor.expectPictures('Left', 2);
});

test('a use whose group is gone says what is missing and what can be done', async ({ lumi, editor }) => {
  const graph = groupsGraph();
  await openGroups(lumi, editor, { ...graph, groups: [] });
  await expect(editor.node('Left')).toContainText('its group is not in this graph');
  await select(editor, 'Left');
  await expect(editor.inspector).toContainText('Its group “scene” is not in this graph');
  await expect(editor.inspector).toContainText('Paste it from a graph that has the group');
});
