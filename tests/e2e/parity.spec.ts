import type { Page } from 'playwright/test';
import type { Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../support/builders.ts';
import { startGoogleServer } from '../support/providers/googleServer.ts';
import { startOpenRouterServer } from '../support/providers/openRouterServer.ts';
import type { ProviderServer } from '../support/providers/providerServer.ts';
import { EditorPage } from './pages/EditorPage.ts';
import { problemsInBothThemes } from './support/axeProblems.ts';
import { giveFiles } from './support/giveFiles.ts';
import { startLumi } from './support/startLumi.ts';
import { expect, test } from './support/test.ts';

const PROMPT = 'a red fox in the snow';
const INSTRUCTIONS = 'Draw like a field guide.';
/** It has no place for instructions, and terms of its own. */
const OTHER = 'bytedance-seed/seedream-4.5';
const asked = { prompt: PROMPT, instructions: INSTRUCTIONS, seed: 7 };

interface Both {
  readonly editor: EditorPage;
  readonly google: ProviderServer;
  readonly openrouter: ProviderServer;
}

/** A graph in a Lumi Studio that has the keys of two strict servers. */
async function withBoth(page: Page, graph: Workflow, work: (both: Both) => Promise<void>): Promise<void> {
  const google = await startGoogleServer({ scale: 0.1 });
  // Of another size, since one picture of the library is never two.
  const openrouter = await startOpenRouterServer({ scale: 0.12 });
  const lumi = await startLumi({
    GOOGLE_API_KEY: google.key,
    LUMI_GOOGLE_BASE_URL: google.url,
    OPENROUTER_API_KEY: openrouter.key,
    LUMI_OPENROUTER_BASE_URL: openrouter.url,
  });
  try {
    const editor = new EditorPage(page);
    await editor.open(lumi.url);
    await giveFiles(editor.canvas, { 'graph.lumi.json': writeWorkflow(graph) });
    await expect(page).toHaveTitle(new RegExp(graph.name));
    await work({ editor, google, openrouter });
    const shown = await page.content();
    for (const { key, url } of [google, openrouter]) {
      expect(shown).not.toContain(key);
      expect(shown).not.toContain(url);
    }
  } finally {
    await lumi.close();
    await google.close();
    await openrouter.close();
  }
}

test('two pictures side by side tell what each server really received, and mark what differs', async ({ page }) => {
  const graph = aGraph('Two makers')
    .node('one', 'google-provider')
    .node('how', 'gemini-config', { aspectRatio: '16:9', numImages: 1 })
    .node('first', 'image-processor', asked, { title: 'First' })
    .node('two', 'openrouter-provider', { model: OTHER })
    .node('other', 'openrouter-config', { options: { aspect_ratio: '16:9' } })
    .node('second', 'image-processor', asked, { title: 'Second' })
    .node('show', 'gallery')
    .wire('one.provider', 'first.provider')
    .wire('how.config', 'first.config')
    .wire('two.provider', 'second.provider')
    .wire('other.config', 'second.config')
    .wire('first.images', 'show.images')
    .wire('second.images', 'show.images')
    .build();
  await withBoth(page, graph, async ({ editor, google, openrouter }) => {
    await editor.run();
    await editor.expectPictures('First', 1);
    await editor.expectPictures('Second', 1);
    await expect(editor.node('Gallery').getByText('2 pictures')).toBeVisible();
    await editor.node('Gallery').getByRole('button', { name: 'Picture 1 of 2' }).last().focus();
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'Compare two' });
    const received = dialog.getByRole('region', { name: 'What each received' });
    const cells = (row: string) => received.getByRole('row', { name: new RegExp(`^${row}`) }).getByRole('cell');
    await expect(cells('Instructions')).toHaveText(['before the prompt', 'apart']);
    await expect(cells('Aspect ratio')).toHaveText(['aspect_ratio: 16:9', 'aspectRatio: 16:9']);
    await expect(cells('Endpoint')).toHaveText(['/api/v1/images', /^\/v1beta\/models\/.*:generateContent$/]);
    await expect(cells('Changed').first()).toContainText('takes no instructions apart');
    expect(openrouter.requests.at(-1)).toMatchObject({
      path: '/api/v1/images',
      body: { prompt: `${INSTRUCTIONS}\n\n${PROMPT}`, aspect_ratio: '16:9' },
    });
    expect(google.requests.at(-1)).toMatchObject({ body: { systemInstruction: { parts: [{ text: INSTRUCTIONS }] } } });
    const prompt = dialog.getByRole('region', { name: 'Prompt: what differs' });
    await expect(prompt.locator('del').first()).toContainText('Draw like');
    const differ = dialog.getByRole('table', { name: 'What differs' });
    await expect(differ.getByRole('row', { name: /^Provider/ })).toContainText(['openroutergoogle']);
    await expect(differ.getByRole('row', { name: /^Cost/ }).getByRole('cell')).toHaveText([/^\$\d/, /^\$\d/]);
    // It stands among what is the same where both took as long.
    await expect(dialog.getByText('Took', { exact: true })).toBeVisible();
    expect(await problemsInBothThemes(page)).toEqual([]);
  });
});

