import { readFileSync } from 'node:fs';
import { formatMoney } from '#shared/graph/Money';
import type { Workflow } from '#shared/workflow/Workflow';
import { aGraph } from '../support/builders.ts';
import { startOpenRouterServer } from '../support/providers/openRouterServer.ts';
import type { ProviderServer } from '../support/providers/providerServer.ts';
import type { Scenario } from '../support/providers/scenario.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { RunsPage } from './pages/RunsPage.ts';
import { axeProblems } from './support/axeProblems.ts';
import { startLumi } from './support/startLumi.ts';
import { expect, test as base } from './support/test.ts';

/** What a picture costs at least, micro-dollars. */
const PRICE = 33_600;

const test = base.extend<{ readonly server: ProviderServer; readonly runs: RunsPage }>({
  server: async ({}, use) => {
    const server = await startOpenRouterServer({ scale: 0.1, delayMs: 50 });
    await use(server);
    await server.close();
  },
  env: async ({ server }, use) => {
    await use({ OPENROUTER_API_KEY: server.key, LUMI_OPENROUTER_BASE_URL: server.url });
  },
  runs: async ({ editor }, use) => {
    await use(new RunsPage(editor.page));
  },
});

/** A graph that makes so many pictures. Each name has its own seeds, so that nothing is reused. */
function aBatch(name: string, numImages: number, provider = 'openrouter-provider'): Workflow {
  return aGraph(name)
    .node('provider', provider)
    .node('config', 'gemini-config', { numImages })
    .node('prompt', 'text', { value: `${name} in the snow` })
    .node('draw', 'image-processor', {
      seed: Array.from(name).reduce((sum, sign) => sum * 7 + sign.charCodeAt(0), 0) % 1e6,
    })
    .wire('provider.provider', 'draw.provider')
    .wire('config.config', 'draw.config')
    .wire('prompt.text', 'draw.prompt')
    .build();
}

test('the graph comes back as it was left, and its keys do nothing to it meanwhile', async ({ editor, runs, page }) => {
  // Zooming takes no time then.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await editor.node('Gallery').getByText('Gallery').first().click();
  await page.keyboard.press('+');
  const zoom = page.getByRole('button', { name: /\d+ %/ });
  await expect(zoom).toBeVisible();
  const before = await zoom.textContent();
  await runs.show();
  await expect(editor.canvas).toBeHidden();
  for (const key of ['Delete', 'Control+d', 'ArrowRight', '/', 'Control+a', 'Control+v'])
    await page.keyboard.press(key);
  await expect(page.getByPlaceholder(/^Add a node/)).toHaveCount(0);
  await page.keyboard.press('Control+1');
  await expect(editor.canvas).toBeVisible();
  await expect(page.locator('.react-flow__node')).toHaveCount(6);
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(1);
  await expect(editor.inspector.getByRole('heading', { name: 'Gallery' })).toBeVisible();
  await expect(zoom).toHaveText(before ?? '');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});

test('a run is listed with its state, its pictures and what it cost, and nothing else before there was one', async ({
  editor,
  runs,
  page,
}) => {
  await runs.show();
  await expect(page.getByText('No runs yet')).toBeVisible();
  await page.keyboard.press('Control+1');
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  await page.keyboard.press('Control+3');
  await expect(runs.rows('First light')).toContainText(/Done.*4 of 4.*\$0\.00/);
  await expect(runs.rows('First light').locator('img')).toHaveCount(4);
  await expect(runs.fact('First light', 'Pictures')).toHaveText('4 of 4');
  await expect(page.getByRole('list', { name: 'Pictures of Generate images' }).getByRole('button')).toHaveCount(4);
});

