import type { Locator, Page } from 'playwright/test';
import type { EditorPage } from './pages/EditorPage.ts';
import { centre } from './pages/EditorPage.ts';
import { expect, test } from './support/test.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

interface Box {
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Every node on screen, px of the window. */
async function boxes(page: Page): Promise<readonly Box[]> {
  return page.locator('.react-flow__node').evaluateAll((nodes) =>
    nodes.map((node) => {
      const { left, top, right, bottom } = node.getBoundingClientRect();
      return { id: node.getAttribute('data-id') ?? '', left, top, right, bottom };
    }),
  );
}

async function expectNoneCovered(page: Page): Promise<void> {
  const all = await boxes(page);
  const covered = all.flatMap((one, at) =>
    all
      .slice(at + 1)
      .filter(
        (other) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
      )
      .map((other) => `${one.id} and ${other.id}`),
  );
  expect(covered).toEqual([]);
}

async function expectInView(page: Page, editor: EditorPage, title: string): Promise<void> {
  const pane = await editor.canvas.boundingBox();
  const node = await editor.node(title).last().boundingBox();
  if (!pane || !node) throw new Error('Nothing is there.');
  expect(node.x).toBeGreaterThanOrEqual(pane.x);
  expect(node.y).toBeGreaterThanOrEqual(pane.y);
  expect(node.x + node.width).toBeLessThanOrEqual(pane.x + pane.width);
  expect(node.y + node.height).toBeLessThanOrEqual(pane.y + pane.height);
}

test('what is pasted comes where one points, each time in a free place, else beside where it was copied', async ({
  editor,
  page,
}) => {
  await editor.newGraph();
  await editor.addNode('Seed', { x: 200, y: 200 });
  await page.keyboard.press('Escape');
  await editor.node('Seed').getByText('Seed').first().click();
  await page.keyboard.press('Control+c');
  await page.mouse.move(640, 420);
  await page.keyboard.press('Control+v');
  await expect(editor.node('Seed')).toHaveCount(2);
  const at = await editor.node('Seed').nth(1).boundingBox();
  expect(Math.abs((at?.x ?? 0) - 640)).toBeLessThanOrEqual(12);
  expect(Math.abs((at?.y ?? 0) - 420)).toBeLessThanOrEqual(12);
  for (let time = 0; time < 3; time++) await page.keyboard.press('Control+v');
  await expect(editor.node('Seed')).toHaveCount(5);
  await expectNoneCovered(page);
  await page.keyboard.press('Control+z');
  await expect(editor.node('Seed')).toHaveCount(4);
  // Pasted by the menu, it comes where that was asked for.
  await page.mouse.click(300, 560, { button: 'right' });
  await page.getByRole('menuitem', { name: /^Paste/ }).click();
  await expect(editor.node('Seed')).toHaveCount(5);
  const byMenu = await editor.node('Seed').last().boundingBox();
  expect(Math.abs((byMenu?.x ?? 0) - 300)).toBeLessThanOrEqual(12);
  await page.mouse.move(640, 20);
  await page.keyboard.press('Control+v');
  await expect(editor.node('Seed')).toHaveCount(6);
  await page.keyboard.press('Control+d');
  await expect(editor.node('Seed')).toHaveCount(7);
  await expectNoneCovered(page);
  await expectInView(page, editor, 'Seed');
});

test('nodes dropped from a wire in narrow room lie on none, and come into view', async ({ editor, page }) => {
  await editor.newGraph();
  await editor.addNode('Generate images', { x: 420, y: 120 });
  await editor
    .node('Generate images')
    .getByTitle(/References/)
    .click();
  const sockets = [
    ['provider', 'Sample'],
    ['config', 'Gemini settings'],
    ['prompt', 'Text'],
    ['instructions', 'Template'],
  ] as const;
  for (const [socket, title] of sockets) {
    const from = await centre(editor.handle('Generate images', socket, 'target'));
    await editor.dragWire(editor.handle('Generate images', socket, 'target'), { x: from.x - 60, y: from.y + 10 });
    await editor.choose(title);
    await expect(editor.node(title)).toBeVisible();
    await expectInView(page, editor, title);
    await page.keyboard.press('Escape');
  }
  await expect(editor.wires()).toHaveCount(4);
  await expectNoneCovered(page);
});

test('a node is put on a wire by the menu of the wire and by dragging it there; what follows moves aside', async ({
  editor,
  page,
}) => {
  await editor.newGraph();
  await editor.addNode('Text', { x: 120, y: 160 });
  await editor.addNode('Show text', { x: 440, y: 160 });
  await editor.connect('Text.text', 'Show text.text');
  const wire = async () => {
    const from = await centre(editor.handle('Text', 'text', 'source'));
    const to = await centre(editor.handle('Show text', 'text', 'target'));
    return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  };
  const at = await wire();
  await page.mouse.click(at.x, at.y, { button: 'right' });
  await page.getByRole('menuitem', { name: /^Insert a node here/ }).click();
  await expect(page.getByRole('option', { name: /^Gallery/ })).toHaveCount(0);
  await page.getByRole('option', { name: /^Wrap text/ }).click();
  await expect(editor.wires()).toHaveCount(2);
  await expectNoneCovered(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(editor.node('Wrap text')).toHaveCount(0);
  await expect(editor.wires()).toHaveCount(1);

  await editor.addNode('Join texts', { x: 200, y: 520 });
  const grip = await centre(editor.node('Join texts').getByText('Join texts').first());
  const goal = await wire();
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move((grip.x + goal.x) / 2, (grip.y + goal.y) / 2, { steps: 5 });
  await page.mouse.move(goal.x, goal.y, { steps: 5 });
  await expect(page.locator('.wire--target')).toHaveCount(1);
  await page.mouse.up();
  await expect(editor.wires()).toHaveCount(2);
  await expectNoneCovered(page);
  await page.keyboard.press('Control+z');
  await expect(editor.wires()).toHaveCount(1);
  await expect(editor.node('Join texts')).toBeVisible();
});

test('dragged with Alt, a copy follows the pointer while the node stays; Escape gives it up', async ({
  editor,
  page,
}) => {
  await editor.newGraph();
  await editor.addNode('Seed', { x: 160, y: 160 });
  await page.keyboard.press('Escape');
  const before = await editor.node('Seed').boundingBox();
  const drag = async () => {
    const grip = await centre(editor.node('Seed').first().getByText('Seed').first());
    await page.keyboard.down('Alt');
    await page.mouse.move(grip.x, grip.y);
    await page.mouse.down();
    // Where a drag begins is where it is felt, not where it was pressed.
    await page.mouse.move(grip.x + 2, grip.y + 2);
    await page.mouse.move(grip.x + 200, grip.y + 150, { steps: 5 });
    await page.mouse.move(grip.x + 380, grip.y + 220, { steps: 5 });
    await expect(page.locator('.copy-ghosts__box')).toHaveCount(1);
    expect(await editor.node('Seed').first().boundingBox()).toEqual(before);
  };
  await drag();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await expect(editor.node('Seed')).toHaveCount(1);
  await drag();
  await page.mouse.up();
  await page.keyboard.up('Alt');
  await expect(editor.node('Seed')).toHaveCount(2);
  expect(await editor.node('Seed').first().boundingBox()).toEqual(before);
  const copy = await editor.node('Seed').last().boundingBox();
  expect(Math.abs((copy?.x ?? 0) - (before?.x ?? 0) - 380)).toBeLessThanOrEqual(20);
  await page.keyboard.press('Control+z');
  await expect(editor.node('Seed')).toHaveCount(1);
});

test('anything is done or opened by its name: commands with the reason they cannot be, nodes by their words, models', async ({
  editor,
  page,
}) => {
  const open = async (typed: string) => {
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder(/^Run a command/).fill(typed);
  };
  await open('> redo');
  await expect(page.getByRole('option', { name: /^Redo.*Nothing to redo/ })).toBeDisabled();
  await page.keyboard.press('Escape');
  await open('galery');
  await expect(page.getByRole('option').first()).toHaveAccessibleName(/^Gallery/);
  await page.keyboard.press('Enter');
  await expect(editor.node('Gallery').first()).toBeFocused();
  await open('nano banana pro');
  await expect(page.getByRole('option').first()).toHaveAccessibleName(/no Google AI node/);
  await page.keyboard.press('Escape');
  await open('');
  await expect(page.getByRole('option').first()).toHaveAccessibleName(/^Gallery/);
});

test('texts dropped together land side by side where they were dropped, which is shown before', async ({
  editor,
  page,
}) => {
  await editor.newGraph();
  const drag = (type: string) =>
    editor.canvas.evaluate((canvas, kind) => {
      const dataTransfer = new DataTransfer();
      for (const word of ['one', 'two', 'three'])
        dataTransfer.items.add(new File([word], `${word}.txt`, { type: 'text/plain' }));
      const at = { bubbles: true, cancelable: true, clientX: 200, clientY: 300, dataTransfer };
      canvas.dispatchEvent(new DragEvent(kind, at));
    }, type);
  await editor.addNode('Text', { x: 240, y: 260 });
  await editor.write('Text', 'here before');
  await page.keyboard.press('Escape');
  // On the canvas, which may move to show what was made.
  const placesOf = (boxes: Locator) =>
    boxes.evaluateAll((all) =>
      all.map((each) => {
        const { left, top, transform } = getComputedStyle(each);
        const { e, f } = new DOMMatrix(transform);
        return [parseFloat(left) + e, parseFloat(top) + f].map(Math.round).join(' ');
      }),
    );
  const marks = page.locator('.copy-ghosts__box--drop');
  await drag('dragover');
  await expect(marks).toHaveCount(3);
  // Not where one points: a node lies there.
  const shown = await placesOf(marks);
  await drag('drop');
  await expect(editor.node('Text')).toHaveCount(4);
  await expect(marks).toHaveCount(0);
  await expectNoneCovered(page);
  expect(await placesOf(editor.node('Text'))).toEqual(expect.arrayContaining(shown));
  const words = await editor
    .node('Text')
    .evaluateAll((nodes) =>
      nodes
        .toSorted((one, other) => one.getBoundingClientRect().left - other.getBoundingClientRect().left)
        .map((node) => node.querySelector('textarea')?.value),
    );
  expect(words.filter((word) => word !== 'here before')).toEqual(['one', 'two', 'three']);
});

test('by keys a node is put on the selected wire; dragged with Alt and Shift, a copy is fed as what it is made of', async ({
  editor,
  page,
}) => {
  await editor.newGraph();
  await editor.addNode('Text', { x: 120, y: 160 });
  await editor.addNode('Show text', { x: 440, y: 160 });
  await editor.connect('Text.text', 'Show text.text');
  await expect(editor.wires()).toHaveCount(1);
  await editor.node('Show text').focus();
  await page.keyboard.press(' ');
  await page.keyboard.press('w');
  await expect(page.getByRole('status', { name: 'Selected wire' })).toHaveText(/^Wire: /);
  await page.keyboard.press('Shift+I');
  await page.getByRole('option', { name: /^Wrap text/ }).click();
  await expect(editor.node('Wrap text')).toBeVisible();
  await expect(editor.wires()).toHaveCount(2);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(editor.wires()).toHaveCount(1);

  const grip = await centre(editor.node('Show text').getByText('Show text').first());
  await page.keyboard.down('Alt');
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x + 2, grip.y + 2);
  await page.mouse.move(grip.x + 40, grip.y + 320, { steps: 5 });
  await expect(page.locator('.copy-ghosts__box')).toHaveCount(1);
  await page.keyboard.down('Shift');
  await page.mouse.up();
  await page.keyboard.up('Shift');
  await page.keyboard.up('Alt');
  await expect(editor.node('Show text')).toHaveCount(2);
  await expect(editor.wires()).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(editor.node('Show text')).toHaveCount(1);
  await expect(editor.wires()).toHaveCount(1);
});

test('left of a node there is room for what is dropped from its wires, and what is half outside comes into view', async ({
  editor,
  page,
}) => {
  const SOCKETS = [
    ['provider', 'Sample'],
    ['config', 'Gemini settings'],
    ['prompt', 'Text'],
    ['instructions', 'Template'],
  ] as const;
  for (const away of [150, 200]) {
    await editor.newGraph();
    await editor.addNode('Generate images', { x: 460, y: 140 });
    await page.keyboard.press('Escape');
    await editor
      .node('Generate images')
      .getByTitle(/References/)
      .click();
    for (const [at, [socket, title]] of SOCKETS.entries()) {
      const from = await centre(editor.handle('Generate images', socket, 'target'));
      const to = { x: from.x - away, y: 150 + at * 180 };
      await editor.dragWire(editor.handle('Generate images', socket, 'target'), to);
      await editor.choose(title);
      await expect(editor.node(title)).toBeVisible();
      await expect(async () => {
        await expectInView(page, editor, title);
      }).toPass();
      await page.keyboard.press('Escape');
    }
    const pane = await editor.canvas.boundingBox();
    const from = await centre(editor.handle('Generate images', 'images', 'source'));
    const edge = (pane?.x ?? 0) + (pane?.width ?? 0) - 60;
    await editor.dragWire(editor.handle('Generate images', 'images', 'source'), { x: edge, y: from.y });
    await editor.choose('Gallery');
    await expect(editor.node('Gallery')).toBeVisible();
    await expect(async () => {
      await expectInView(page, editor, 'Gallery');
    }).toPass();
    await expect(editor.wires()).toHaveCount(SOCKETS.length + 1);
    await expectNoneCovered(page);
  }
});

test('a node that was only placed lacks things calmly: no field is marked as wrong', async ({ editor, page }) => {
  await editor.newGraph();
  await editor.addNode('Generate images', { x: 420, y: 120 });
  await page.keyboard.press('Escape');
  const node = editor.node('Generate images');
  await expect(node.getByText('needed', { exact: true }).first()).toBeVisible();
  await expect(node.locator('[aria-invalid="true"]')).toHaveCount(0);
  await expect(editor.inspector.locator('[aria-invalid="true"]')).toHaveCount(0);
  const reds = await node.evaluate((element) => {
    const sample = document.createElement('i');
    sample.style.color = 'var(--bad)';
    element.append(sample);
    const bad = getComputedStyle(sample).color;
    sample.remove();
    return [...element.querySelectorAll('*')].filter((part) => {
      const { color, borderTopColor, borderTopWidth } = getComputedStyle(part);
      const isWritten = color === bad && part.childElementCount === 0 && part.textContent !== '';
      return isWritten || (borderTopColor === bad && borderTopWidth !== '0px');
    }).length;
  });
  expect(reds).toBe(0);
});
