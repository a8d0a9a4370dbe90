import type { Locator } from 'playwright/test';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph, wire } from '../support/builders.ts';
import { centre } from './pages/EditorPage.ts';
import { withPaidGraph } from './support/moneyGraph.ts';
import { giveFiles } from './support/giveFiles.ts';
import { expect, test } from './support/test.ts';

test('a wire that is pointed at lights both ends and says where it goes; a double click bends it', async ({
  editor,
  page,
}) => {
  const tag = page.locator('.wire-tag');
  const wire = page.locator('.react-flow__edge[data-id*="images"] .react-flow__edge-interaction');
  // Not in the middle, where it says how many pictures it carries.
  const place = await wire.evaluate((path: SVGPathElement) => {
    const { x, y } = path.getPointAtLength(path.getTotalLength() * 0.25);
    const { a, d, e, f } = path.getScreenCTM() ?? new DOMMatrix();
    return { x: x * a + e, y: y * d + f };
  });
  await page.mouse.move(place.x, place.y);
  await expect(tag).toHaveText(/^Generate images → Gallery, Images · .*pictures/);
  await expect(page.locator('.socket--lit')).toHaveCount(2);

  // The number in the middle is part of the wire: it selects it, and has its menu.
  const number = page.locator('.wire-label');
  await number.click();
  await expect(page.getByRole('status', { name: 'Selected wire' })).toHaveText(/^Wire: Generate images → Gallery/);
  await number.click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Delete the wire' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await page.keyboard.press('Escape');

  await page.mouse.dblclick(place.x, place.y);
  const reroute = editor.node('Reroute');
  await expect(reroute).toBeVisible();
  expect(await reroute.evaluate((node: HTMLElement) => node.offsetWidth)).toBeGreaterThanOrEqual(24);
  await expect(editor.wires()).toHaveCount(6);
  await page.mouse.move(place.x, place.y + 150);
  // The input says where its pictures really come from, and a run does not know of the bend.
  await expect(editor.node('Gallery').getByText('from Generate images')).toBeVisible();
  await expect(editor.runButton).toBeEnabled();

  await page.keyboard.press('Delete');
  await expect(reroute).toHaveCount(0);
  await expect(editor.wires()).toHaveCount(5);
  await expect(editor.node('Gallery').getByText('from Generate images')).toBeVisible();
});