test('a run tells all of its calls: what was sent, what was said, what it cost; and gives its graph back', async ({
  editor,
  runs,
  page,
}) => {
  await runs.start(aBatch('Foxes', 2), { onError: 'continue', maxCost: 2_000_000 });
  await runs.show();
  await expect(runs.rows('Foxes')).toContainText(/Done.*2 of 2.*\$0\.0672/);
  await expect(runs.fact('Foxes', 'Cost')).toHaveText('$0.0672');
  await expect(runs.fact('Foxes', 'On failure')).toHaveText('Keep going');
  await expect(runs.fact('Foxes', 'Cap')).toHaveText('$2.00');
  await runs.tab('Calls 2');
  await page.getByRole('button', { name: 'Call 1' }).click();
  const facts = page.locator('.call-facts');
  await expect(facts.getByText('Foxes in the snow')).toBeVisible();
  await expect(facts.getByText('Here is your picture.')).toBeVisible();
  await expect(facts.getByText('google/gemini-nano-banana-2.1', { exact: true })).toBeVisible();
  await runs.tab('Graph as it ran');
  await expect(page.getByRole('img', { name: /^Graph of Foxes: .*Generate images/ })).toBeVisible();
  await page.getByRole('button', { name: 'Open its graph' }).click();
  await expect(editor.canvas).toBeVisible();
  expect(await editor.tabNames()).toContain('Foxes');
  await expect(editor.node('Text').getByRole('textbox')).toHaveValue('Foxes in the snow');
});

test('what was reused says so, what it saved, and which run it is from', async ({ runs, server, page }) => {
  await runs.start(aBatch('Foxes', 2));
  await runs.show();
  await expect(runs.rows('Foxes')).toContainText('Done');
  await runs.start(aBatch('Foxes', 2));
  await expect(runs.rows('Foxes')).toHaveCount(2);
  await expect(runs.rows('Foxes').first()).toContainText(/2 of 2.*\$0\.00.*saved \$0\.0672/);
  expect(server.requests).toHaveLength(2);
  await runs.rows('Foxes').first().click();
  await expect(runs.fact('Foxes', 'Saved')).toHaveText('$0.0672');
  await runs.tab('Calls 2');
  await page
    .getByRole('button', { name: /^the run of \d+:\d\d/ })
    .first()
    .click();
  await expect(runs.fact('Foxes', 'Cost')).toHaveText('$0.0672');
});

test('the view opens on the newest run, whatever was open before', async ({ runs, page, editor }) => {
  await runs.start(aBatch('Foxes', 1));
  await runs.show();
  // What runs goes before what is newer.
  await expect(runs.detail('Foxes')).toContainText('Done');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Graph' }).click();
  await expect(editor.canvas).toBeVisible();
  await runs.start(aBatch('Hares', 1));
  await runs.show();
  await expect(runs.detail('Hares')).toBeVisible();
  await expect(runs.rows('Hares')).toHaveAttribute('aria-current', 'true');
});

test('a place that failed says why and is asked for again alone', async ({ runs, server, page }) => {
  server.respondWith(['picture', 'picture', 'picture', 'overloaded']);
  await runs.start(aBatch('Foxes', 4));
  await runs.show();
  await expect(runs.rows('Foxes')).toContainText(/Failed.*3 of 4/);
  const missing = page.getByRole('list', { name: 'Not made by Generate images' }).getByRole('listitem');
  await expect(missing).toHaveText(/overloaded/);
  await missing.getByRole('button', { name: /^Retry/ }).click();
  await expect(runs.rows('Foxes')).toContainText(/Done.*4 of 4/);
  await expect(missing).toHaveCount(0);
  expect(server.requests).toHaveLength(5);
});

test('runs that wait are moved, and one is taken out without touching the one that runs', async ({ runs, server }) => {
  server.respondWith({ scenario: 'picture', delayMs: 1500 });
  await runs.show();
  for (const name of ['First', 'Second', 'Third', 'Fourth']) await runs.start(aBatch(name, 1));
  await expect(runs.waiting).toHaveText([/Second/, /Third/, /Fourth/]);
  await runs.queue.getByRole('button', { name: 'Pause' }).click();
  await runs.queue.getByRole('button', { name: 'Move Fourth up' }).click();
  await expect(runs.waiting).toHaveText([/Second/, /Fourth/, /Third/]);
  await runs.waiting.filter({ hasText: 'Third' }).getByRole('button', { name: 'Third', exact: true }).focus();
  await runs.page.keyboard.press('Alt+ArrowUp');
  await expect(runs.waiting).toHaveText([/Second/, /Third/, /Fourth/]);
  await runs.waiting.filter({ hasText: 'Fourth' }).dragTo(runs.waiting.filter({ hasText: 'Second' }));
  await expect(runs.waiting).toHaveText([/Fourth/, /Second/, /Third/]);
  await runs.queue.getByRole('button', { name: 'Take Second out of the queue' }).click();
  await expect(runs.waiting).toHaveText([/Fourth/, /Third/]);
  await expect(runs.rows('Second')).toContainText('Stopped');
  await expect(runs.rows('First')).toContainText(/Done.*1 of 1/);
  await runs.queue.getByRole('button', { name: 'Continue' }).click();
  await expect(runs.rows('Third')).toContainText(/Done.*1 of 1/);
  await expect(runs.rows('Fourth')).toContainText(/Done.*1 of 1/);
  expect(server.requests).toHaveLength(3);
});

