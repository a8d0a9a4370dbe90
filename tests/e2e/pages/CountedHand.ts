import type { Locator, Page } from 'playwright/test';
import { centre } from './EditorPage.ts';

/** A newcomer's hand, which counts all it does: a click, a double click and a drag are one action each, a key pressed is one keystroke. */
export class CountedHand {
  readonly page: Page;
  pointerActions = 0;
  keystrokes = 0;

  constructor(page: Page) {
    this.page = page;
  }

  async click(target: Locator, button: 'left' | 'right' = 'left'): Promise<void> {
    this.pointerActions++;
    await target.click({ button });
  }

  async doubleClick(at: { readonly x: number; readonly y: number }): Promise<void> {
    this.pointerActions++;
    await this.page.mouse.dblclick(at.x, at.y);
  }

  /** Draws from the middle of something to a point beside it, px. */
  async drag(from: Locator, by: { readonly x: number; readonly y: number }): Promise<void> {
    this.pointerActions++;
    const start = await centre(from);
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(start.x + by.x / 2, start.y + by.y / 2, { steps: 5 });
    await this.page.mouse.move(start.x + by.x, start.y + by.y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** One key, with others held or not. */
  async press(key: string): Promise<void> {
    this.keystrokes++;
    await this.page.keyboard.press(key);
  }

  /** Letters that look for something: each is a keystroke. */
  async search(letters: string): Promise<void> {
    this.keystrokes += letters.length;
    await this.page.keyboard.type(letters);
  }

  /** The words of a prompt, which are not counted. */
  async write(words: string): Promise<void> {
    await this.page.keyboard.type(words);
  }
}
