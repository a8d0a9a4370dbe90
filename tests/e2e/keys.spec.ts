import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { startGoogleServer } from '../support/providers/googleServer.ts';
import { startOpenRouterServer } from '../support/providers/openRouterServer.ts';
import type { ProviderServer } from '../support/providers/providerServer.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { startLumi, type Lumi } from './support/startLumi.ts';
import { axeProblems } from './support/axeProblems.ts';
import { expect, test } from './support/test.ts';

const KEY = 'canary-key-0123456789';

interface Opened {
  readonly google: ProviderServer;
  readonly openrouter: ProviderServer;
  readonly lumi: Lumi;
}

/** Lumi Studio before two strict providers that know one key, on the page where keys are set. */
async function withKeySettings(
  page: Page,
  env: Readonly<Record<string, string>>,
  work: (opened: Opened) => Promise<void>,
): Promise<void> {
  const google = await startGoogleServer({ key: KEY, scale: 0.1 });
  const openrouter = await startOpenRouterServer({ key: KEY, scale: 0.1 });
  const lumi = await startLumi({ LUMI_GOOGLE_BASE_URL: google.url, LUMI_OPENROUTER_BASE_URL: openrouter.url, ...env });
  try {
    await new EditorPage(page).open(lumi.url);
    await page.getByRole('button', { name: /^Google AI: key/ }).click();
    await expect(page.getByRole('tab', { name: 'Keys' })).toHaveAttribute('aria-selected', 'true');
    await work({ google, openrouter, lumi });
    // Whatever was done: the key is neither on the page, nor kept by it, nor on the disk, nor in the log.
    expect(await page.content()).not.toContain(KEY);
    const kept = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    );
    expect(kept).not.toContain(KEY);
    expect(lumi.log()).not.toContain(KEY);
    for (const file of readdirSync(lumi.home, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      expect(readFileSync(join(file.parentPath, file.name)).includes(KEY), file.name).toBe(false);
    }
  } finally {
    await lumi.close();
    await google.close();
    await openrouter.close();
  }
}

const keyRow = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true });

async function paste(page: Page, name: string, value: string): Promise<void> {
  const field = page.getByLabel(`Key for ${name}`);
  await expect(field).toHaveAttribute('type', 'password');
  await field.fill(value);
  await field.press('Enter');
}

test('a key is pasted, checked for free, used by a run, replaced and removed, and never seen again', async ({
  page,
}) => {
  test.slow();
  await withKeySettings(page, {}, async ({ google }) => {
    const row = keyRow(page, 'GOOGLE_API_KEY');
    await expect(row).toContainText('not set');
    await paste(page, 'GOOGLE_API_KEY', `  "${KEY}"\n`);
    await expect(row).toContainText('for this session');
    await expect(row.getByRole('status')).toContainText('Works. Google AI takes this key.');
    await expect(row.getByLabel('Key for GOOGLE_API_KEY')).toBeHidden();
    expect(google.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /v1beta/models']);
    await expect(page.getByRole('button', { name: 'Google AI: key ready', includeHidden: true })).toBeAttached();

    await row.getByRole('button', { name: 'Replace' }).click();
    await paste(page, 'GOOGLE_API_KEY', 'another-key-0123456789');
    await expect(row.getByRole('status')).toContainText('Refused.');
    await expect(page.getByRole('button', { name: 'Google AI: key refused', includeHidden: true })).toBeAttached();

    await row.getByRole('button', { name: 'Replace' }).click();
    await paste(page, 'GOOGLE_API_KEY', KEY);
    await expect(row.getByRole('status')).toContainText('Works.');
    await page.keyboard.press('Escape');
    const editor = new EditorPage(page);
    await editor.buildGenerator('Google AI', 'a red fox');
    await editor.run();
    await editor.expectPictures('Generate images', 1);

    await page.getByRole('button', { name: /^Google AI: key/ }).click();
    await row.getByRole('button', { name: 'Remove' }).click();
    await expect(row).toContainText('not set');
    await expect(row.getByRole('status')).toBeHidden();
  });
});

test('what cannot be a key is refused in words, and the field is empty again', async ({ page }) => {
  await withKeySettings(page, {}, async ({ google }) => {
    const field = page.getByLabel('Key for GOOGLE_API_KEY');
    for (const [value, words] of [
      ['', 'There is no key'],
      [`my key is ${KEY}`, 'A key holds no blanks.'],
      ['GOOGLE_API_KEY', 'This is the name of a key.'],
      ['sk-or-v1-0123456789abcdef0123', 'a key of OpenRouter, not of Google AI'],
    ] as const) {
      await field.fill(value);
      await page.getByRole('region', { name: 'Google AI' }).getByRole('button', { name: 'Save' }).click();
      await expect(keyRow(page, 'GOOGLE_API_KEY').getByRole('alert')).toContainText(words);
      await expect(field).toHaveValue('');
      await expect(field).toBeFocused();
    }
    expect(google.requests).toEqual([]);
  });
});

test('a check tells no billing and offline apart from a key that works', async ({ page }) => {
  await withKeySettings(page, { OPENROUTER_API_KEY: KEY, GOOGLE_API_KEY: KEY }, async ({ google, openrouter }) => {
    const check = (name: string) => keyRow(page, name).getByRole('button', { name: 'Check' }).click();
    const said = (name: string) => keyRow(page, name).getByRole('status');
    await expect(keyRow(page, 'OPENROUTER_API_KEY')).toContainText('from the environment');
    await expect(keyRow(page, 'OPENROUTER_API_KEY').getByRole('button', { name: 'Remove' })).toBeHidden();
    await check('OPENROUTER_API_KEY');
    await expect(said('OPENROUTER_API_KEY')).toContainText(
      'Works. OpenRouter takes this key. $4.20 of its limit is left.',
    );
    openrouter.respondWith('no-credit');
    await check('OPENROUTER_API_KEY');
    await expect(said('OPENROUTER_API_KEY')).toContainText('No billing.');
    await google.close();
    await check('GOOGLE_API_KEY');
    await expect(said('GOOGLE_API_KEY')).toContainText('Offline.');
    await expect(said('GOOGLE_API_KEY')).toContainText('The key was not judged.');
  });
});

test('a .env file is imported, pasted or chosen, and a name nobody uses can be given to a provider', async ({
  page,
}) => {
  await withKeySettings(page, {}, async () => {
    await page.getByRole('button', { name: 'Import a .env file…' }).click();
    await page.getByLabel('Text of a .env file').fill(`# mine\nexport GOOGLE_API_KEY="${KEY}"\nCOLOUR=red\n`);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByText('Imported GOOGLE_API_KEY.')).toBeVisible();
    await expect(keyRow(page, 'GOOGLE_API_KEY')).toContainText('for this session');

    await page.getByRole('button', { name: 'Import a .env file…' }).click();
    await page.getByLabel('Choose a .env file').setInputFiles({
      name: '.env',
      mimeType: 'text/plain',
      buffer: Buffer.from(`OPENROUTER_API_KEY=${KEY}\nTEAM_KEY=${KEY}\n`),
    });
    await expect(page.getByText('Imported OPENROUTER_API_KEY.')).toBeVisible();
    await expect(page.getByText('No provider uses TEAM_KEY.')).toBeVisible();
    await page.getByRole('button', { name: 'Use it for…' }).click();
    await page.getByRole('menuitem', { name: 'OpenRouter' }).click();
    const row = keyRow(page, 'TEAM_KEY');
    await expect(row).toContainText('for this session');
    await row.getByRole('button', { name: 'Check' }).click();
    await expect(row.getByRole('status')).toContainText('Works.');
  });
});

