import type { Workflow } from '#shared/workflow/Workflow';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aGraph } from '../support/builders.ts';
import { centre, type EditorPage } from './pages/EditorPage.ts';
import type { Page } from 'playwright/test';
import { paidGraph, withPaidGraph } from './support/moneyGraph.ts';
import { expect, test } from './support/test.ts';

interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Where the canvas stands, as a person would measure it: by where it has put what lies on it. */
async function viewOf({ page }: EditorPage): Promise<View> {
  return page.evaluate(() => {
    const { a, e, f } = new DOMMatrix(
      getComputedStyle(document.querySelector('.react-flow__viewport') as Element).transform,
    );
    return { x: e, y: f, zoom: a };
  });
}

async function drop({ page }: EditorPage, graph: Workflow): Promise<void> {
  await page.evaluate((text) => {
    const canvas = document.querySelector('.react-flow__pane');
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.lumi.json', { type: 'application/json' }));
    const at = { bubbles: true, cancelable: true, clientX: 500, clientY: 400, dataTransfer: data };
    canvas?.dispatchEvent(new DragEvent('dragover', at));
    canvas?.dispatchEvent(new DragEvent('drop', at));
  }, writeWorkflow(graph));
}

/** What the wheel does to the canvas: turned over a point, after a pause that ends what was before. */
async function turn(
  editor: EditorPage,
  at: { x: number; y: number },
  x: number,
  y: number,
): Promise<'zoom' | 'pan' | 'none'> {
  const before = await viewOf(editor);
  await editor.page.mouse.move(at.x, at.y);
  await editor.page.waitForTimeout(450);
  await editor.page.mouse.wheel(x, y);
  return changeOf(editor, before);
}

/** What has become of the view, as soon as something has; `none`: nothing for so long that a slow machine would have done it. */
async function changeOf(
  editor: EditorPage,
  before: Awaited<ReturnType<typeof viewOf>>,
): Promise<'zoom' | 'pan' | 'none'> {
  for (let looks = 0; looks < 20; looks++) {
    await editor.page.waitForTimeout(60);
    const after = await viewOf(editor);
    if (after.zoom !== before.zoom) return 'zoom';
    if (after.x !== before.x || after.y !== before.y) return 'pan';
  }
  return 'none';
}

/** The same for two fingers on a touchpad: a browser that is driven has only a mouse. */
async function swipe(
  editor: EditorPage,
  at: { x: number; y: number },
  event: Pick<WheelEventInit, 'deltaX' | 'deltaY' | 'ctrlKey'>,
): Promise<'zoom' | 'pan' | 'none'> {
  const before = await viewOf(editor);
  await editor.page.waitForTimeout(450);
  await editor.page.evaluate(
    ([{ x, y }, init]) => {
      const over = document.elementFromPoint(x, y);
      over?.dispatchEvent(
        new WheelEvent('wheel', { bubbles: true, cancelable: true, clientX: x, clientY: y, ...init }),
      );
    },
    [at, event] as const,
  );
  return changeOf(editor, before);
}

test('a wheel zooms and a touchpad pans, told apart or as the setting says', async ({ editor, page }) => {
  const ground = { x: 700, y: 860 };
  expect(await turn(editor, ground, 0, 100)).toBe('zoom');
  expect(await turn(editor, ground, 0, -100)).toBe('zoom');
  expect(await swipe(editor, ground, { deltaY: 7 })).toBe('pan');
  expect(await swipe(editor, ground, { deltaX: -9, deltaY: 2 })).toBe('pan');
  expect(await swipe(editor, ground, { deltaY: -3, ctrlKey: true })).toBe('zoom');
  await page.keyboard.down('Shift');
  expect(await turn(editor, ground, 0, 100)).toBe('pan');
  await page.keyboard.up('Shift');

  const set = async (value: string) => {
    await page.keyboard.press('Control+,');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Wheel on the canvas' }).click();
    await page.getByRole('option', { name: value }).click();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  };
  await set('Touchpad');
  expect(await turn(editor, ground, 0, 100)).toBe('pan');
  await set('Mouse');
  expect(await swipe(editor, ground, { deltaY: 7 })).toBe('zoom');
  await page.reload();
  await expect(editor.node('Prompt')).toBeVisible();
  expect(await swipe(editor, ground, { deltaY: 7 })).toBe('zoom');
});

