import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphOf } from '../../../scripts/bench/editor/graphOf.mjs';
import type { EditorPage } from '../pages/EditorPage.ts';
import type { Lumi } from './startLumi.ts';

/** Opens a graph of so many nodes, all of it in view. */
export async function openLarge(lumi: Lumi, { page }: EditorPage, size: number): Promise<void> {
  mkdirSync(join(lumi.home, 'workflows'), { recursive: true });
  writeFileSync(join(lumi.home, 'workflows', `size ${String(size)}.lumi.json`), JSON.stringify(graphOf(size)));
  await page.keyboard.press('Control+o');
  await page.getByRole('option', { name: new RegExp(`size ${String(size)}`) }).click();
  await page.waitForFunction((title) => document.title.includes(title), `Size ${String(size)}.`);
}
