import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { LiveList } from '#shared/graph/models/LiveList';
import { startOpenRouterServer } from '../support/providers/openRouterServer.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { axeProblems } from './support/axeProblems.ts';
import { startLumi } from './support/startLumi.ts';
import { expect, test } from './support/test.ts';

const MANY = 400;

/** A list as it was kept long ago, of more models than anybody reads. */
const OLD: LiveList = {
  provider: 'openrouter',
  read: '2026-01-05T09:12:00.000Z',
  models: Array.from({ length: MANY }, (_, i) => ({
    id: `acme/painter-${String(i)}`,
    title: `Acme Painter ${String(i)}`,
    makes: ['image'],
    parameters: {
      resolution: { type: 'enum', values: i % 2 === 0 ? ['1K', '2K'] : ['1K'] },
      input_references: { type: 'range', min: 0, max: i % 5 },
    },
    prices: i % 3 === 0 ? [] : [{ unit: 'image', usd: 0.01 + i / 10_000, of: 'output_image' }],
  })),
};

function homeWith(list: LiveList): string {
  const home = join(mkdtempSync(join(tmpdir(), 'lumi-e2e-')), 'home');
  mkdirSync(join(home, 'models'), { recursive: true });
  writeFileSync(join(home, 'models', `${list.provider}.json`), JSON.stringify(list));
  return home;
}

const picker = (page: Page) => page.getByRole('dialog', { name: 'Model' });
const field = (page: Page) => picker(page).getByRole('combobox', { name: 'Name, maker or any id' });
const chosen = (page: Page) => picker(page).getByRole('option', { selected: true });

async function openPicker(editor: EditorPage, provider: string): Promise<void> {
  await editor
    .node(provider)
    .getByRole('button', { name: /^Model:/ })
    .click();
  await expect(field(editor.page)).toBeFocused();
}

test('a model is found by typing and taken with Enter, its settings change with it, and undo takes both back', async ({
  page,
}) => {
  const server = await startOpenRouterServer({ scale: 0.1 });
  const lumi = await startLumi({ OPENROUTER_API_KEY: server.key, LUMI_OPENROUTER_BASE_URL: server.url });
  try {
    const editor = new EditorPage(page);
    await editor.open(lumi.url);
    await editor.buildGenerator('OpenRouter', 'a red fox in the snow');
    await editor.select('Gemini settings', 'Ratio', '16:9');
    await openPicker(editor, 'OpenRouter');
    await expect(picker(page).getByText('in use', { exact: true })).toBeVisible();
    await expect(chosen(page)).toContainText('google/gemini-nano-banana-2.1');
    expect(await axeProblems(page)).toEqual([]);

    await picker(page).getByRole('button', { name: 'Ask again' }).click();
    await expect(picker(page).getByText(/^OpenRouter listed \d+ models[.;]/)).toBeVisible();
    await expect(picker(page).getByText(/OpenRouter: asked /)).toBeVisible();

    const about = picker(page).getByRole('complementary', { name: 'About the model' });
    await expect(about).toContainText(/Listed on .*Prices read /);

    await field(page).fill('flux.2 pro');
    await expect(chosen(page)).toContainText('black-forest-labs/flux.2-pro');
    await expect(about).toBeVisible();
    await expect(about).not.toContainText('to set anew');
    const change = about.getByRole('region', { name: 'What changes' });
    await expect(change).toContainText('If it takes the place of Nano Banana 2.1');
    await expect(change.getByText('Size', { exact: true })).toBeVisible();
    await expect(change.getByText('This graph', { exact: true })).toBeVisible();
    await field(page).press('Enter');
    await expect(picker(page)).toBeHidden();
    await expect(editor.node('OpenRouter').getByRole('button', { name: /^Model: FLUX\.2 Pro/i })).toBeFocused();
    await expect(editor.node('OpenRouter settings')).toBeVisible();

    await page.keyboard.press('Control+z');
    await expect(editor.node('OpenRouter').getByRole('button', { name: /^Model: Nano Banana 2\.1/ })).toBeVisible();
    await expect(editor.node('Gemini settings')).toBeVisible();
  } finally {
    await lumi.close();
    await server.close();
  }
});

