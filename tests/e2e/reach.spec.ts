import { aGraph } from '../support/builders.ts';
import { paidGraph, withPaidGraph } from './support/moneyGraph.ts';
import { expect, test } from './support/test.ts';

test('another provider takes the place of the sample, its wires kept, and model, number and ratio stand beside the prompt', async ({
  page,
  editor,
}) => {
  const wires = await editor.wires().count();
  const quick = editor.node('Generate images').getByRole('group', { name: 'Provider and settings' });
  await quick.getByRole('combobox', { name: 'Provider' }).click();
  await page.getByRole('option', { name: 'Google AI' }).click();
  await expect(editor.node('Google AI')).toBeVisible();
  await expect(editor.wires()).toHaveCount(wires);
  await quick.getByRole('textbox', { name: 'Images' }).fill('3');
  await expect(editor.node('Gemini settings').getByRole('textbox', { name: 'Images' })).toHaveValue('3');
  await quick.getByRole('combobox', { name: 'Ratio' }).click();
  await page.getByRole('option', { name: '16:9' }).click();
  await expect(editor.node('Gemini settings').getByRole('combobox', { name: 'Ratio' })).toHaveText('16:9');
  for (let steps = 0; steps < 3; steps++) await page.keyboard.press('ControlOrMeta+z');
  await expect(editor.node('Google AI')).toHaveCount(0);
  await expect(editor.wires()).toHaveCount(wires);
});

test('no settings are the model’s own, and can be added where one writes', async ({ page }) => {
  const graph = aGraph('Foxes')
    .node('provider', 'google-provider')
    .node('draw', 'image-processor', { prompt: 'a red fox' })
    .wire('provider.provider', 'draw.provider');
  await withPaidGraph(page, { graph }, async ({ editor, server }) => {
    await editor.run();
    await expect.poll(() => server.requests.length).toBe(1);
    expect(server.requests[0]?.body).toMatchObject({ contents: [{ parts: [{ text: 'a red fox' }] }] });
    const quick = editor.node('Generate images').getByRole('group', { name: 'Provider and settings' });
    await quick.getByRole('button', { name: 'Settings…' }).click();
    await expect(editor.node('Gemini settings')).toBeVisible();
    await expect(quick.getByRole('textbox', { name: 'Images' })).toHaveValue('1');
  });
});

test('equal failures are told once, with their number and the way there; what is to be waited for is counted down', async ({
  page,
}) => {
  await withPaidGraph(page, { settings: { onError: 'continue' } }, async ({ editor, server }) => {
    server.respondWith('rate-limited');
    await editor.run();
    const notice = page.getByRole('region', { name: /Notifications/ }).getByRole('listitem');
    await expect(notice).toHaveCount(1);
    await expect(notice).toContainText('4 of 4 pictures failed');
    await expect(editor.node('Generate images').getByRole('button', { name: /Retry failed 4 in \d+ s/ })).toBeVisible();
    await notice.getByRole('button', { name: 'Show' }).click();
    await expect(editor.node('Generate images')).toBeInViewport();
    await expect(
      page.getByRole('complementary', { name: 'Inspector' }).getByRole('heading', { name: 'Generate images' }),
    ).toBeVisible();
  });
});

test('an edit of a picture gives it back to the model that made it, as its own answer', async ({ page }) => {
  await withPaidGraph(page, { graph: paidGraph(1) }, async ({ editor, server }) => {
    await editor.run();
    await editor.expectPictures('Gallery', 1);
    await editor.tiles('Gallery').first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Edit this picture' }).click();
    const prompt = editor.node('Edit').getByRole('textbox', { name: 'Prompt' });
    await expect(prompt).toBeFocused();
    await prompt.fill('make it snow');
    await editor.run();
    await expect.poll(() => server.requests.length).toBe(2);
    const { contents } = server.requests[1]?.body as { contents: { role: string; parts: object[] }[] };
    expect(contents.map(({ role }) => role)).toEqual(['user', 'model', 'user']);
    expect(contents[1]?.parts.at(-1)).toHaveProperty('thoughtSignature');
    expect(contents[2]?.parts).toEqual([{ text: 'make it snow' }]);
  });
});
