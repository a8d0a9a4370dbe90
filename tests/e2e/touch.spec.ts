import type { CDPSession, Locator, Page } from 'playwright/test';
import { centre, type EditorPage } from './pages/EditorPage.ts';
import { expect, test } from './support/test.ts';

test.use({ hasTouch: true, reducedMotion: 'reduce' });

type Point = { readonly x: number; readonly y: number };

/** Fingers on the screen. */
class Fingers {
  readonly #cdp: CDPSession;

  constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  static async of(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page));
  }

  async put(...points: readonly Point[]): Promise<void> {
    await this.#send('touchStart', points);
  }

  async move(...points: readonly Point[]): Promise<void> {
    await this.#send('touchMove', points);
  }

  async lift(): Promise<void> {
    await this.#send('touchEnd', []);
  }

  /** Puts one finger down, draws it so far in small steps, and lifts it. */
  async drag(from: Point, by: Point): Promise<void> {
    await this.put(from);
    for (let step = 1; step <= 8; step++)
      await this.move({ x: from.x + (by.x * step) / 8, y: from.y + (by.y * step) / 8 });
    await this.lift();
  }

  async #send(type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]): Promise<void> {
    const touchPoints = points.map(({ x, y }, id) => ({ x: Math.round(x), y: Math.round(y), id }));
    await this.#cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
}

const viewOf = ({ page }: EditorPage) =>
  page.locator('.react-flow__viewport').evaluate((element) => {
    const { a, e, f } = new DOMMatrix(getComputedStyle(element).transform);
    return { zoom: a, x: e, y: f };
  });

/** Ground on which nothing lies. */
const GROUND = { x: 600, y: 840 };
const title = (editor: EditorPage, node: string): Locator => editor.node(node).getByRole('heading').first();

test('one finger moves the canvas, two zoom it', async ({ editor, page }) => {
  const fingers = await Fingers.of(page);
  const before = await viewOf(editor);
  await fingers.drag(GROUND, { x: 120, y: -80 });
  await expect.poll(async () => (await viewOf(editor)).x).toBeGreaterThan(before.x + 90);
  expect((await viewOf(editor)).zoom).toBe(before.zoom);

  const { zoom } = await viewOf(editor);
  await fingers.put({ x: 560, y: 500 }, { x: 640, y: 500 });
  for (let step = 1; step <= 6; step++)
    await fingers.move({ x: 560 - step * 10, y: 500 }, { x: 640 + step * 10, y: 500 });
  await fingers.lift();
  await expect.poll(async () => (await viewOf(editor)).zoom).toBeGreaterThan(zoom * 1.5);
});

test('a tap selects a node, and a finger draws it along', async ({ editor, page }) => {
  const fingers = await Fingers.of(page);
  await title(editor, 'Seed').tap();
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(1);
  await expect(editor.inspector.getByRole('heading', { name: 'Seed' }).first()).toBeVisible();
  const before = await viewOf(editor);
  const left = async () => (await editor.node('Seed').boundingBox())?.x ?? 0;
  const start = await left();
  await fingers.drag(await centre(title(editor, 'Seed')), { x: 0, y: 60 });
  await fingers.drag(await centre(title(editor, 'Seed')), { x: 100, y: 0 });
  await expect.poll(left).toBeGreaterThan(start + 60);
  expect(await viewOf(editor)).toEqual(before);
});

test('a finger that stays opens the menu of what it is on, which a tap then chooses from', async ({ editor, page }) => {
  const fingers = await Fingers.of(page);
  const duplicate = page.getByRole('menuitem', { name: /^Duplicate/ });
  await expect(editor.node('Seed')).toHaveCount(1);
  await fingers.put(await centre(title(editor, 'Seed')));
  await expect(duplicate).toBeVisible();
  await fingers.lift();
  await expect(duplicate).toBeVisible();
  await duplicate.tap();
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(editor.node('Seed')).toHaveCount(2);
});