test('another model is tried beside: told its cost first, run by Run, compared, and taken back in one step', async ({
  page,
}) => {
  const graph = aGraph('One maker')
    .node('one', 'google-provider')
    .node('how', 'gemini-config', { aspectRatio: '16:9', numImages: 1 })
    .node('draw', 'image-processor', asked)
    .wire('one.provider', 'draw.provider')
    .wire('how.config', 'draw.config')
    .build();
  await withBoth(page, graph, async ({ editor, google, openrouter }) => {
    await editor.node('Generate images').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Try beside…' }).click();
    const picker = page.getByRole('dialog', { name: 'Model' });
    const field = picker.getByRole('combobox', { name: 'Name, maker or any id' });
    await expect(field).toBeFocused();
    await field.fill('seedream 4.5');
    await expect(picker.getByRole('option', { selected: true })).toContainText(OTHER);
    await expect(picker.getByText(/^2 calls, ≈ \$0\.0\d/)).toBeVisible();
    expect([...google.requests, ...openrouter.requests].filter(({ method }) => method === 'POST')).toEqual([]);
    expect(await problemsInBothThemes(page)).toEqual([]);
    await field.press('Enter');
    await expect(picker).toBeHidden();
    await expect(editor.node('Sweep')).toBeVisible();

    await editor.run();
    await editor.expectPictures('Generate images', 2);
    expect(google.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(openrouter.requests.at(-1)).toMatchObject({
      path: '/api/v1/images',
      body: { prompt: `${INSTRUCTIONS}\n\n${PROMPT}`, aspect_ratio: '16:9' },
    });
    await editor.tiles('Generate images').first().focus();
    await page.keyboard.press('c');
    const differ = page.getByRole('table', { name: 'What differs' });
    await expect(differ.getByRole('row', { name: /^Model/ })).toContainText(OTHER);
    await expect(differ.getByRole('row', { name: /^Cost/ }).getByRole('cell')).toHaveText([/^\$\d/, /^\$\d/]);
    await expect(page.getByRole('table', { name: 'Received differently' })).toContainText('before the prompt');
    await page.keyboard.press('Escape');

    await editor.canvas.focus();
    await page.keyboard.press('Control+z');
    await expect(editor.node('Sweep')).toHaveCount(0);
    await expect(editor.wires()).toHaveCount(2);
  });
});

test('beside the model of one picture of a sweep, another is tried for that picture alone', async ({ page }) => {
  const graph = aGraph('Three prompts')
    .node('one', 'google-provider')
    .node('sweep', 'sweep', { axes: [{ of: 'prompt', values: ['a fox', 'a hare', 'an owl'] }] })
    .node('draw', 'image-processor', asked)
    .wire('one.provider', 'sweep.provider')
    .wire('sweep.provider', 'draw.provider')
    .wire('sweep.prompt', 'draw.prompt')
    .build();
  await withBoth(page, graph, async ({ editor }) => {
    await editor.run();
    await editor.expectPictures('Generate images', 3);
    await editor.tiles('Generate images').first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Try beside…' }).click();
    const picker = page.getByRole('dialog', { name: 'Model' });
    const field = picker.getByRole('combobox', { name: 'Name, maker or any id' });
    await expect(field).toBeFocused();
    await field.fill('seedream 4.5');
    await expect(picker.getByText(/^(2 calls|1 call), ≈ \$0\.0\d/)).toBeVisible();
    await field.press('Enter');
    await expect(picker).toBeHidden();
    await expect(editor.node('Sweep')).toBeVisible();
    await expect(editor.node('Text')).toContainText('a fox');
  });
});
