import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph, type GraphBuilder } from '../../support/builders.ts';
import { startGoogleServer } from '../../support/providers/googleServer.ts';
import type { ProviderServer } from '../../support/providers/providerServer.ts';
import { EditorPage } from '../pages/EditorPage.ts';
import { expect } from './test.ts';
import { startLumi, type Lumi } from './startLumi.ts';

/** A page with a graph on screen, before a strict server that counts. */
export interface Paid {
  readonly editor: EditorPage;
  readonly server: ProviderServer;
  /** Ends Lumi Studio as a crash would, starts it again on the same data folder, and opens the graph in it. */
  readonly crash: () => Promise<void>;
  /** Ends Lumi Studio as a crash would. */
  readonly kill: () => Promise<void>;
}

export interface PaidOptions {
  readonly graph?: GraphBuilder;
  /** As `settings.json` has them. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the key is there. */
  readonly hasKey?: boolean;
  /** ms before every answer. */
  readonly delayMs?: number;
  /** A node that is seen once the graph is. Default: its processor. */
  readonly shows?: string;
}

/** A provider that costs, and one processor that asks it for so many pictures, which a gallery shows. */
export function paidGraph(images: number, seed: Readonly<Record<string, string | number>> = { seed: 7 }): GraphBuilder {
  return aGraph('Foxes')
    .node('provider', 'google-provider')
    .node('config', 'gemini-config', { numImages: images })
    .node('draw', 'image-processor', { prompt: 'a red fox', ...seed })
    .node('show', 'gallery')
    .wire('provider.provider', 'draw.provider')
    .wire('config.config', 'draw.config')
    .wire('draw.images', 'show.images');
}

/** Opens a graph that costs money in a Lumi Studio of its own. */
export async function withPaidGraph(page: Page, options: PaidOptions, work: (paid: Paid) => Promise<void>) {
  const {
    graph = paidGraph(4),
    settings = {},
    env = {},
    hasKey = true,
    delayMs = 0,
    shows = 'Generate images',
  } = options;
  const home = mkdtempSync(join(tmpdir(), 'lumi-money-'));
  mkdirSync(join(home, 'workflows'));
  writeFileSync(join(home, 'workflows', 'foxes.lumi.json'), writeWorkflow(graph.build()));
  writeFileSync(join(home, 'settings.json'), JSON.stringify({ concurrency: 16, ...settings }));
  const server = await startGoogleServer({ scale: 0.1, delayMs });
  const key = hasKey ? { GOOGLE_API_KEY: server.key } : {};
  const start = () => startLumi({ ...key, LUMI_GOOGLE_BASE_URL: server.url, ...env }, home);
  const editor = new EditorPage(page);
  let lumi: Lumi = await start();
  const open = async () => {
    // A node of many pictures is tall, and the canvas cannot be scrolled to what lies below the window while it is pressed.
    await page.setViewportSize({ width: 1440, height: 1500 });
    await editor.open(lumi.url);
    await editor.fromFileMenu('Open…');
    await page.getByRole('option', { name: /foxes/i }).click();
    await isShown();
  };
  const isShown = async () => {
    await expect(editor.node(shows).first()).toBeVisible();
    await expect(page).toHaveTitle(/Foxes/);
  };
  const crash = async () => {
    await lumi.kill();
    lumi = await start();
    // The browser's tab comes back to its graph.
    await page.goto(lumi.url);
    await isShown();
  };
  try {
    await open();
    await work({ editor, server, crash, kill: () => lumi.kill() });
  } finally {
    await lumi.stop();
    await server.close();
    rmSync(home, { recursive: true, force: true });
  }
}