test('the wheel goes through numbers, lists and short texts, and scrolls a long one to its end without a jump', async ({
  editor,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const seed = editor.node('Seed').getByRole('textbox').first();
  expect(await turn(editor, await centre(seed), 0, 100)).toBe('zoom');
  expect(await turn(editor, await centre(editor.node('Gemini settings').getByRole('combobox').first()), 0, -100)).toBe(
    'zoom',
  );
  const prompt = editor.node('Prompt').getByRole('textbox');
  expect(await swipe(editor, await centre(prompt), { deltaY: 9 })).toBe('pan');

  await prompt.fill(Array.from({ length: 40 }, (_, at) => `line ${String(at)}`).join('\n'));
  const scrolled = () =>
    prompt.evaluate((field) => [field.scrollTop, field.scrollHeight - field.clientHeight] as const);
  await prompt.evaluate((field) => {
    field.scrollTo(0, 0);
  });
  expect(await turn(editor, await centre(prompt), 0, 100)).toBe('none');
  expect((await scrolled())[0]).toBeGreaterThan(0);
  const before = await viewOf(editor);
  for (let notch = 0; notch < 12; notch++) await page.mouse.wheel(0, 100);
  await expect
    .poll(async () => {
      const [at, end] = await scrolled();
      return end - at;
    })
    .toBeLessThanOrEqual(1);
  await page.mouse.wheel(0, 100);
  expect(await viewOf(editor)).toEqual(before);
  expect(await turn(editor, await centre(prompt), 0, 100)).toBe('zoom');
});

test('Space and the middle button move the canvas over nodes, fields and pictures, and nothing else happens', async ({
  editor,
  page,
}) => {
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  await expect(editor.runButton).toBeVisible();
  await page.mouse.click(700, 860);
  const drag = async (from: { x: number; y: number }, button: 'left' | 'middle') => {
    const before = await viewOf(editor);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down({ button });
    const way = button === 'middle' ? 1 : -1;
    await page.mouse.move(from.x + 30 * way, from.y + 20 * way, { steps: 4 });
    await page.mouse.up({ button });
    const { x, y, zoom } = await viewOf(editor);
    return { x: Math.round(x - before.x) * way, y: Math.round(y - before.y) * way, zoom: zoom - before.zoom };
  };
  const moved = { x: 30, y: 20, zoom: 0 };
  const header = editor.node('Prompt').getByText('Prompt').first();
  const prompt = editor.node('Prompt').getByRole('textbox');
  const tile = editor.tiles('Generate images').first();
  const place = await editor.node('Prompt').evaluate((node) => node.style.transform);
  for (const over of [header, prompt, tile]) expect(await drag(await centre(over), 'middle')).toEqual(moved);
  await page.keyboard.down(' ');
  await expect(editor.canvas).toHaveCSS('cursor', 'grab');
  for (const over of [header, prompt, tile]) expect(await drag(await centre(over), 'left')).toEqual(moved);
  await page.keyboard.up(' ');
  await expect(editor.canvas).not.toHaveCSS('cursor', 'grab');
  expect(await editor.node('Prompt').evaluate((node) => node.style.transform)).toBe(place);
  await expect(prompt).not.toBeFocused();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // With a picture in the focus, a drag is a drag and a tap is its preview.
  await tile.focus();
  await page.keyboard.down(' ');
  expect(await drag(await centre(header), 'left')).toEqual(moved);
  await page.keyboard.up(' ');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(tile).toBeFocused();
  await page.keyboard.press(' ');
  await expect(page.getByRole('dialog', { name: /^Preview of picture 1/ })).toBeVisible();
  await page.keyboard.press(' ');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // Once it is gone the picture has the focus again.
  await expect(tile).toBeFocused();

  // Where something is typed, Space is a space.
  await prompt.fill('a');
  await page.keyboard.press(' ');
  await expect(prompt).toHaveValue('a ');
});

test('two fingers zoom and move the canvas, on a node too', async ({ editor, page }) => {
  const before = await viewOf(editor);
  const { x, y } = await centre(editor.node('Prompt').getByRole('textbox'));
  const client = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number, down: number) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd'
          ? []
          : [
              { x: x - apart, y: y + down, id: 1 },
              { x: x + apart, y: y + down, id: 2 },
            ],
    });
  await touch('touchStart', 40, 0);
  await touch('touchMove', 50, 20);
  await touch('touchMove', 60, 30);
  await touch('touchEnd', 0, 0);
  const after = await viewOf(editor);
  expect(after.zoom).toBeCloseTo(before.zoom * 1.5);
  expect((y - after.y + 30) / after.zoom - (y - before.y) / before.zoom).toBeLessThan(60);
});

