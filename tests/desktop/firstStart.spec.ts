import { editorOf, expect, test } from './support/test.ts';

test('the first start shows the sample graph, and Run makes pictures', async ({ start }) => {
  const app = await start();
  const editor = await editorOf(app);
  await expect(editor.page).toHaveTitle(/First light/);
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  expect(app.log()).toBe('');
});