test('what a crash cut off is gone on with: only what is missing, and what may be billed only when told so', async ({
  page,
}) => {
  const server = await startOpenRouterServer({ scale: 0.1, delayMs: 50 });
  const env = { OPENROUTER_API_KEY: server.key, LUMI_OPENROUTER_BASE_URL: server.url };
  let lumi = await startLumi(env);
  try {
    await new EditorPage(page).open(lumi.url);
    const runs = new RunsPage(page);
    // Four are made, four never answered, four never sent.
    server.respondWith([...Array<Scenario>(4).fill('picture'), ...Array<Scenario>(4).fill('hang')]);
    await runs.start(aBatch('Foxes', 12));
    await runs.start(aBatch('Later', 1));
    await runs.show();
    await expect(runs.rows('Foxes')).toContainText('4 of 12');
    await expect.poll(() => server.requests.length).toBe(8);
    await lumi.kill();
    lumi = await startLumi(env, lumi.home);
    server.respondWith('picture');

    await new EditorPage(page).open(lumi.url);
    const notice = page.getByRole('status').filter({ hasText: 'was interrupted' });
    await expect(notice).toContainText('“Foxes” was interrupted. 1 run waits; the queue is paused.');
    await expect(notice.getByRole('button', { name: 'Resume (8 of 12 missing)' })).toBeVisible();
    await notice.getByRole('button', { name: 'Show runs' }).click();
    await expect(runs.queue).toContainText('Paused');
    await expect(runs.waiting).toHaveText([/Later/]);
    expect(server.requests).toHaveLength(8);

    await runs.list.getByRole('button', { name: /^Resume/ }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('4 calls');
    await expect(dialog).toContainText('may have been billed');
    await dialog.getByRole('button', { name: 'Leave them out' }).click();
    await expect(runs.waiting).toHaveText([/Later/, /Foxes/]);
    await runs.queue.getByRole('button', { name: 'Continue' }).click();
    await expect(runs.fact('Foxes', 'Pictures')).toHaveText('8 of 12');
    await expect(runs.queue).toBeHidden();
    expect(server.requests).toHaveLength(8 + 4 + 1);

    await runs
      .detail('Foxes')
      .getByRole('button', { name: /^Resume/ })
      .click();
    await dialog.getByRole('button', { name: 'Ask again' }).click();
    await expect(runs.rows('Foxes')).toContainText(/Done.*12 of 12/);
    expect(server.requests).toHaveLength(8 + 4 + 1 + 4);
  } finally {
    await lumi.close();
    await server.close();
  }
});

test('spending is summed and put together, and exported as it is shown', async ({ runs, page }) => {
  await runs.start(aBatch('Foxes', 3));
  await runs.start(aBatch('=Lakes', 2));
  await runs.start(aBatch('Sketch', 2, 'sample-provider'));
  await runs.show();
  await expect(runs.rows('Sketch')).toContainText('Done');
  await page.getByRole('button', { name: /^Today/ }).click();
  const spending = page.getByRole('region', { name: 'Spending' });
  await expect(spending.getByRole('definition').first()).toHaveText('$0.17');
  await page.getByRole('button', { name: 'Graph', exact: true }).last().click();
  await expect(spending.getByRole('row')).toHaveText([
    /Graph/,
    /Foxes3.*\$0\.10$/,
    /=Lakes2.*\$0\.067/,
    /Sketch/,
    /In all7/,
  ]);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const [head, ...lines] = readFileSync(await (await downloading).path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(head).toBe('day,provider,model,graph,calls,failed,reused,cost_usd,cost_kind,saved_usd,unpriced');
  const cells = lines.map((line) => line.split(','));
  expect(cells.map(([, , , graph]) => graph).sort()).toEqual(["'=Lakes", 'Foxes', 'Sketch']);
  const micro = cells.reduce((sum, row) => sum + Math.round(Number(row[7]) * 1e6), 0);
  const exact = formatMoney({ microUsd: micro, kind: 'actual' });
  await expect(spending.getByRole('definition').first()).toHaveAttribute('title', exact);
});

test('a cap set in the settings holds, and stays set', async ({ runs, server, page }) => {
  await page.keyboard.press('Control+4');
  await page.getByRole('tab', { name: 'Money' }).click();
  const cap = page.getByRole('textbox', { name: 'Cap per run' });
  await cap.fill('abc');
  await expect(cap).toHaveAttribute('aria-invalid', 'true');
  await cap.fill('0.10');
  // The run below is asked for beside the page: it must not overtake what was set.
  const set = page.waitForResponse('**/api/call/settings.set');
  await cap.press('Enter');
  await expect(cap).toHaveValue('$0.10');
  await set;
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await runs.start(aBatch('Foxes', 8));
  await runs.show();
  await expect(runs.rows('Foxes')).toContainText('Failed');
  expect(server.requests.length).toBeGreaterThan(0);
  expect(server.requests.length * PRICE).toBeLessThanOrEqual(100_000);
  await expect(page.getByRole('list', { name: 'Not made by Generate images' })).toContainText(/cap/i);
  await page.keyboard.press('Control+4');
  await page.getByRole('tab', { name: 'Money' }).click();
  await expect(cap).toHaveValue('$0.10');
  await cap.fill('');
  await cap.press('Tab');
  await expect(cap).toHaveAttribute('placeholder', 'no cap');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('button', { name: /^Resume/ }).click();
  await expect(runs.rows('Foxes')).toContainText(/Done.*8 of 8/);
});

test('the list is walked by keys, narrowed by name and state', async ({ runs, page }) => {
  for (const name of ['Foxes', 'Lakes', 'Towers']) await runs.start(aBatch(name, 1, 'sample-provider'));
  await runs.show();
  await expect(runs.rows('Towers')).toContainText('Done');
  await runs.rows('Towers').click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(runs.rows('Foxes')).toBeFocused();
  await expect(runs.detail('Towers')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(runs.detail('Foxes')).toBeVisible();
  await page.keyboard.press('Home');
  await expect(runs.rows('Towers')).toBeFocused();
  await page.getByRole('searchbox', { name: 'Search runs' }).fill('lake');
  await expect(runs.list.getByRole('button')).toHaveText([/Lakes/]);
  await page.getByRole('combobox', { name: 'State' }).click();
  await page.getByRole('option', { name: 'Failed' }).click();
  await expect(runs.list.getByRole('button')).toHaveCount(0);
  await expect(page.getByText('0 runs of all there are.')).toBeVisible();
});

for (const theme of ['dark', 'light'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({ colorScheme: theme, reducedMotion: 'reduce' });

    test('axe finds no problem in any part of the runs and the money', async ({ runs, server, page }) => {
      await page.evaluate((name) => {
        document.documentElement.dataset['theme'] = name;
      }, theme);
      await runs.show();
      expect(await axeProblems(page)).toEqual([]);
      server.respondWith(['picture', 'picture', 'overloaded', 'picture']);
      await runs.start(aBatch('Foxes', 4));
      await expect(runs.rows('Foxes')).toContainText('Failed');
      await expect(page.getByRole('list', { name: 'Not made by Generate images' })).toBeVisible();
      server.respondWith({ scenario: 'picture', delayMs: 20_000 });
      for (const name of ['First', 'Second']) await runs.start(aBatch(name, 1));
      await expect(runs.waiting).toHaveCount(1);
      expect(await axeProblems(page)).toEqual([]);
      await runs.tab('Calls 4');
      await page.getByRole('button', { name: 'Call 3' }).click();
      expect(await axeProblems(page)).toEqual([]);
      await runs.tab('Graph as it ran');
      expect(await axeProblems(page)).toEqual([]);
      await page.getByRole('button', { name: 'Spending' }).click();
      await expect(page.getByRole('table')).toBeVisible();
      expect(await axeProblems(page)).toEqual([]);
      await page.keyboard.press('Control+4');
      await page.getByRole('tab', { name: 'Money' }).click();
      expect(await axeProblems(page)).toEqual([]);
    });
  });
}
