import type { Locator, Page } from 'playwright/test';
import { groupsGraph, openGroups } from './support/groupsGraph.ts';
import { problemsInBothThemes } from './support/axeProblems.ts';
import { expect, test } from './support/test.ts';

const path = (page: Page): Locator => page.getByRole('navigation', { name: 'Where you are' });
const places = (page: Page) => path(page).getByRole('button').allTextContents();

test('a group is opened where it stands, two deep, and left again the way one came', async ({ lumi, editor, page }) => {
  await openGroups(lumi, editor);
  await expect(path(page)).toBeHidden();
  await editor.node('Left').dblclick({ position: { x: 60, y: 48 } });
  await expect(editor.node('Painter')).toBeVisible();
  await expect(editor.node('Right')).toHaveCount(0);
  expect(await places(page)).toEqual(['Foxes', 'Left']);
  await editor.node('Weather').click({ button: 'right', position: { x: 60, y: 8 } });
  await page.getByRole('menuitem', { name: /^Open group/ }).click();
  await expect(editor.node('Said')).toBeVisible();
  expect(await places(page)).toEqual(['Foxes', 'Left', 'Weather']);
  await expect(path(page).getByRole('button', { name: 'Weather' })).toHaveAttribute('aria-current', 'location');
  expect(await problemsInBothThemes(page)).toEqual([]);

  await path(page).getByRole('button', { name: 'Foxes' }).click();
  await expect(editor.node('Left')).toBeFocused();
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(1);
  await expect(path(page)).toBeHidden();
});

test('keys alone lead in and out', async ({ lumi, editor, page }) => {
  await openGroups(lumi, editor);
  await editor.node('Left').focus();
  await page.keyboard.press('Enter');
  await expect(editor.node('Weather')).toBeVisible();
  await editor.node('Weather').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(editor.node('Said')).toBeVisible();
  await editor.canvas.press('Escape');
  await expect(editor.node('Weather')).toBeFocused();
  // First nothing is selected, then it leads out.
  await page.keyboard.press('Escape');
  await expect(editor.node('Painter')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(editor.node('Left')).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Said');
  await page.getByRole('option', { name: /Left › Weather › Said/ }).click();
  await expect(editor.node('Said')).toBeVisible();
  expect(await places(page)).toEqual(['Foxes', 'Left', 'Weather']);
});

test('what is edited inside is there in every use, and undo goes where it was', async ({ lumi, editor, page }) => {
  await openGroups(lumi, editor);
  await editor.node('Left').focus();
  await page.keyboard.press('Enter');
  await editor.node('Weather').focus();
  await page.keyboard.press('Enter');
  await editor.node('Said').getByRole('textbox').fill('in the snow');
  await path(page).getByRole('button', { name: 'Foxes' }).click();
  await editor.node('Right').focus();
  await page.keyboard.press('Enter');
  await expect(editor.node('Weather')).toBeVisible();
  await editor.node('Weather').focus();
  await page.keyboard.press('Enter');
  await expect(editor.node('Said').getByRole('textbox')).toHaveValue('in the snow');
  await path(page).getByRole('button', { name: 'Foxes' }).click();
  await editor.canvas.press('Control+z');
  await expect(editor.node('Said').getByRole('textbox')).toHaveValue('in the rain');
  expect(await places(page)).toEqual(['Foxes', 'Left', 'Weather']);
  await expect(page).not.toHaveTitle(/^● /);
});

test('a run is told on the group and inside it, for each use by itself', async ({ lumi, editor, page }) => {
  await openGroups(lumi, editor);
  await editor.node('Left').focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(editor.node('Left').getByRole('img', { name: 'Done' })).toBeVisible();
  await expect(editor.node('Right').getByRole('img', { name: 'Done' })).toHaveCount(0);
  await editor.node('Left').focus();
  await page.keyboard.press('Enter');
  await editor.expectPictures('Painter', 2);
  await path(page).getByRole('button', { name: 'Foxes' }).click();
  await editor.node('Right').focus();
  await page.keyboard.press('Enter');
  await expect(editor.node('Painter')).toBeVisible();
  await expect(editor.tiles('Painter')).toHaveCount(0);
});

test('what is wrong inside is told outside, and leads there', async ({ lumi, editor, page }) => {
  const graph = groupsGraph();
  const groups = (graph.groups ?? []).map((group) => ({
    ...group,
    edges: group.edges.filter(({ to }) => to.socket !== 'provider'),
  }));
  await openGroups(lumi, editor, { ...graph, groups });
  const problems = editor.inspector.getByRole('group', { name: /Left › Painter/ });
  await expect(problems).toBeVisible();
  await problems.getByRole('button', { name: /Left › Painter/ }).click();
  await expect(editor.node('Painter')).toBeVisible();
  expect(await places(page)).toEqual(['Foxes', 'Left']);
  await path(page).getByRole('button', { name: 'Foxes' }).click();
  await expect(editor.node('Left')).toBeFocused();
  await editor.inspector.getByRole('button', { name: 'Show Left › Painter' }).first().click();
  await expect(editor.node('Painter')).toBeVisible();
});

test('a reload comes back with all that was done inside, in every use, and with its undo', async ({
  lumi,
  editor,
  page,
}) => {
  await openGroups(lumi, editor);
  await editor.node('Left').focus();
  await page.keyboard.press('Enter');
  await editor.node('Weather').focus();
  await page.keyboard.press('Enter');
  await editor.node('Said').getByRole('textbox').fill('in the snow');
  await expect(page).toHaveTitle(/^● /);
  await page.waitForResponse((response) => response.url().endsWith('/api/call/recovery.write'));
  await page.reload();
  await expect(editor.node('Said').getByRole('textbox')).toHaveValue('in the snow');
  await path(page).getByRole('button', { name: 'Foxes' }).click();
  await editor.node('Right').focus();
  await page.keyboard.press('Enter');
  await editor.node('Weather').focus();
  await page.keyboard.press('Enter');
  await expect(editor.node('Said').getByRole('textbox')).toHaveValue('in the snow');
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeEnabled();
  await editor.canvas.press('Control+z');
  await expect(editor.node('Said').getByRole('textbox')).toHaveValue('in the rain');
});

test('a use whose group is gone, or stands in itself, says why it cannot be opened', async ({ lumi, editor, page }) => {
  const graph = groupsGraph();
  const groups = (graph.groups ?? []).filter(({ id }) => id !== 'weather');
  await openGroups(lumi, editor, { ...graph, groups });
  await editor.node('Left').focus();
  await page.keyboard.press('Enter');
  await page.locator('.react-flow__node[data-id="u1/sky"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Its group is not in this graph.', { exact: true })).toBeVisible();
  expect(await places(page)).toEqual(['Foxes', 'Left']);
});