test('wires are walked through, written on, hidden, bundled and bent by keys, and come back with the file', async ({
  editor,
  page,
}) => {
  const said = page.getByRole('status', { name: 'Selected wire' });
  await editor.node('Generate images').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('w');
  await expect(said).toHaveText(/^Wire: Generate images → Gallery, Images/);
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Label of the wire' }).fill('the foxes');
  await page.keyboard.press('Enter');
  await expect(page.locator('.wire-label').getByText('the foxes')).toBeVisible();
  await expect(said).toContainText('“the foxes”');

  await page.keyboard.press('Alt+h');
  await page.keyboard.press('Escape');
  const stub = page.getByRole('button', { name: '→ Gallery' });
  await expect(stub).toBeVisible();
  await expect(page.getByRole('button', { name: 'Generate images →' })).toBeVisible();
  await expect(editor.node('Gallery').getByText('from Generate images')).toBeVisible();
  await editor.saveAs('Hidden wires');
  await editor.fromFileMenu('New graph');
  await page.keyboard.press('Control+o');
  await page.getByRole('option', { name: /Hidden wires/ }).click();
  await expect(stub).toBeVisible();
  await page.keyboard.press('Alt+Shift+W');
  await expect(page.locator('.wire-label').getByText('the foxes')).toBeVisible();

  const bundledInFile = async () => {
    const saving = page.waitForRequest('**/api/call/workflow.save');
    await page.keyboard.press('Control+s');
    return ((await saving).postData() ?? '').match(/bundle\\*":/g)?.length ?? 0;
  };
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Alt+Shift+J');
  expect(await bundledInFile()).toBe(5);
  await page.keyboard.press('Control+z');
  expect(await bundledInFile()).toBe(0);
});

test('the trunk of a bundle is dragged by its clamp, given up by Escape, moved by keys and kept in the file', async ({
  editor,
  page,
}) => {
  const clamp = page.locator('.bundle-clamp');
  const place = async () => {
    const { x, y } = await centre(clamp);
    return { x: Math.round(x), y: Math.round(y) };
  };
  const kept = async () => {
    const saved = page.waitForResponse('**/api/call/workflow.save');
    await page.keyboard.press('Control+s');
    const sent = (await saved).request().postData() ?? '';
    // The next one can only be saved once this one is known to be.
    await expect(page).not.toHaveTitle(/^● /);
    return sent.match(/clamp\\*":/g)?.length ?? 0;
  };
  const drag = async (from: { x: number; y: number }, y: number) => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, from.y + y, { steps: 4 });
  };
  const [a, b] = [wire('left.text', 'right.text'), wire('below.text', 'last.text')];
  const nodes = [
    { id: 'left', type: 'text', position: { x: 40, y: 60 } },
    { id: 'below', type: 'text', position: { x: 40, y: 340 } },
    { id: 'right', type: 'show-text', position: { x: 640, y: 60 } },
    { id: 'last', type: 'show-text', position: { x: 640, y: 340 } },
  ];
  const graph = { ...aGraph('Trunk').build(), nodes, edges: [a, b], viewport: { x: 40, y: 40, zoom: 1 } };
  await editor.canvas.evaluate((canvas, content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'trunk.lumi.json', { type: 'application/json' }));
    canvas.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
  }, writeWorkflow(graph));
  await expect(page).toHaveTitle(/Trunk/);
  await editor.saveAs('Clamped wires');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Alt+Shift+J');
  await page.keyboard.press('Escape');
  await expect(clamp).toHaveCSS('opacity', '0');
  const own = await place();
  await page.mouse.move(own.x, own.y);
  await expect(clamp).toHaveCSS('opacity', '1');

  await drag(own, 60);
  await expect.poll(async () => (await place()).y).toBe(own.y + 60);
  await page.keyboard.press('Escape');
  await expect.poll(place).toEqual(own);
  await page.mouse.up();
  await expect.poll(place).toEqual(own);
  expect(await kept()).toBe(0);

  await drag(own, 60);
  await page.mouse.up();
  await expect.poll(async () => (await place()).y).toBe(own.y + 60);
  expect(await kept()).toBe(2);
  const trunk = page.locator('.react-flow__edge-path').first();
  const moved = await trunk.getAttribute('d');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => trunk.getAttribute('d')).not.toBe(moved);
  await page.keyboard.press('Control+z');
  await expect.poll(() => trunk.getAttribute('d')).toBe(moved);
  await page.keyboard.press('Control+z');
  await expect.poll(place).toEqual(own);
  expect(await kept()).toBe(0);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(async () => (await place()).y).toBe(own.y + 60);
  expect(await kept()).toBe(2);
  await editor.fromFileMenu('New graph');
  await page.keyboard.press('Control+o');
  await page.getByRole('option', { name: /Clamped wires/ }).click();
  await expect.poll(async () => (await place()).y).toBe(own.y + 60);
  await page.mouse.dblclick(own.x, own.y + 60);
  await expect.poll(place).toEqual(own);
});

test('connecting a new gallery offers the input it needs first', async ({ editor, page }) => {
  await page.keyboard.press('/');
  await editor.choose('Gallery');
  const gallery = page.locator('.react-flow__node[data-untitled="Gallery"]').last();
  await expect(gallery).toHaveAccessibleName('Gallery 2');
  await page.keyboard.press('c');
  await expect(page.getByRole('option').first()).toContainText('Images');
  await expect(page.getByRole('option').first()).toContainText('needed');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status', { name: 'Wires' })).toHaveText(/to Gallery 2 · Images\.$/);
  await expect(gallery.getByText(/^from /)).toBeVisible();
});

test('a text is called as what it is for, until it has a title', async ({ editor, page }) => {
  await editor.newGraph();
  await editor.addNode('Text', { x: 160, y: 160 });
  await editor.addNode('Generate images', { x: 700, y: 200 });
  await editor.connect('Text.text', 'Generate images.instructions');
  await expect(page.getByRole('group', { name: 'Instructions', exact: true })).toBeVisible();
  await expect(editor.node('Generate images').getByText('from Instructions')).toBeVisible();
  await editor.node('Instructions').getByRole('heading', { name: 'Instructions' }).dblclick();
  await page.getByRole('textbox', { name: 'Title' }).fill('Mood');
  await page.keyboard.press('Enter');
  await expect(editor.node('Generate images').getByText('from Mood')).toBeVisible();
});

