import type { Page } from 'playwright/test';
import { countNodeRenders } from '../../scripts/bench/editor/nodeRenders.mjs';
import { openLarge } from './support/largeGraph.ts';
import { expect, test } from './support/test.ts';

/** Counts what is done on the page: drawings of the far view, writes to the layout of nodes, and askings where their sockets are. */
async function countWork(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const work = { draws: 0, layouts: 0, measures: 0, frames: 0 };
    Object.assign(globalThis, { work });
    const clear = Reflect.get<CanvasRenderingContext2D, 'clearRect'>(CanvasRenderingContext2D.prototype, 'clearRect');
    CanvasRenderingContext2D.prototype.clearRect = function (...area) {
      if (this.canvas.classList.contains('far-layer')) work.draws++;
      clear.apply(this, area);
    };
    const find = Reflect.get<Element, 'querySelectorAll'>(Element.prototype, 'querySelectorAll');
    Reflect.set(Element.prototype, 'querySelectorAll', function (this: Element, selectors: string) {
      if (selectors === '.react-flow__node') work.measures++;
      return find.call(this, selectors);
    });
    new MutationObserver((changes) => {
      for (const { target } of changes)
        if (target instanceof Element && target.classList.contains('react-flow__node')) work.layouts++;
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ['style'] });
    const frame = () => {
      work.frames++;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

interface Work {
  readonly draws: number;
  readonly layouts: number;
  readonly measures: number;
  readonly frames: number;
}

/** What was done meanwhile. */
async function workOf(page: Page, act: () => Promise<void>): Promise<Work> {
  const read = () => page.evaluate(() => ({ ...(globalThis as unknown as { work: Work }).work }));
  const before = await read();
  await act();
  await page.waitForTimeout(200);
  const after = await read();
  return {
    draws: after.draws - before.draws,
    layouts: after.layouts - before.layouts,
    measures: after.measures - before.measures,
    frames: after.frames - before.frames,
  };
}

/** The ways of wires are found between frames, and each few of them drawn. */
async function comesToRest(page: Page): Promise<void> {
  await expect(async () => {
    expect((await workOf(page, () => page.waitForTimeout(300))).draws).toBe(0);
  }).toPass();
}

const selected = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });

/** Places of the screen where nodes lie from afar: each is taken by its middle. */
async function nodePoints(page: Page): Promise<{ x: number; y: number }[]> {
  return page.evaluate(() => {
    const area = document.querySelector('.react-flow')?.getBoundingClientRect();
    const viewport = document.querySelector('.react-flow__viewport');
    if (!area || !viewport) return [];
    const { a, e, f } = new DOMMatrix(getComputedStyle(viewport).transform);
    const at = (column: number, row: number) => ({
      x: area.x + e + (column * 380 + 130) * a,
      y: area.y + f + (row * 420 + 40) * a,
    });
    return [at(12, 10), at(13, 10), at(12, 11)];
  });
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await countWork(page);
  await countNodeRenders(page);
});

test('a thousand nodes are one drawing, on which they are selected, moved and let go as near by', async ({
  lumi,
  editor,
  page,
}) => {
  await openLarge(lumi, editor, 1000);
  await expect(editor.afar(1000, 830)).toBeVisible();
  expect(await page.locator('.react-flow__node').count()).toBeLessThan(10);
  await comesToRest(page);

  const [one, other, below] = await nodePoints(page);
  if (!one || !other || !below) throw new Error('There is no canvas.');
  await page.mouse.click(one.x, one.y);
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(1);
  await page.keyboard.down('Control');
  await page.mouse.click(other.x, other.y);
  await page.keyboard.up('Control');
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(2);

  await page.mouse.click(below.x, below.y, { button: 'right' });
  await expect(page.getByRole('menuitem', { name: /^Duplicate/ })).toBeVisible();
  await page.keyboard.press('Escape');

  // A step of undo for the whole way.
  await page.mouse.move(one.x, one.y);
  await page.mouse.down();
  const dragged = await workOf(page, async () => {
    await page.mouse.move(one.x + 60, one.y + 30, { steps: 30 });
  });
  await page.mouse.up();
  // Each move, and the ways its wires find meanwhile.
  expect(dragged.draws).toBeLessThanOrEqual(2 * 32);
  expect(dragged.layouts).toBeLessThanOrEqual(32 * 3);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
});

test('from afar arrows go from node to node, and each is told', async ({ lumi, editor, page }) => {
  await openLarge(lumi, editor, 1000);
  await expect(editor.afar(1000, 830)).toBeVisible();
  // Where a node is drawn is where it is, once the view has come to rest.
  await comesToRest(page);
  const [one] = await nodePoints(page);
  if (!one) throw new Error('There is no canvas.');
  await page.mouse.click(one.x, one.y);
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.react-flow__node:focus')).toHaveAccessibleName(/^Seed/);
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.react-flow__node:focus')).toHaveAccessibleName(/^Sample/);
  await expect(selected(page)).toContainText('Sample');
});

