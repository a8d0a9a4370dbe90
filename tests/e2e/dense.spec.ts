import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { denseGraph } from '../support/denseGraph.ts';
import { giveFiles } from './support/giveFiles.ts';
import { expect, test } from './support/test.ts';

const id = (digit: number) => String(digit).repeat(64);

test('a graph as people have them is all in view at 90 % and more beside the inspector, and no node covers another', async ({
  editor,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const graph = denseGraph({
    photos: [1, 2, 3].map(id),
    set: { id: '00000000-0000-4000-8000-000000000001', pictures: [1, 2, 3, 4, 5, 6].map(id) },
  }).build();
  await giveFiles(editor.canvas, { 'dense.lumi.json': writeWorkflow(graph) });
  await expect(page).toHaveTitle(/Foxes in winter/);
  await page.keyboard.press('f');
  await expect(page.locator('.react-flow__node')).toHaveCount(graph.nodes.length);
  const zoom = () => page.locator('.react-flow__viewport').evaluate((view) => new DOMMatrix(view.style.transform).a);
  await expect.poll(zoom).toBeGreaterThanOrEqual(0.9);
  await expect(editor.inspector).toBeVisible();

  const drawn = await page.locator('.react-flow__node').evaluateAll((nodes) =>
    nodes.map((node) => {
      const { left, top, right, bottom } = node.getBoundingClientRect();
      return { id: (node as HTMLElement).dataset['id'] ?? '', left, top, right, bottom };
    }),
  );
  const isFrame = ({ id: of }: { readonly id: string }) =>
    graph.nodes.some(({ id: each, type }) => each === of && type === 'frame');
  const nodes = drawn.filter((box) => !isFrame(box));
  const overlapping = nodes.flatMap((one, at) =>
    nodes
      .slice(at + 1)
      .filter((two) => one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom)
      .map((two) => `${one.id} and ${two.id}`),
  );
  expect(overlapping).toEqual([]);
  // What is in a frame lies wholly in it.
  for (const frame of drawn.filter(isFrame)) {
    const touched = nodes.filter(
      (node) =>
        node.left < frame.right && node.right > frame.left && node.top < frame.bottom && node.bottom > frame.top,
    );
    const within = touched.filter(
      (node) =>
        node.left > frame.left && node.right < frame.right && node.top > frame.top && node.bottom < frame.bottom,
    );
    expect(within.map((node) => node.id)).toEqual(touched.map((node) => node.id));
  }

  // Small as the nodes are, what is in them can be pressed and read.
  const low = await page
    .locator('.react-flow__node .field')
    .evaluateAll((fields) => fields.filter((field) => (field as HTMLElement).offsetHeight < 24).length);
  expect(low).toBe(0);
  const digits = page.locator('.react-flow__node .seed-field__digits').filter({ hasText: '417 209 553' });
  await expect(digits).toHaveCount(2);
  expect(await digits.evaluateAll((all) => all.filter((each) => each.scrollWidth > each.clientWidth).length)).toBe(0);
});

test('the sample is all in view at a size that can be read, in a small window too', async ({ editor, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const zoom = () => page.locator('.react-flow__viewport').evaluate((view) => new DOMMatrix(view.style.transform).a);
  await page.keyboard.press('f');
  await expect.poll(zoom).toBeGreaterThanOrEqual(0.9);
  await page.setViewportSize({ width: 1024, height: 700 });
  await page.getByRole('banner').getByRole('button', { name: 'Inspector' }).click();
  await expect(editor.inspector).toBeHidden();
  await page.keyboard.press('f');
  await expect.poll(zoom).toBeGreaterThanOrEqual(0.8);
});