test('an input with two wires says first that there are two', async ({ page }) => {
  const graph = aGraph('Foxes')
    .node('one', 'image-processor', {}, { title: 'One', position: { x: 0, y: 0 } })
    .node('two', 'image-processor', {}, { title: 'Two', position: { x: 0, y: 500 } })
    .node('show', 'gallery', {}, { position: { x: 500, y: 0 } })
    .wire('one.images', 'show.images')
    .wire('two.images', 'show.images');
  await withPaidGraph(page, { graph, shows: 'Gallery' }, async ({ editor }) => {
    await expect(editor.node('Gallery').getByText('from 2: One, Two')).toBeVisible();
  });
});

/** Places along a wire, px on the canvas, one in 4 px. */
function wayOf(wire: Locator): Promise<readonly { readonly x: number; readonly y: number }[]> {
  return wire.locator('.react-flow__edge-interaction').evaluate((path: SVGPathElement) =>
    Array.from({ length: Math.floor(path.getTotalLength() / 4) }, (_, at) => {
      const { x, y } = path.getPointAtLength(at * 4);
      return { x, y };
    }),
  );
}

test('a wire goes round a node that lies in its way, and again when one is put there', async ({ editor, page }) => {
  const place = (x: number, y: number) => ({ position: { x, y } });
  const graph = aGraph('Round')
    .node('from', 'text', { value: 'a' }, place(0, 200))
    .node('between', 'text', { value: 'b' }, { title: 'Between', ...place(400, 240) })
    .node('to', 'show-text', {}, place(800, 200))
    .wire('from.text', 'to.text');
  await giveFiles(editor.canvas, { 'round.lumi.json': writeWorkflow(graph.build()) });
  await expect(page).toHaveTitle(/Round/);
  await expect(editor.wires()).toHaveCount(1);
  const box = () =>
    editor.node('Between').evaluate((node: HTMLElement) => {
      const { e, f } = new DOMMatrix(getComputedStyle(node).transform);
      return { left: e, top: f, right: e + node.offsetWidth, bottom: f + node.offsetHeight };
    });
  const crossed = async () => {
    const { left, top, right, bottom } = await box();
    return (await wayOf(editor.wires())).filter(({ x, y }) => x > left && x < right && y > top && y < bottom).length;
  };
  const first = await wayOf(editor.wires());
  expect(first.length).toBeGreaterThan(100);
  await expect.poll(crossed).toBe(0);
  // Away, it is straight; back, the wire makes room again.
  await editor.node('Between').focus();
  await page.keyboard.press(' ');
  const before = await box();
  for (let time = 0; time < 4; time++) await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(async () => (await box()).top).toBeGreaterThan(before.top);
  await expect.poll(crossed).toBe(0);
  for (let time = 0; time < 4; time++) await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(async () => (await box()).top).toBe(before.top);
  await expect.poll(crossed).toBe(0);
});

test('wires that are bundled share one trunk, and part again', async ({ editor, page }) => {
  const place = (x: number, y: number) => ({ position: { x, y } });
  const graph = aGraph('Cables')
    .node('a', 'text', { value: 'a' }, place(0, 0))
    .node('b', 'text', { value: 'b' }, place(0, 300))
    .node('c', 'show-text', {}, place(800, 0))
    .node('d', 'show-text', {}, place(800, 300))
    .wire('a.text', 'c.text')
    .wire('b.text', 'd.text');
  await giveFiles(editor.canvas, { 'cables.lumi.json': writeWorkflow(graph.build()) });
  await expect(page).toHaveTitle(/Cables/);
  await expect(editor.wires()).toHaveCount(2);
  /** Of the first wire, the part that lies on the second. */
  const shared = async () => {
    const [own, others] = [await wayOf(editor.wires().first()), await wayOf(editor.wires().last())];
    return (
      own.filter(({ x, y }) => others.some((at) => Math.abs(at.x - x) < 4 && Math.abs(at.y - y) < 1)).length /
      own.length
    );
  };
  expect(await shared()).toBe(0);
  await editor.canvas.press('Control+a');
  await page.keyboard.press('Alt+Shift+J');
  await expect.poll(shared).toBeGreaterThan(0.3);
  await page.keyboard.press('Control+z');
  await expect.poll(shared).toBe(0);
});