test('the overview marks what is at work and what failed, where it lies', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await withPaidGraph(page, { graph: paidGraph(2), delayMs: 4000 }, async ({ editor, server }) => {
    server.respondWith('overloaded');
    await page.setViewportSize({ width: 1024, height: 700 });
    await page.keyboard.press('Shift+0');
    await expect(page.getByRole('img', { name: 'Overview of the graph' })).toBeVisible();
    expect([await onOverview(page, '--text'), await onOverview(page, '--bad')]).toEqual([0, 0]);
    await page.keyboard.press('Control+Enter');
    await expect(editor.stopButton).toBeVisible();
    await expect.poll(() => onOverview(page, '--text')).toBeGreaterThan(8);
    expect(await onOverview(page, '--bad')).toBe(0);
    await expect(page).toHaveTitle(/^✗ |Foxes/);
    await expect(editor.stopButton).toBeHidden();
    await expect.poll(() => onOverview(page, '--bad')).toBeGreaterThan(4);
    expect(await onOverview(page, '--text')).toBe(0);
  });
});

/** How many pixels of the overview have the colour of a token. */
function onOverview(page: Page, token: string): Promise<number> {
  return page.getByRole('img', { name: 'Overview of the graph' }).evaluate((map, name) => {
    const pixels = (canvas: HTMLCanvasElement) =>
      canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray();
    const sample = document.createElement('canvas');
    [sample.width, sample.height] = [1, 1];
    const context = sample.getContext('2d');
    if (!context) return 0;
    context.fillStyle = getComputedStyle(map).getPropertyValue(name).trim();
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = pixels(sample);
    const all = pixels(map as HTMLCanvasElement);
    let count = 0;
    for (let at = 0; at < all.length; at += 4) {
      const far =
        Math.abs((all[at] ?? 0) - red) + Math.abs((all[at + 1] ?? 0) - green) + Math.abs((all[at + 2] ?? 0) - blue);
      if (far <= 12 && all[at + 3] === 255) count += 1;
    }
    return count;
  }, token);
}

test('what is fitted lies clear of all that floats over the canvas, and the overview goes once all is in view', async ({
  editor,
  page,
}) => {
  const overview = page.getByRole('img', { name: 'Overview of the graph' });
  const grid = Array.from({ length: 24 }, (_, at) => ({ x: (at % 6) * 340, y: Math.floor(at / 6) * 320 }));
  await drop(
    editor,
    grid.reduce((graph, position, at) => graph.node(`n${String(at)}`, 'text', {}, { position }), aGraph()).build(),
  );
  await expect(editor.node('Text')).toHaveCount(24);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const covered = () =>
    page.evaluate(() => {
      const boxes = (selector: string) =>
        [...document.querySelectorAll(selector)].map((each) => each.getBoundingClientRect());
      const floats = boxes('.react-flow__panel, .floating-bar, .first-hint, [data-sonner-toast]');
      const parts = boxes('.react-flow__node.selected, .react-flow__node.selected .react-flow__handle');
      return parts.filter((part) =>
        floats.some(
          (float) =>
            part.left < float.right && float.left < part.right && part.top < float.bottom && float.top < part.bottom,
        ),
      ).length;
    });
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
  ]) {
    await page.setViewportSize(size);
    await page.keyboard.press('Shift+0');
    await expect(overview).toBeVisible();
    await page.keyboard.press('f');
    await expect(overview).toHaveCount(0);
    await page.keyboard.press('Control+a');
    await expect(page.locator('.react-flow__node.selected')).toHaveCount(24);
    expect(await covered()).toBe(0);

    // The last of it: the overview stays, and hides none of that either.
    await page.keyboard.press('Escape');
    await page.locator('.react-flow__node[data-id="n23"]').click({ position: { x: 60, y: 10 } });
    await page.keyboard.press('Shift+2');
    await expect(overview).toBeVisible();
    await expect(page.locator('.react-flow__node.selected')).toHaveCount(1);
    expect(await covered()).toBe(0);
    await expect.poll(async () => (await viewOf(editor)).zoom).toBeGreaterThan(1);
  }
  await page.keyboard.press('Shift+M');
  await expect(overview).toHaveCount(0);
  await page.keyboard.press('Shift+M');
  await expect(overview).toBeVisible();
});

