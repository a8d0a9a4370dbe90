import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import type { EditorPage } from './pages/EditorPage.ts';
import { RunsPage } from './pages/RunsPage.ts';
import { problemsInBothThemes } from './support/axeProblems.ts';
import { withPaidGraph } from './support/moneyGraph.ts';
import { expect, test } from './support/test.ts';

const PROMPTS = [
  'a red fox crossing a frozen lake at dawn',
  'a lighthouse on a headland at dusk',
  'three pears on slate',
];

/** Three prompts, three seeds and two ratios, drawn offline. */
const sweeping = sweepOf([
  { of: 'prompt', values: PROMPTS },
  { of: 'seed', values: [11, 12, 13] },
  { of: 'ratio', values: ['16:9', '4:5'] },
]);

function sweepOf(axes: readonly { readonly of: string; readonly values: readonly (string | number)[] }[]) {
  return aGraph('Subjects')
    .node('provider', 'sample-provider', {}, { position: { x: 0, y: 0 } })
    .node('config', 'gemini-config', {}, { position: { x: 0, y: 160 } })
    .node('words', 'text', { value: 'nothing' }, { title: 'Words', position: { x: 0, y: 560 } })
    .node('sweep', 'sweep', { axes }, { position: { x: 320, y: 0 } })
    .node('draw', 'image-processor', {}, { position: { x: 720, y: 0 } })
    .wire('provider.provider', 'sweep.provider')
    .wire('config.config', 'sweep.config')
    .wire('words.text', 'sweep.prompt')
    .wire('sweep.provider', 'draw.provider')
    .wire('sweep.config', 'draw.config')
    .wire('sweep.prompt', 'draw.prompt')
    .wire('sweep.seed', 'draw.seed')
    .build();
}

/** Opens a graph by dropping its file. */
async function open(editor: EditorPage, graph = sweeping): Promise<void> {
  await editor.canvas.evaluate((canvas, content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'sweep.lumi.json', { type: 'application/json' }));
    const at = { bubbles: true, cancelable: true, clientX: 500, clientY: 400, dataTransfer: data };
    canvas.dispatchEvent(new DragEvent('dragover', at));
    canvas.dispatchEvent(new DragEvent('drop', at));
  }, writeWorkflow(graph));
  await expect(editor.node('Sweep')).toBeVisible();
}

const gridOf = ({ page }: EditorPage) => page.getByRole('grid', { name: 'Contact sheet' });

/** A cell by its values. */
const cellOf = (editor: EditorPage, ...values: readonly (string | number | undefined)[]) =>
  gridOf(editor).getByRole('gridcell', { name: new RegExp(`^${values.join(', ')}(,|$)`) });

async function openSheet(editor: EditorPage): Promise<void> {
  await editor.node('Sweep').getByRole('button', { name: 'Open sheet' }).click();
  await expect(gridOf(editor)).toBeVisible();
}

