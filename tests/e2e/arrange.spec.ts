import type { Locator } from 'playwright/test';
import type { Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph, wire } from '../support/builders.ts';
import { centre, type EditorPage } from './pages/EditorPage.ts';
import { expect, test } from './support/test.ts';

type Box = { x: number; y: number; width: number; height: number };

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

async function openGraph(editor: EditorPage, graph: Workflow): Promise<void> {
  await editor.canvas.evaluate((canvas, content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'arranged.lumi.json', { type: 'application/json' }));
    canvas.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
  }, writeWorkflow(graph));
  await expect(editor.page).toHaveTitle(new RegExp(graph.name));
}

/** Texts at these places, zoomed to 1. */
function texts(places: Readonly<Record<string, readonly [number, number]>>): Workflow {
  const empty = aGraph('Arranged').build();
  const nodes = Object.entries(places).map(([title, [x, y]]) => ({
    id: title,
    type: 'text',
    title,
    position: { x, y },
  }));
  return { ...empty, nodes, viewport: { x: 40, y: 40, zoom: 1 } };
}

async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not on screen.');
  return box;
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width - 1 &&
    other.x < one.x + one.width - 1 &&
    one.y < other.y + other.height - 1 &&
    other.y < one.y + one.height - 1
  );
}

test('a frame is put around what is selected, named, and takes it along in one step', async ({ editor, page }) => {
  await openGraph(editor, texts({ A: [40, 80], B: [340, 80], C: [340, 420] }));
  await editor.node('A').locator('.node__header').click();
  await editor
    .node('B')
    .locator('.node__header')
    .click({ modifiers: ['Shift'] });
  await page.keyboard.press('Control+Shift+g');
  await page.getByRole('textbox', { name: 'Title' }).fill('Words');
  await page.keyboard.press('Enter');
  const frame = editor.node('Words');
  await expect(frame).toContainText('Frame that holds A, B');
  const [a, c] = [await boxOf(editor.node('A')), await boxOf(editor.node('C'))];

  const title = await centre(frame.locator('.frame__title'));
  await page.mouse.move(title.x, title.y);
  await page.mouse.down();
  // A drag begins where the pointer has gone a little way.
  await page.mouse.move(title.x + 2, title.y);
  await page.mouse.move(title.x + 62, title.y + 20, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await boxOf(editor.node('A'))).x).toBe(a.x + 60);
  expect((await boxOf(editor.node('C'))).x).toBe(c.x);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await boxOf(editor.node('A'))).x).toBe(a.x);

  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => (await boxOf(editor.node('B'))).x).toBe(a.x + 320);
  const { width } = await boxOf(frame);
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect.poll(async () => (await boxOf(frame)).width).toBe(width + 40);
  await page.keyboard.press('Alt+Shift+f');
  await expect.poll(async () => (await boxOf(frame)).width).toBe(width);

  await page.keyboard.press('Delete');
  await expect(frame).toHaveCount(0);
  await expect(editor.node('A')).toBeVisible();
});

test('the ground of a frame lets a marquee begin, and its copy takes what it holds', async ({ editor, page }) => {
  const graph = texts({ A: [60, 100] });
  const frame = { id: 'f', type: 'frame', title: 'Room', position: { x: 0, y: 0 }, size: { width: 500, height: 420 } };
  await openGraph(editor, { ...graph, nodes: [...graph.nodes, frame] });
  const box = await boxOf(editor.node('Room'));
  await page.mouse.dblclick(box.x + 420, box.y + 340);
  await expect(page.getByPlaceholder(/^Add a node/)).toBeVisible();
  await page.keyboard.press('Escape');
  await editor.node('Room').locator('.frame__title').click();
  await page.keyboard.press('Control+d');
  await expect(editor.node('Room')).toHaveCount(2);
  await expect(editor.node('A')).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(editor.node('A')).toHaveCount(1);
});

