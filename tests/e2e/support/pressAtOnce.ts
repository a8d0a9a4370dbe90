import type { Page } from 'playwright/test';

/** Long enough for all keys to have come, ms. */
const BUSY_MS = 300;

/** The keys of a quick hand on a slow machine: they come one after the other while the page is busy, which then hears of them in one go. */
export async function pressAtOnce(page: Page, ...keys: readonly string[]): Promise<void> {
  const busy = page.evaluate((ms) => {
    const end = performance.now() + ms;
    while (performance.now() < end);
  }, BUSY_MS);
  await Promise.all([busy, ...keys.map((key) => page.keyboard.press(key))]);
}
