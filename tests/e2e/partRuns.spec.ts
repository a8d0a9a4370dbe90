import { aGraph } from '../support/builders.ts';
import type { EditorPage } from './pages/EditorPage.ts';
import { withPaidGraph } from './support/moneyGraph.ts';
import { expect, test } from './support/test.ts';

/** Two nodes that generate; a fox's prompt goes through one that adds to it. */
function twoProcessors(owl: { readonly mode?: 'mute' } = {}, wrap: { readonly mode?: 'bypass' } = {}) {
  return aGraph('Foxes')
    .node('provider', 'google-provider')
    .node('text', 'text', { value: 'a red fox' })
    .node('wrap', 'wrap-text', { suffix: ', at night' }, { title: 'Night', ...wrap })
    .node('fox', 'image-processor', { seed: 7 }, { title: 'Fox' })
    .node('owl', 'image-processor', { prompt: 'a barn owl', seed: 9 }, { title: 'Owl', ...owl })
    .wire('provider.provider', 'fox.provider')
    .wire('provider.provider', 'owl.provider')
    .wire('text.text', 'wrap.text')
    .wire('wrap.text', 'fox.prompt');
}

const sent = (requests: readonly { readonly body: unknown }[]) =>
  requests.map(({ body }) => /a red fox, at night|a red fox|a barn owl/.exec(JSON.stringify(body))?.[0]).toSorted();

async function select(editor: EditorPage, title: string): Promise<void> {
  await editor.canvas.press('Escape');
  await editor.node(title).focus();
  await editor.page.keyboard.press(' ');
  await expect(editor.page.locator('.react-flow__node.selected')).toHaveCount(1);
}

/** Waits until nothing is at work. */
async function rest(editor: EditorPage): Promise<void> {
  await expect(editor.page.getByRole('status', { name: 'Announcements' })).toHaveText(/is done/);
  await expect(editor.stopButton).toBeHidden();
}

test('a run of what is selected asks for that only, and of all for the rest', async ({ page }) => {
  await withPaidGraph(page, { graph: twoProcessors(), shows: 'Fox' }, async ({ editor, server }) => {
    await select(editor, 'Owl');
    await page.keyboard.press('Control+Shift+Enter');
    await editor.expectPictures('Owl', 1);
    await rest(editor);
    expect(sent(server.requests)).toEqual(['a barn owl']);
    await editor.run();
    await editor.expectPictures('Fox', 1);
    await rest(editor);
    expect(sent(server.requests)).toEqual(['a barn owl', 'a red fox, at night']);
  });
});

test('what is muted asks for nothing and what is bypassed adds nothing, by their keys and as the file has it', async ({
  page,
}) => {
  await withPaidGraph(page, { graph: twoProcessors(), shows: 'Fox' }, async ({ editor, server }) => {
    await select(editor, 'Owl');
    await page.keyboard.press('Control+m');
    await select(editor, 'Night');
    await page.keyboard.press('Control+b');
    await editor.run();
    await editor.expectPictures('Fox', 1);
    await rest(editor);
    expect(sent(server.requests)).toEqual(['a red fox']);
    await expect(editor.tiles('Owl')).toHaveCount(0);
  });
  const kept = twoProcessors({ mode: 'mute' }, { mode: 'bypass' });
  await withPaidGraph(page, { graph: kept, shows: 'Fox' }, async ({ editor, server }) => {
    await editor.run();
    await editor.expectPictures('Fox', 1);
    await rest(editor);
    expect(sent(server.requests)).toEqual(['a red fox']);
  });
});
