import { AxeBuilder } from '@axe-core/playwright';
import { aGraph } from '../support/builders.ts';
import { withPaidGraph } from './support/moneyGraph.ts';
import { expect, test } from './support/test.ts';

const NODE = 'Write text';

const graph = (model = 'gemini-3.8-flash') =>
  aGraph('Foxes')
    .node('provider', 'google-provider', { model })
    .node('prompts', 'prompt-list', { text: 'a red fox\na grey owl\na white hare' })
    .node('write', 'text-processor', { seed: 7 })
    .node('show', 'show-text')
    .wire('provider.provider', 'write.provider')
    .wire('prompts.text', 'write.prompt')
    .wire('write.text', 'show.text');

for (const theme of ['dark', 'light'] as const) {
  test.describe(`in the ${theme} theme`, () => {
    test.use({ colorScheme: theme });

    test('texts grow where they stand, and one that fails keeps what had come and is asked for by itself', async ({
      page,
    }) => {
      await withPaidGraph(page, { graph: graph(), shows: NODE }, async ({ editor, server }) => {
        await page.evaluate((name) => {
          document.documentElement.dataset['theme'] = name;
        }, theme);
        const node = editor.node(NODE);
        const texts = node.getByRole('list', { name: 'Texts' });
        server.respondWith(['slow-body', 'error-in-200', 'slow-body']);
        await editor.run();
        // A price that nobody knows is told first.
        await page.getByRole('dialog').getByRole('button', { name: 'Run' }).click();
        await expect(texts.getByRole('listitem').first()).toContainText('Written of “a');
        await expect(node.getByRole('img', { name: 'Failed' })).toBeVisible();
        const lost = node.getByRole('group', { name: /^Text \d of 3: Google AI is overloaded/ });
        await expect(lost).toBeVisible();
        await expect(texts.getByRole('listitem').filter({ hasText: 'is overloaded' })).toContainText('Written of');
        const axe = await new AxeBuilder({ page }).include('.text-places').analyze();
        expect(axe.violations.map(({ id }) => id)).toEqual([]);

        server.respondWith('picture');
        await lost.getByRole('button', { name: /^Retry: text \d of 3$/ }).click();
        await expect(lost).toBeHidden();
        await expect(node.getByRole('img', { name: 'Done' })).toBeVisible();
        for (const words of ['a red fox', 'a grey owl', 'a white hare'])
          await expect(texts).toContainText(`Written of “${words}”, seed 7.`);
        await expect(editor.node('Show text').getByRole('listitem')).toHaveCount(3);
        expect(server.requests).toHaveLength(4);
        await node.getByText(NODE).first().click();
        await expect(editor.inspector.getByText('Written of “a grey owl”, seed 7.')).toBeVisible();
      });
    });
  });
}

test('a processor that is given a model of the wrong kind says so on itself, before anything is sent', async ({
  page,
}) => {
  const wrong = graph('gemini-nano-banana-2.1');
  await withPaidGraph(page, { graph: wrong, shows: NODE }, async ({ editor, server }) => {
    await expect(editor.node(NODE).getByRole('list', { name: 'Problems' })).toContainText(
      'Nano Banana 2.1 draws pictures and writes no texts.',
    );
    expect(server.requests).toEqual([]);
  });
});
