import { readFileSync } from 'node:fs';
import { aGraph } from '../support/builders.ts';
import type { EditorPage } from './pages/EditorPage.ts';
import { paidGraph, withPaidGraph } from './support/moneyGraph.ts';
import { expect, test } from './support/test.ts';

/** Where every node lies and how large it is, px of the window. */
function boxesOf({ page }: EditorPage) {
  return page
    .locator('.react-flow__node')
    .evaluateAll((nodes) => nodes.map((node) => JSON.stringify(node.getBoundingClientRect())));
}

test('nothing moves over a run: every node keeps its place and size', async ({ editor }) => {
  const before = await boxesOf(editor);
  await editor.run();
  await expect(editor.stopButton).toHaveCount(0);
  await editor.expectPictures('Gallery', 5);
  expect(await boxesOf(editor)).toEqual(before);
});

test('a fresh node says calmly what it needs, and opens what is unset, its caret in the instructions', async ({
  editor,
}) => {
  await editor.newGraph();
  await editor.addNode('Generate images', { x: 300, y: 200 });
  const node = editor.node('Generate images');
  await expect(node.getByText('needed')).toBeVisible();
  await expect(node.getByRole('list', { name: 'Problems' })).toHaveCount(0);
  await expect(node.getByLabel('Instructions', { exact: true })).toHaveCount(0);
  await node.getByRole('button', { name: /^Settings, Instructions, References/ }).press('Enter');
  await expect(node.getByLabel('Instructions', { exact: true })).toBeFocused();
});

test('what 16 pictures are sent otherwise alike is told in one note, and makes the node no taller than that', async ({
  page,
}) => {
  // No wire takes so large a seed.
  await withPaidGraph(page, { graph: paidGraph(16, { seed: 2_147_483_648 }) }, async ({ editor }) => {
    const draw = editor.node('Generate images');
    const notes = draw.getByRole('list', { name: 'What will be sent differs' });
    const heightOf = () => draw.evaluate((node: HTMLElement) => node.offsetHeight);
    await expect(notes.getByRole('listitem')).toHaveCount(1);
    await expect(notes).toContainText('And 15 more like it.');
    const noted = await heightOf();
    await editor.fill('Generate images', 'Seed', '7');
    await expect(notes).toHaveCount(0);
    expect(noted - (await heightOf())).toBeLessThanOrEqual(80);
    expect(noted).toBeLessThan(500);
  });
});

test('outputs stand above the pictures', async ({ editor }) => {
  await editor.run();
  await editor.expectPictures('Gallery', 5);
  const output = await editor.handle('Gallery', 'images', 'source').boundingBox();
  const picture = await editor.tiles('Gallery').first().boundingBox();
  expect(output && picture && output.y + output.height <= picture.y + 1).toBe(true);
});

test('every node is drawn as large as it was reckoned, with its sockets there', async ({ page }) => {
  const types = JSON.parse(readFileSync('tests/fixtures/nodeGeometry.json', 'utf8')) as Reckoned[];
  // So far apart that none overlaps.
  const graph = types.reduce(
    (built, { type }, at) =>
      built.node(type, type, {}, { position: { x: (at % 6) * 360, y: Math.floor(at / 6) * 460 } }),
    aGraph('Foxes'),
  );
  await withPaidGraph(page, { graph, shows: 'Gallery' }, async ({ editor }) => {
    await page.setViewportSize({ width: 2700, height: 2100 });
    await editor.page.keyboard.press('Shift+Digit1');
    for (const { type, width, height, sockets } of types) {
      const drawn = await page.locator(`.react-flow__node[data-id="${type}"]`).evaluate(measured);
      expect.soft(Math.abs(drawn.width - width), `width of ${type}`).toBeLessThanOrEqual(2);
      expect.soft(Math.abs(drawn.height - height), `height of ${type}`).toBeLessThanOrEqual(2);
      for (const socket of sockets) {
        const at = drawn.sockets.find(({ id, side }) => id === socket.id && side === socket.type);
        expect.soft(at && Math.abs(at.x - socket.x), `${type}, ${socket.id} across`).toBeLessThanOrEqual(2);
        expect.soft(at && Math.abs(at.y - socket.y), `${type}, ${socket.id} down`).toBeLessThanOrEqual(2);
      }
    }
  });
});

interface Reckoned {
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly sockets: readonly { readonly id: string; readonly type: string; readonly x: number; readonly y: number }[];
}

/** Its size and the middles of its sockets, px of the canvas. */
function measured(node: Element) {
  const box = node.getBoundingClientRect();
  const zoom = box.width / (node as HTMLElement).offsetWidth;
  const sockets = [...node.querySelectorAll('.socket')].map((socket) => {
    const { left, top, width, height } = socket.getBoundingClientRect();
    return {
      id: socket.getAttribute('data-handleid'),
      side: socket.classList.contains('target') ? 'target' : 'source',
      x: (left + width / 2 - box.left) / zoom,
      y: (top + height / 2 - box.top) / zoom,
    };
  });
  return { width: box.width / zoom, height: box.height / zoom, sockets };
}

test('a failure moves nothing, is told once and in the header, and covers no picture', async ({ page }) => {
  await withPaidGraph(page, {}, async ({ editor, server }) => {
    const before = await boxesOf(editor);
    server.respondWith(['picture', 'overloaded', 'overloaded', 'overloaded']);
    await editor.run();
    const node = editor.node('Generate images');
    await expect(node.getByRole('img', { name: '3 failed' })).toBeVisible({ timeout: 30_000 });
    expect(await boxesOf(editor)).toEqual(before);
    await expect(node.locator('footer').getByText(/overloaded/)).toHaveCount(1);
    const retry = await node.getByRole('button', { name: 'Retry failed 3' }).boundingBox();
    const last = await node.locator('.lost-tile').last().boundingBox();
    expect(retry && last && last.y + last.height <= retry.y).toBe(true);
  });
});