test('a node that is dragged snaps to its neighbour and shows the line it stands on', async ({ editor, page }) => {
  await openGraph(editor, texts({ A: [47, 60], B: [360, 300] }));
  const [a, b] = [await boxOf(editor.node('A')), await boxOf(editor.node('B'))];
  const from = await centre(editor.node('B').locator('.node__title'));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 2, from.y);
  await page.mouse.move(from.x + 2 + a.x - b.x + 3, from.y + 4, { steps: 6 });
  await expect(page.locator('.guides line').first()).toBeAttached();
  expect((await boxOf(editor.node('B'))).x).toBe(a.x);
  await page.keyboard.down('Control');
  await page.mouse.move(from.x + 2 + a.x - b.x + 4, from.y + 4);
  expect((await boxOf(editor.node('B'))).x).toBe(a.x + 4);
  await page.mouse.up();
  await page.keyboard.up('Control');
  await expect(page.locator('.guides line')).toHaveCount(0);
  expect((await boxOf(editor.node('B'))).x).toBe(a.x + 4);
});

test('selected nodes are aligned and distributed by keys, each in one step', async ({ editor, page }) => {
  await openGraph(editor, texts({ A: [0, 0], B: [60, 190], C: [40, 420] }));
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Alt+Shift+l');
  const lefts = async () => Promise.all(['A', 'B', 'C'].map(async (title) => (await boxOf(editor.node(title))).x));
  await expect.poll(async () => new Set(await lefts()).size).toBe(1);
  await page.keyboard.press('Alt+Shift+v');
  await expect
    .poll(async () => {
      const [a, b, c] = await Promise.all(['A', 'B', 'C'].map((title) => boxOf(editor.node(title))));
      return a && b && c ? Math.abs(b.y - a.y - (c.y - b.y)) : Infinity;
    })
    .toBeLessThanOrEqual(1);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => new Set(await lefts()).size).toBe(3);
});