test('a sweep is run, and each picture stands between its headings', async ({ editor, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(editor);
  await expect(editor.node('Sweep').getByRole('status').getByText('3 × 3 × 2 = 18 cells')).toBeVisible();
  await expect(editor.node('Sweep').getByText('3 × 3 × 2 = 18 cells')).toHaveCount(1);
  await openSheet(editor);
  const grid = gridOf(editor);
  await expect(grid.getByRole('gridcell')).toHaveCount(18);
  await expect(grid.getByRole('rowheader')).toHaveText(PROMPTS);
  await expect(page.getByRole('region', { name: 'Contact sheet' })).toBeVisible();
  await expect(page.getByRole('main', { name: 'Contact sheet' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Run what is missing, 18' }).click();
  await expect(grid.locator('img')).toHaveCount(18, { timeout: 30_000 });
  await expect(page.getByRole('button', { name: /^Run what is missing/ })).toHaveCount(0);
  expect(await problemsInBothThemes(page)).toEqual([]);

  // The arrows walk, Home and End go to the ends of a row; what is looked at stands at the side.
  const side = page.getByRole('complementary', { name: 'Cell' });
  await cellOf(editor, PROMPTS[0], 11, '16:9').focus();
  for (const key of ['ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  await expect(cellOf(editor, PROMPTS[1], 11, '4:5')).toBeFocused();
  await expect(side.getByText('row 2, column 2')).toBeVisible();
  await page.keyboard.press('End');
  await expect(cellOf(editor, PROMPTS[1], 13, '4:5')).toBeFocused();
  await page.keyboard.press('3');
  await expect(cellOf(editor, PROMPTS[1], 13, '4:5').getByRole('img', { name: '3 stars' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(editor.lightbox).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(editor.lightbox).toBeHidden();

  // Space shows it large for a moment, C beside the one that was large before.
  const here = cellOf(editor, PROMPTS[1], 13, '4:5');
  await expect(here).toBeFocused();
  await page.keyboard.press(' ');
  await expect(page.getByRole('dialog', { name: /preview/i })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await here.focus();
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog', { name: /compare/i })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // Turned, prompts are columns, and each sums up its own.
  await page.getByRole('button', { name: 'Turn' }).click();
  await expect(grid).toHaveAttribute('aria-rowcount', '7');
  await expect(grid.getByRole('columnheader', { name: new RegExp(`^${PROMPTS[2] ?? ''} 6$`) })).toBeVisible();

  await cellOf(editor, PROMPTS[1], 13, '4:5').focus();
  await page.keyboard.press('Escape');
  await expect(grid).toHaveCount(0);
  await expect(editor.node('Sweep').getByRole('button', { name: 'Open sheet' })).toBeFocused();
});

test('the values of a cell are put on the nodes they came from, as one step of undo', async ({ editor, page }) => {
  await open(editor);
  await openSheet(editor);
  await cellOf(editor, PROMPTS[2], 12, '4:5').focus();
  await page.keyboard.press('p');
  await expect(page.getByText('Prompt, Seed and Ratio are set on the nodes before the sweep.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(gridOf(editor)).toHaveCount(0);
  await expect(editor.node('Words').getByRole('textbox')).toHaveValue(PROMPTS[2] ?? '');
  await expect(editor.node('Gemini settings').getByRole('combobox', { name: 'Ratio' })).toHaveText('4:5');
  await expect(editor.node('Sweep').getByRole('button', { name: /^Prompt, 3/ })).toBeVisible();
  await editor.canvas.press('Control+z');
  await expect(editor.node('Words').getByRole('textbox')).toHaveValue('nothing');
  await expect(editor.node('Gemini settings').getByRole('combobox', { name: 'Ratio' })).toHaveText('auto');

  // What was promoted holds once the sweep is bypassed, which is offered with it.
  await openSheet(editor);
  await cellOf(editor, PROMPTS[2], 12, '4:5').focus();
  await page.keyboard.press('p');
  await page.getByRole('button', { name: 'Bypass the sweep' }).click();
  await page.keyboard.press('Escape');
  await expect(gridOf(editor)).toHaveCount(0);
  await expect(editor.node('Sweep')).toContainText('Bypassed');
  await expect(editor.node('Generate images')).not.toContainText('18 calls');
});

test('a cell that failed says why, and is asked for alone', async ({ page }) => {
  const paid = aGraph('Foxes')
    .node('provider', 'google-provider', {}, { position: { x: 0, y: 0 } })
    .node(
      'sweep',
      'sweep',
      {
        axes: [
          { of: 'prompt', values: ['a fox', 'a hare'] },
          { of: 'ratio', values: ['1:1', '16:9'] },
        ],
      },
      { position: { x: 320, y: 0 } },
    )
    .node('draw', 'image-processor', { seed: 7 }, { position: { x: 720, y: 0 } })
    .wire('provider.provider', 'sweep.provider')
    .wire('sweep.provider', 'draw.provider')
    .wire('sweep.config', 'draw.config')
    .wire('sweep.prompt', 'draw.prompt');
  const settings = { onError: 'continue', askAbove: null, concurrency: 1 };
  await withPaidGraph(page, { graph: paid, settings }, async ({ editor, server }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    server.respondWith(['picture', 'internal', 'picture', 'picture']);
    await expect(editor.node('Sweep').getByText(/^2 × 2 = 4 cells ≈ \$0\.\d+$/)).toBeVisible();
    await openSheet(editor);
    const grid = gridOf(editor);
    await editor.run();
    await expect(page.getByText('3 of 4').first()).toBeVisible({ timeout: 30_000 });
    const failed = cellOf(editor, 'a fox', '16:9');
    await expect(failed).toHaveAccessibleName(/failed/);
    await expect(
      page.getByRole('region', { name: 'What failed' }).getByText(/1 cell failed: a fox, 16:9/),
    ).toBeVisible();
    await expect(grid.getByRole('columnheader', { name: /^16:9 .*1 of 2/ })).toBeVisible();
    const asked = server.requests.length;
    await expect(editor.stopButton).toBeHidden();
    await failed.focus();
    // Enter shows large: what costs is asked for by Retry alone.
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowLeft');
    await expect(cellOf(editor, 'a fox', '1:1')).toBeFocused();
    await expect(editor.stopButton).toBeHidden();
    expect(server.requests.length).toBe(asked);
    await failed.focus();
    await failed.getByRole('button', { name: 'Retry' }).click();
    await expect(failed.locator('img')).toBeVisible({ timeout: 30_000 });
    expect(server.requests.length).toBe(asked + 1);
    await expect(page.getByText('4 of 4', { exact: true })).toBeVisible();
  });
});

test('of ten thousand cells only those in sight are drawn', async ({ editor, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const many = Array.from({ length: 100 }, (_, at) => at + 1);
  const graph = sweepOf([
    { of: 'prompt', values: many.map((at) => `subject ${String(at)}`) },
    { of: 'seed', values: many },
  ]);
  await open(editor, graph);
  await openSheet(editor);
  const grid = gridOf(editor);
  await expect(grid).toHaveAttribute('aria-rowcount', '101');
  await expect(grid).toHaveAttribute('aria-colcount', '101');
  await page.getByRole('slider', { name: 'Size of the pictures' }).press('Home');
  expect(await grid.getByRole('gridcell').count()).toBeLessThan(200);
  await cellOf(editor, 'subject 1', 1).focus();
  await page.keyboard.press('Control+End');
  await expect(cellOf(editor, 'subject 100', 100)).toBeFocused();
  await expect(cellOf(editor, 'subject 100', 100)).toBeInViewport();
  expect(await grid.getByRole('gridcell').count()).toBeLessThan(200);
});

test('the sheet of an earlier run is opened from the runs, and from everything', async ({ editor, page }) => {
  await open(editor);
  await editor.run();
  await expect(editor.tiles('Generate images').first()).toBeVisible({ timeout: 30_000 });
  await expect(editor.stopButton).toBeHidden({ timeout: 30_000 });
  const runs = new RunsPage(page);
  await runs.show();
  await runs.rows('Subjects').first().click();
  await runs.detail('Subjects').getByRole('button', { name: 'Contact sheet' }).click();
  await expect(gridOf(editor).locator('img').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(gridOf(editor)).toHaveCount(0);
  await page.reload();
  await expect(editor.node('Sweep')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Run a command').fill('sheet of the sweep');
  await page.keyboard.press('Enter');
  await expect(gridOf(editor).getByRole('gridcell')).toHaveCount(18);
});

test('the sheet of an earlier run undoes nothing of the graph, and keeps its headings while that run goes on', async ({
  page,
}) => {
  const paid = aGraph('Foxes')
    .node('provider', 'google-provider', {}, { position: { x: 0, y: 0 } })
    .node('sweep', 'sweep', { axes: [{ of: 'prompt', values: ['a fox', 'a hare'] }] }, { position: { x: 320, y: 0 } })
    .node('draw', 'image-processor', { seed: 7 }, { position: { x: 720, y: 0 } })
    .wire('provider.provider', 'sweep.provider')
    .wire('sweep.provider', 'draw.provider')
    .wire('sweep.prompt', 'draw.prompt');
  const settings = { onError: 'continue', askAbove: null, concurrency: 1 };
  await withPaidGraph(page, { graph: paid, settings }, async ({ editor, server, crash }) => {
    server.respondWith(['picture', 'internal', 'picture']);
    await editor.run();
    await expect(editor.tiles('Generate images').first()).toBeVisible({ timeout: 30_000 });
    await expect(editor.stopButton).toBeHidden({ timeout: 30_000 });
    await crash();
    // Another graph is on screen, and that of the run is closed.
    await editor.newGraph();
    await editor.addNode('Text', { x: 200, y: 200 });
    await page.getByRole('button', { name: 'Close Foxes' }).click();
    await expect(page.getByRole('button', { name: 'Close Foxes' })).toHaveCount(0);
    const runs = new RunsPage(page);
    await runs.show();
    await runs.rows('Foxes').first().click();
    await runs.detail('Foxes').getByRole('button', { name: 'Contact sheet' }).click();
    const failed = cellOf(editor, 'a hare');
    await failed.focus();
    await page.keyboard.press('Control+z');
    await failed.getByRole('button', { name: 'Retry' }).click();
    await expect(failed.locator('img')).toBeVisible({ timeout: 30_000 });
    await expect(gridOf(editor).getByRole('columnheader', { name: /^a hare/ })).toBeVisible();
    await expect(gridOf(editor).getByRole('gridcell')).toHaveCount(2);
    await page.keyboard.press('Escape');
    await expect(gridOf(editor)).toHaveCount(0);
    await expect(editor.node('Text')).toHaveCount(1);
  });
});

test('a sheet whose cells nothing draws says so', async ({ editor }) => {
  const writing = aGraph('Words')
    .node('provider', 'sample-provider', {}, { position: { x: 0, y: 0 } })
    .node('sweep', 'sweep', { axes: [{ of: 'prompt', values: ['a fox', 'a hare'] }] }, { position: { x: 320, y: 0 } })
    .node('write', 'text-processor', {}, { position: { x: 720, y: 0 } })
    .wire('provider.provider', 'sweep.provider')
    .wire('sweep.provider', 'write.provider')
    .wire('sweep.prompt', 'write.prompt');
  await open(editor, writing.build());
  await openSheet(editor);
  await expect(editor.page.getByText('Nothing draws these cells')).toBeVisible();
});
