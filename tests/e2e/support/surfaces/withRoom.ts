import type { Page } from 'playwright/test';
import { aGraph } from '../../../support/builders.ts';
import type { ProviderServer } from '../../../support/providers/providerServer.ts';
import { RunsPage } from '../../pages/RunsPage.ts';
import type { EditorPage } from '../../pages/EditorPage.ts';
import { withPaidGraph } from '../moneyGraph.ts';
import { expect } from '../test.ts';

/** A graph with something of everything on screen: it was run once, which gave a picture and failed for another. */
export interface Room {
  readonly page: Page;
  readonly editor: EditorPage;
  readonly server: ProviderServer;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const LARGE: Size = { width: 1440, height: 900 };

const at = (x: number, y: number) => ({ position: { x, y } });

const ROOM_GRAPH = aGraph('Foxes')
  .node('provider', 'google-provider', {}, at(20, 60))
  .node('config', 'gemini-config', { numImages: 2 }, { title: 'Wide', ...at(20, 220) })
  .node('other', 'gemini-config', { numImages: 4 }, { title: 'Square', ...at(20, 560) })
  .node('text', 'text', { value: 'a red fox in fog' }, { title: 'Words', ...at(340, 420) })
  .node('draw', 'image-processor', { seed: 7 }, at(660, 60))
  .node('show', 'gallery', {}, at(1060, 60))
  .node('lost', 'image-processor', {}, { title: 'Unfinished', ...at(1060, 520) })
  .node('note', 'note', { value: '# Keep her small\n\n- [x] low *sun*, [more](https://example.com)' }, at(340, 60))
  .node('frame', 'frame', {}, { title: 'Light', ...at(320, 360), size: { width: 300, height: 300 } })
  .wire('provider.provider', 'draw.provider')
  .wire('config.config', 'draw.config')
  .wire('text.text', 'draw.prompt')
  .wire('draw.images', 'show.images')
  .viewport({ x: 20, y: 20, zoom: 0.7 });

/** Opens it, runs it to the node that generates, and shows it in a window of that size. */
export async function withRoom(page: Page, size: Size, work: (room: Room) => Promise<void>): Promise<void> {
  const settings = { onError: 'continue', askAbove: null, concurrency: 1 };
  await withPaidGraph(page, { graph: ROOM_GRAPH, settings }, async ({ editor, server }) => {
    await page.setViewportSize(LARGE);
    server.respondWith(['picture', 'internal']);
    await selectNodes(editor, 'Gallery');
    await page.keyboard.press('Control+Shift+Enter');
    await editor.expectPictures('Generate images', 1);
    await expect(editor.stopButton).toBeHidden();
    await expect(page.getByRole('region', { name: /Notifications/ }).getByRole('listitem')).toHaveCount(1);
    await page.setViewportSize(size);
    // Drawn at that size.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await work({ page, editor, server });
  });
}

/** Selects nodes by keys: in a small window they may lie out of view. */
export async function selectNodes(editor: EditorPage, ...titles: readonly string[]): Promise<void> {
  await editor.canvas.press('Escape');
  for (const [place, title] of titles.entries()) {
    await editor.node(title).focus();
    await editor.page.keyboard.press(place === 0 ? ' ' : 'Control+ ');
  }
  await expect(editor.page.locator('.react-flow__node.selected')).toHaveCount(titles.length);
}

/** Back to the graph, with nothing over it and nothing selected. */
export async function leaveSurface({ page, editor }: Room): Promise<void> {
  const over = page.locator('[role="dialog"]:visible, [role="menu"]:visible, [role="listbox"]:visible');
  await expect(async () => {
    if ((await over.count()) > 0) await page.keyboard.press('Escape');
    await expect(over).toHaveCount(0, { timeout: 2000 });
  }).toPass();
  await page.keyboard.press('Control+1');
  await expect(editor.canvas).toBeVisible();
  await editor.canvas.press('Escape');
}

export const runsOf = ({ page }: Room) => new RunsPage(page);