test('a tidied graph has no node on another, and its wires lead from left to right', async ({ editor, page }) => {
  const graph = aGraph('Dense')
    .node('scene', 'text')
    .node('weather', 'text')
    .node('join', 'join-text')
    .node('prov', 'sample-provider')
    .node('set', 'gemini-config')
    .node('gen', 'image-processor')
    .node('gal', 'gallery')
    .node('note', 'note', { value: 'Near' })
    .build();
  const wires = [
    wire('scene.text', 'join.texts'),
    wire('weather.text', 'join.texts'),
    wire('join.text', 'gen.prompt'),
    wire('prov.provider', 'gen.provider'),
    wire('set.config', 'gen.config'),
    wire('gen.images', 'gal.images'),
  ];
  await openGraph(editor, { ...graph, edges: wires });
  await page.keyboard.press('Escape');
  const boxes = () =>
    page.locator('.react-flow__node').evaluateAll((nodes) =>
      nodes.map((node) => {
        const { x, y, width, height } = node.getBoundingClientRect();
        return { id: (node as HTMLElement).dataset['id'] ?? '', x, y, width, height };
      }),
    );
  await page.keyboard.press('Shift+T');
  await page.keyboard.press('f');
  await expect
    .poll(async () => {
      const all = await boxes();
      return all.length === 8 && all.every((one, at) => all.slice(at + 1).every((other) => !overlap(one, other)));
    })
    .toBe(true);
  const placed = new Map((await boxes()).map((box) => [box.id, box]));
  for (const { from, to } of wires) {
    const [start, end] = [placed.get(from.node), placed.get(to.node)];
    expect((start?.x ?? 0) + (start?.width ?? 0)).toBeLessThan(end?.x ?? 0);
  }
  await page.keyboard.press('Control+z');
  await expect(editor.page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
});

test('a note shows what it says, holds nothing of strangers that runs or loads, and is written in again', async ({
  editor,
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const value =
    '# Keep her small\n\n- [x] *low* sun\n\n<img src="https://evil.example/a.png" onerror="alert(1)">\n\n![a](https://evil.example/b.png)\n\n[bad](javascript:alert(1)) [good](https://example.com/a)';
  const graph = texts({});
  await openGraph(editor, {
    ...graph,
    nodes: [{ id: 'n', type: 'note', position: { x: 60, y: 60 }, fields: { value } }],
  });
  const note = editor.node('Note');
  await expect(note.getByRole('heading', { name: 'Keep her small' })).toBeVisible();
  await expect(note.locator('em')).toHaveText('low');
  await expect(note.getByText('☑')).toBeVisible();
  await expect(note.locator('.note__shown').locator('img, script, svg, [onerror]')).toHaveCount(0);
  await expect(note.locator('.note__shown a:not([href^="https://"])')).toHaveCount(0);
  const link = note.getByRole('link', { name: 'good' });
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await note.getByRole('heading', { name: 'Keep her small' }).dblclick();
  await expect(note.getByRole('textbox')).toBeFocused();
  await note.getByRole('textbox').fill('**Large**');
  await page.keyboard.press('Escape');
  await expect(note.locator('.note__shown strong')).toHaveText('Large');
  expect(asked.filter((url) => url.includes('evil'))).toEqual([]);
});

test('a node is resized by its corner and by keys, each a step of undo; a frame takes a colour', async ({
  editor,
  page,
}) => {
  const graph = texts({ A: [60, 100] });
  const room = { id: 'f', type: 'frame', title: 'Room', position: { x: 0, y: 0 }, size: { width: 800, height: 420 } };
  await openGraph(editor, { ...graph, nodes: [...graph.nodes, room] });
  const widthOfA = async () => Math.round((await boxOf(editor.node('A'))).width);
  const before = await widthOfA();
  await editor.node('A').locator('.node__header').click();
  const corner = await centre(editor.node('A').locator('.node__corner'));
  await page.mouse.move(corner.x, corner.y);
  await page.mouse.down();
  await page.mouse.move(corner.x + 2, corner.y);
  await page.mouse.move(corner.x + 100, corner.y, { steps: 5 });
  await page.mouse.up();
  await expect.poll(widthOfA).toBeGreaterThan(before + 60);
  const wide = await widthOfA();
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await expect.poll(widthOfA).toBe(wide + 20);
  await page.keyboard.press('Control+z');
  await expect.poll(widthOfA).toBe(wide);
  await page.keyboard.press('Control+z');
  await expect.poll(widthOfA).toBe(before);

  const colour = () =>
    editor
      .node('Room')
      .locator('.frame')
      .evaluate((frame: HTMLElement) => frame.style.getPropertyValue('--c'));
  expect(await colour()).toBe('var(--tint-neutral)');
  await editor.node('Room').locator('.frame__title').click({ button: 'right' });
  await page.getByRole('menuitemradio', { name: 'Teal' }).click();
  await expect.poll(colour).toBe('var(--tint-teal)');
  await editor.node('Room').locator('.frame__title').click({ button: 'right' });
  await expect(page.getByRole('menuitemradio', { name: 'Teal' })).toBeChecked();
});

test('of a selection only what is selected is tidied', async ({ editor, page }) => {
  const graph = texts({ A: [400, 80], C: [700, 420] });
  const shown = { id: 'B', type: 'show-text', title: 'B', position: { x: 100, y: 140 } };
  const last = { id: 'D', type: 'show-text', title: 'D', position: { x: 720, y: 440 } };
  const edges = [wire('A.text', 'B.text'), wire('C.text', 'D.text')];
  await openGraph(editor, { ...graph, nodes: [...graph.nodes, shown, last], edges });
  const others = async () => [await boxOf(editor.node('C')), await boxOf(editor.node('D'))];
  const still = await others();
  await editor.node('A').locator('.node__header').click();
  await editor
    .node('B')
    .locator('.node__header')
    .click({ modifiers: ['Shift'] });
  await page.keyboard.press('Shift+t');
  await expect
    .poll(async () => {
      const [a, b] = [await boxOf(editor.node('A')), await boxOf(editor.node('B'))];
      return a.x + a.width < b.x;
    })
    .toBe(true);
  expect(await others()).toEqual(still);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await boxOf(editor.node('A'))).x > (await boxOf(editor.node('B'))).x).toBe(true);
});