test('whoever reloads the page inside a group is there again, where the canvas stood', async ({
  lumi,
  editor,
  page,
}) => {
  await openGroups(lumi, editor);
  await editor.node('Right').focus();
  await page.keyboard.press('Enter');
  await editor.node('Weather').focus();
  await page.keyboard.press('Enter');
  await expect(editor.node('Said')).toBeVisible();
  await editor.canvas.hover();
  await page.mouse.wheel(0, 120);
  const shift = () => page.locator('.react-flow__viewport').evaluate((viewport) => viewport.style.transform);
  const kept = () =>
    page.evaluate(() => {
      const { tabs } = JSON.parse(sessionStorage.getItem('lumi.tabs') ?? '{"tabs":[]}') as {
        tabs: { place?: { path: string; viewport?: { x: number; y: number; zoom: number } } }[];
      };
      const { path, viewport: { x, y, zoom } = { x: 0, y: 0, zoom: 0 } } = tabs.at(-1)?.place ?? { path: '' };
      // As a browser writes the numbers of a style.
      const [left, top, scale] = [x, y, zoom].map((each) => String(Number(each.toPrecision(6))));
      return `${path} translate(${left ?? ''}px, ${top ?? ''}px) scale(${scale ?? ''})`;
    });
  // Once the last of the move is kept.
  await expect.poll(async () => (await kept()) === `u2/sky ${await shift()}`).toBe(true);
  const before = await shift();
  await page.reload();
  await expect(editor.node('Said')).toBeVisible();
  expect(await places(page)).toEqual(['Foxes', 'Right', 'Weather']);
  await expect.poll(shift).toBe(before);
});