test('hundreds of models from an old list open without a network, few of them drawn, and any id can be used', async ({
  page,
}) => {
  const lumi = await startLumi(
    { OPENROUTER_API_KEY: 'sk-or-v1-none', LUMI_OPENROUTER_BASE_URL: 'http://127.0.0.1:1' },
    homeWith(OLD),
  );
  try {
    const editor = new EditorPage(page);
    await editor.open(lumi.url);
    await editor.buildGenerator('OpenRouter', 'a red fox in the snow');
    await openPicker(editor, 'OpenRouter');
    await expect(picker(page).getByText(/OpenRouter: asked .* days ago/)).toBeVisible();
    await field(page).fill('acme painter');
    await expect(chosen(page)).toHaveAttribute('aria-setsize', new RegExp(`^${String(MANY)}$`));
    const drawn = picker(page).getByRole('option');
    expect(await drawn.count()).toBeLessThan(50);

    await field(page).press('PageDown');
    await field(page).press('PageDown');
    await field(page).press('PageDown');
    await expect(chosen(page)).toHaveAttribute('aria-posinset', '31');
    await expect(chosen(page)).toBeInViewport();
    expect(await drawn.count()).toBeLessThan(50);

    await picker(page).getByRole('button', { name: 'Ask again' }).click();
    await expect(picker(page).getByText(/OpenRouter: .*What was known stays\./)).toBeVisible();

    await field(page).fill('acme/tomorrow-9');
    await expect(picker(page).getByText(/In no list: use what is typed/)).toBeVisible();
    await field(page).fill('zzz/unheard-of-1');
    await expect(chosen(page)).toContainText('no price known');
    await field(page).press('Enter');
    await expect(editor.node('OpenRouter').getByRole('button', { name: 'Model: zzz/unheard-of-1' })).toBeFocused();
  } finally {
    await lumi.close();
  }
});

test('a list that has grown opens without a network, and a model it names no more is told since when', async ({
  page,
}) => {
  const grown = {
    provider: 'openrouter',
    read: '2026-01-05T09:12:00.000Z',
    mood: 'sunny',
    models: [
      {
        id: 'acme/brush-9',
        title: 'Acme Brush 9',
        makes: ['image', 'hologram'],
        parameters: { bristles: { type: 'bristle-list', most: 12 } },
        prices: [{ unit: 'image', usd: 0.02, of: 'output_image' }, { unit: 'cubic-inch' }],
        policy: 'ZDR: Acme',
      },
      { id: 7 },
    ],
  };
  const lumi = await startLumi(
    { OPENROUTER_API_KEY: 'sk-or-v1-none', LUMI_OPENROUTER_BASE_URL: 'http://127.0.0.1:1' },
    homeWith(grown as unknown as LiveList),
  );
  try {
    const editor = new EditorPage(page);
    await editor.open(lumi.url);
    await editor.buildGenerator('OpenRouter', 'a red fox in the snow');
    await openPicker(editor, 'OpenRouter');
    const about = picker(page).getByRole('complementary', { name: 'About the model' });
    await field(page).fill('acme brush');
    await expect(about).toContainText('ZDR: Acme');
    await expect(about).toContainText(/Listed on .*Prices read /);
    await field(page).fill('seedream-4.5');
    await expect(about).toContainText('OpenRouter did not list it on 2026-01-05: it may be refused.');
    await field(page).press('Enter');
    await expect(editor.node('OpenRouter').getByRole('button', { name: /^Model: Seedream 4\.5/ })).toBeFocused();
  } finally {
    await lumi.close();
  }
});

test('models are narrowed by chips, and Escape gives the field back as it was', async ({ page, editor }) => {
  await editor.buildGenerator('Google AI', 'a red fox in the snow');
  await openPicker(editor, 'Google AI');
  const number = picker(page).getByText(/^\d+ models?$/);
  const all = await number.textContent();
  await picker(page).getByRole('button', { name: 'Not retiring' }).click();
  await expect(number).not.toHaveText(all ?? '');
  await expect(picker(page).getByText('Retired, or in no list any more')).toBeHidden();
  for (const need of ['Key ready', 'Seed kept', 'Transparent']) {
    const chip = picker(page).getByRole('button', { name: need });
    await chip.click();
    await expect(chip).toHaveAttribute('aria-pressed', 'true');
    await chip.click();
    await expect(chip).toHaveAttribute('aria-pressed', 'false');
  }
  await picker(page).getByRole('button', { name: 'Only', exact: true }).click();
  await expect(picker(page).getByText('Would leave something out')).toBeHidden();
  await picker(page).getByRole('button', { name: 'First', exact: true }).click();
  await page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'light';
  });
  expect(await axeProblems(page)).toEqual([]);
  await field(page).press('Escape');
  await expect(picker(page)).toBeHidden();
  await expect(editor.node('Google AI').getByRole('button', { name: /^Model: Nano Banana 2\.1/ })).toBeFocused();
});

test('asking providers once a day can be turned off, and stays so', async ({ editor: { page } }) => {
  const box = page.getByRole('checkbox', { name: 'Ask providers once a day which models they have' });
  const open = async () => {
    await page.getByRole('button', { name: /^Google AI: key/ }).click();
    await page.getByRole('dialog', { name: 'Settings' }).getByRole('tab', { name: 'General' }).click();
  };
  await open();
  await expect(box).toBeChecked();
  await box.click();
  await expect(box).not.toBeChecked();
  await page.reload();
  await open();
  await expect(box).not.toBeChecked();
});