test('the next problem and the next failed node are selected and come into view, and none is told of', async ({
  editor,
  page,
}) => {
  await page.keyboard.press('e');
  await expect(page.getByText('No node has failed.')).toBeVisible();
  await drop(
    editor,
    aGraph('Far apart')
      .node('b', 'image-processor', {}, { title: 'Second', position: { x: 4000, y: 2000 } })
      .node('a', 'image-processor', {}, { title: 'First', position: { x: -3000, y: 0 } })
      .node('t', 'text', { value: 'x' }, { title: 'Fine', position: { x: 0, y: 0 } })
      .build(),
  );
  const count = page.getByRole('button', { name: '2 problems' });
  await expect(count).toBeVisible();
  await page.keyboard.press('F8');
  await expect(editor.node('First')).toBeFocused();
  await expect(editor.node('First')).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('F8');
  await expect(editor.node('Second')).toBeFocused();
  await expect(editor.node('Second')).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('F8');
  await expect(editor.node('First')).toBeFocused();
  await page.keyboard.press('Shift+F8');
  await expect(editor.node('Second')).toBeFocused();
  await count.click();
  await expect(editor.node('First')).toBeFocused();
});

test('a place is bookmarked, gone to by key, renamed, saved with the graph and there again after it is opened', async ({
  editor,
  lumi,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.keyboard.press('Shift+0');
  for (let step = 0; step < 3; step++) await page.keyboard.press('-');
  await page.keyboard.press('Alt+b');
  await expect(page.getByText('is bookmarked.')).toBeVisible();
  const there = await viewOf(editor);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('f');
  await expect.poll(async () => (await viewOf(editor)).zoom).not.toBeCloseTo(there.zoom);
  await page.keyboard.press('Alt+1');
  await expect.poll(async () => (await viewOf(editor)).zoom).toBeCloseTo(there.zoom);
  const back = await viewOf(editor);
  expect(Math.abs(back.x - there.x)).toBeLessThanOrEqual(1);
  expect(Math.abs(back.y - there.y)).toBeLessThanOrEqual(1);

  await page.getByRole('button', { name: 'Bookmarks' }).click();
  await page.getByRole('menuitem', { name: 'Rename or remove…' }).click();
  await page.getByRole('textbox', { name: 'Name of bookmark 1' }).fill('Den');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await editor.saveAs('Places');
  const file = join(lumi.home, 'workflows', 'Places.lumi.json');
  expect(readWorkflowText(readFileSync(file, 'utf8')).bookmarks).toMatchObject([{ name: 'Den', zoom: 0.579 }]);
  await page.keyboard.press('Alt+w');
  await page.keyboard.press('Control+o');
  await page.getByRole('option', { name: /Places/ }).click();
  // The dialog gives the focus back when it has gone, which would close a menu.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveTitle(/Places/);
  await page.keyboard.press('f');
  await page.getByRole('button', { name: 'Bookmarks' }).click();
  await page.getByRole('menuitem', { name: 'Den' }).click();
  await expect.poll(async () => (await viewOf(editor)).zoom).toBeCloseTo(there.zoom);
});