test('the far view is drawn once for an event at most, and not at all where nothing changes', async ({
  lumi,
  editor,
  page,
}) => {
  await openLarge(lumi, editor, 1000);
  await expect(editor.afar(1000, 830)).toBeVisible();
  await comesToRest(page);
  const idle = await workOf(page, () => page.waitForTimeout(800));
  expect(idle.frames).toBeGreaterThan(5);
  expect(idle.draws).toBe(0);
  const wheel = await workOf(page, async () => {
    await page.mouse.move(700, 450);
    await page.keyboard.down('Control');
    for (let turn = 0; turn < 10; turn++) await page.mouse.wheel(0, turn % 2 === 0 ? 20 : -20);
    await page.keyboard.up('Control');
  });
  expect(wheel.draws).toBeGreaterThan(0);
  // The hand, the wheel, and what came under the pointer.
  expect(wheel.draws).toBeLessThanOrEqual(13);
});

test('nodes that come back together are measured together, each drawn a few times', async ({ lumi, editor, page }) => {
  const size = 30;
  await openLarge(lumi, editor, size);
  await page.getByRole('button', { name: /set to 100 %/ }).click();
  await expect(page.locator('canvas.far-layer')).toHaveCount(0);
  await expect(page.locator('.react-flow__node')).toHaveCount(size);
  await page.locator('.react-flow').first().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(page.locator('.react-flow__node')).toHaveCount(0);
  await page.evaluate(() => Object.assign(globalThis, { countsNodeRenders: true, nodeRenders: 0 }));
  const { measures } = await workOf(page, async () => {
    await page.keyboard.press('Control+z');
    await expect(page.locator('.react-flow__node.selected')).toHaveCount(size);
    await page.waitForTimeout(500);
  });
  const renders = await page.evaluate(() => (globalThis as unknown as { nodeRenders: number }).nodeRenders);
  expect(measures).toBeGreaterThan(0);
  expect(measures).toBeLessThanOrEqual(3);
  expect(renders).toBeGreaterThanOrEqual(size);
  expect(renders).toBeLessThanOrEqual(4 * size);
});

test('dragging one of a thousand draws no node but it', async ({ lumi, editor, page }) => {
  await openLarge(lumi, editor, 1000);
  await expect(editor.afar(1000, 830)).toBeVisible();
  await page.getByRole('button', { name: /set to 100 %/ }).click();
  await expect(page.locator('.react-flow__node').first()).toBeVisible();
  await page.waitForTimeout(1500);
  const grip = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll('.react-flow__node .node__header')].map((header) => {
      const { x, y, height } = header.getBoundingClientRect();
      return { x: x + 40, y: y + height / 2 };
    });
    return boxes.find(({ x, y }) => x > 350 && x < 800 && y > 200 && y < 600);
  });
  if (!grip) throw new Error('No node is wholly in view.');
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x + 10, grip.y + 10, { steps: 2 });
  await page.waitForTimeout(300);
  await page.evaluate(() => {
    Object.assign(globalThis, { countsNodeRenders: true, nodeRenders: 0 });
  });
  const steps = 30;
  const work = await workOf(page, async () => {
    await page.mouse.move(grip.x + 130, grip.y + 90, { steps });
  });
  const renders = await page.evaluate(() => (globalThis as unknown as { nodeRenders: number }).nodeRenders);
  await page.mouse.up();
  expect(renders).toBeLessThanOrEqual(2 * steps);
  expect(work.layouts).toBeGreaterThan(3);
  expect(work.layouts).toBeLessThanOrEqual(2 * steps);
});

test('a text being typed keeps the keys when it is panned out of view', async ({ lumi, editor, page }) => {
  await openLarge(lumi, editor, 1000);
  await expect(editor.afar(1000, 830)).toBeVisible();
  await comesToRest(page);
  const [one] = await nodePoints(page);
  if (!one) throw new Error('There is no canvas.');
  // Below the title, which would be renamed.
  await page.mouse.dblclick(one.x, one.y + 6);
  await expect(page.getByRole('button', { name: 'Zoom 100 %, set to 100 %' })).toBeVisible();
  const field = page.locator('.react-flow__node.selected').getByRole('textbox');
  await field.click();
  await page.keyboard.type('once');
  // Two fingers across the ground, which take the focus from nothing.
  await page.mouse.move(120, 800);
  for (let turn = 0; turn < 10; turn++) await page.mouse.wheel(140, 3);
  await expect(page.locator('.react-flow__node textarea:focus')).not.toBeInViewport();
  await page.keyboard.type(' more');
  await expect(page.locator('.react-flow__node textarea:focus')).toHaveValue(/once more/);
});

test('a canvas that is left and come back to leaves nothing behind that listens', async ({ editor, page }) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const listeners = async () => {
    await page.waitForTimeout(300);
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'JSEventListeners')?.value ?? NaN;
  };
  await editor.newGraph();
  const turn = async () => {
    await editor.tab('First light').click();
    await expect(editor.node('Prompt')).toBeVisible();
    await editor.tab('Untitled').click();
    await expect(editor.node('Prompt')).toHaveCount(0);
  };
  await turn();
  await turn();
  const before = await listeners();
  for (let round = 0; round < 10; round++) await turn();
  expect(await listeners()).toBeLessThanOrEqual(before);
});