test('a key of another name is added for one provider', async ({ page }) => {
  await withKeySettings(page, {}, async () => {
    await page
      .getByRole('region', { name: 'Google AI' })
      .getByRole('button', { name: 'Add a key of another name' })
      .click();
    await page.getByLabel('Name of the key').fill('team');
    await paste(page, 'team', KEY);
    await expect(page.getByRole('alert')).toContainText('This is not the name of a key.');
    await page.getByLabel('Name of the key').fill('TEAM_API_KEY');
    await paste(page, 'TEAM_API_KEY', KEY);
    await expect(keyRow(page, 'TEAM_API_KEY').getByRole('status')).toContainText('Works.');
  });
});

test('a graph that names keys nobody approved is asked about before it runs, for all of them at once', async ({
  page,
}) => {
  const env = { TEAM_KEY: KEY, MY_SECRET: KEY };
  await withKeySettings(page, env, async ({ google, openrouter, lumi }) => {
    const graph = aGraph('Stranger')
      .node('g', 'google-provider', { keyName: 'TEAM_KEY' })
      .node('o', 'openrouter-provider', { keyName: 'MY_SECRET' })
      .node('c', 'gemini-config')
      .node('one', 'image-processor', { prompt: 'a red fox' })
      .node('two', 'image-processor', { prompt: 'a blue fox' })
      .wire('g.provider', 'one.provider')
      .wire('o.provider', 'two.provider')
      .wire('c.config', 'one.config')
      .wire('c.config', 'two.config')
      .build();
    mkdirSync(join(lumi.home, 'workflows'), { recursive: true });
    writeFileSync(join(lumi.home, 'workflows', 'stranger.lumi.json'), writeWorkflow(graph));
    await page.keyboard.press('Escape');
    const editor = new EditorPage(page);
    await editor.fromFileMenu('Open…');
    await page.getByRole('option', { name: /stranger/i }).click();
    await expect(editor.wires()).toHaveCount(4);
    await editor.run();
    const dialog = page.getByRole('dialog', { name: 'Run the graph' });
    await expect(dialog.getByRole('list', { name: 'Keys' }).getByRole('listitem')).toHaveCount(2);
    await expect(dialog).toContainText('TEAM_KEY to Google AI');
    await expect(dialog).toContainText('MY_SECRET to OpenRouter');
    expect([...google.requests, ...openrouter.requests]).toEqual([]);
    await dialog.getByRole('button', { name: 'Approve TEAM_KEY' }).click();
    await expect(dialog.getByRole('list', { name: 'Keys' }).getByRole('listitem')).toHaveCount(1);
    await dialog.getByRole('button', { name: 'Approve and run' }).click();
    await expect.poll(() => [google.requests.length, openrouter.requests.length]).toEqual([1, 1]);
    await expect(dialog).toBeHidden();
  });
});

for (const theme of ['Dark', 'Light'] as const) {
  test(`the keys have no serious access problem in the ${theme.toLowerCase()} theme`, async ({ page }) => {
    await withKeySettings(page, { OPENROUTER_API_KEY: KEY }, async ({ openrouter }) => {
      await page.getByRole('tab', { name: 'General' }).click();
      await page.getByRole('combobox', { name: 'Theme' }).click();
      await page.getByRole('option', { name: theme, exact: true }).click();
      await page.getByRole('tab', { name: 'Keys' }).click();
      openrouter.respondWith('key-invalid');
      await keyRow(page, 'OPENROUTER_API_KEY').getByRole('button', { name: 'Check' }).click();
      await expect(keyRow(page, 'OPENROUTER_API_KEY').getByRole('status')).toContainText('Refused.');
      expect(await axeProblems(page)).toEqual([]);
    });
  });
}
