import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright/test';
import { EditorPage } from './pages/EditorPage.ts';
import { RunsPage } from './pages/RunsPage.ts';
import { sampleGraph } from '../support/runs.ts';
import { startLumi } from './support/startLumi.ts';
import { expect, test } from './support/test.ts';

/** Another server of this machine, at a port of its own, that notes what a browser sends it. */
async function startNeighbour(page = '', answer: Readonly<Record<string, string | readonly string[]>> = {}) {
  const seen: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers);
    response.writeHead(200, { 'content-type': 'text/html', ...(answer as Record<string, string>) }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    seen,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function openBeside(context: BrowserContext, url: string): Promise<EditorPage> {
  const editor = new EditorPage(await context.newPage());
  await editor.open(url);
  return editor;
}

/** How many event streams a page has asked for. */
function countStreams(page: Page): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/api/events')) count++;
  });
  return () => count;
}

test('eight tabs of one browser all load, and all hear of a run in one of them', async ({ editor, page, lumi }) => {
  const { origin } = new URL(lumi.url);
  const tabs: RunsPage[] = [];
  const streams: (() => number)[] = [];
  for (let more = 0; more < 7; more++) {
    const tab = await page.context().newPage();
    streams.push(countStreams(tab));
    await new EditorPage(tab).open(origin);
    const runs = new RunsPage(tab);
    await runs.show();
    tabs.push(runs);
  }
  await page.bringToFront();
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  for (const runs of tabs) {
    await runs.page.bringToFront();
    await expect(runs.rows('First light')).toHaveText([/4 of 4|4\/4|4 pictures/]);
  }
  expect(streams.map((count) => count())).toEqual(streams.map(() => 0));

  // The tab that reads the stream goes, and the others hear all the same.
  await page.close();
  await tabs[0]?.start(sampleGraph(2).build());
  for (const runs of tabs) {
    await runs.page.bringToFront();
    await expect(runs.rows('Foxes')).toHaveCount(1);
  }
  expect(streams.reduce((sum, count) => sum + count(), 0)).toBe(1);
});

test('a cookie that another port was sent opens no call and no event', async ({ editor, page, lumi }) => {
  const { origin } = new URL(lumi.url);
  const neighbour = await startNeighbour();
  try {
    await page.goto(neighbour.url);
    const sent = neighbour.seen[0];
    const cookie = sent?.cookie ?? '';
    expect(cookie).toContain(`lumi-${new URL(origin).port}=`);
    expect(Object.keys(sent ?? {})).not.toContain('x-lumi-pass');
    const headers = { cookie, origin, 'content-type': 'application/json' };
    for (const name of ['keys.list', 'run.start', 'workflow.save'])
      expect((await fetch(`${origin}/api/call/${name}`, { method: 'POST', headers, body: '{}' })).status).toBe(401);
    expect((await fetch(`${origin}/api/events`, { headers })).status).toBe(401);
    await page.goto(origin);
    await expect(editor.runButton).toBeVisible();
  } finally {
    neighbour.close();
  }
});

test('cookies of our name that another port tossed lock nobody out', async ({ editor, page, lumi }) => {
  const { origin, port } = new URL(lumi.url);
  const tossed = ['/', '/api', '/api/call', '/media', '/assets'].map((path) => `lumi-${port}=tossed; Path=${path}`);
  const neighbour = await startNeighbour('', { 'set-cookie': tossed.slice(1) });
  try {
    await page.goto(neighbour.url);
    await editor.open(origin);
    await editor.run();
    await editor.expectPictures('Generate images', 4);
  } finally {
    neighbour.close();
  }
});

test('a page of another port shows nothing of ours', async ({ editor, page, lumi }) => {
  const { origin } = new URL(lumi.url);
  await editor.run();
  await editor.expectPictures('Generate images', 4);
  const picture = await editor.tiles('Generate images').locator('img').first().getAttribute('src');
  const neighbour = await startNeighbour(
    `<img id="lamp" src="${origin}/lamp.svg"><img id="picture" src="${new URL(picture ?? '', origin).href}">`,
  );
  const other = await page.context().newPage();
  try {
    await other.goto(neighbour.url, { waitUntil: 'load' });
    for (const id of ['lamp', 'picture'])
      expect(await other.locator(`#${id}`).evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(0);
  } finally {
    neighbour.close();
  }
});

test('an address is used up by the browser that opened it; the pass is in no address and in no history', async ({
  browser,
  editor,
  page,
  lumi,
}) => {
  const { origin } = new URL(lumi.url);
  await expect(editor.runButton).toBeVisible();
  expect(page.url()).toBe(`${origin}/`);
  const pass = await page.evaluate(() => localStorage.getItem('lumi.pass'));
  expect(pass).toMatch(/^[\w-]{32}$/);
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
  await page.goto(lumi.url);
  await expect(editor.runButton).toBeVisible();

  const other = await browser.newContext();
  const stranger = await other.newPage();
  await stranger.goto(lumi.url);
  await expect(stranger.getByText('press Enter in the terminal')).toBeVisible();
  await stranger.goto(origin);
  await expect(stranger.getByText('Lumi Studio does not know this browser.')).toBeVisible();
  await openBeside(other, await lumi.newUrl());
  await other.close();
});

test('a link from another site, and a file on disk, lead in', async ({ browser }) => {
  const lumi = await startLumi();
  const neighbour = await startNeighbour(`<a href="${lumi.url}">open</a>`);
  const [context, fresh] = [await browser.newContext(), await browser.newContext()];
  try {
    const page = await context.newPage();
    await page.goto(neighbour.url.replace('127.0.0.1', 'localhost'));
    await page.getByRole('link').click();
    await expect(new EditorPage(page).runButton).toBeVisible();

    const file = join(lumi.home, 'open.html');
    writeFileSync(file, `<meta http-equiv="refresh" content="0; url=${await lumi.newUrl()}">`);
    const other = await fresh.newPage();
    await other.goto(`file://${file}`);
    await expect(new EditorPage(other).runButton).toBeVisible();
  } finally {
    await context.close();
    await fresh.close();
    neighbour.close();
    await lumi.close();
  }
});

test('a browser that is in stays in where its cookie does not come: replaced, pushed out, or left behind by a link', async ({
  browser,
}) => {
  const lumi = await startLumi();
  const { origin, port } = new URL(lumi.url);
  const context = await browser.newContext();
  const page = await context.newPage();
  const editor = new EditorPage(page);
  await page.goto(lumi.url);
  await expect(editor.runButton).toBeVisible();
  const replaced = await startNeighbour('', { 'set-cookie': [`lumi-${port}=tossed; Path=/`] });
  const many = Array.from({ length: 200 }, (_, index) => `c${index}=x; Path=/`);
  const pushedOut = await startNeighbour('', { 'set-cookie': many });
  const elsewhere = await startNeighbour(`<a href="${origin}/">open</a><a href="${lumi.url}">used up</a>`);
  try {
    for (const { url } of [replaced, pushedOut]) {
      await page.goto(url);
      await page.goto(origin);
      await expect(editor.runButton).toBeVisible();
    }
    for (const name of ['open', 'used up']) {
      await page.goto(elsewhere.url.replace('127.0.0.1', 'localhost'));
      await page.getByRole('link', { name }).click();
      await expect(editor.runButton).toBeVisible();
      expect(page.url()).toBe(`${origin}/`);
    }
  } finally {
    await context.close();
    for (const { close } of [replaced, pushedOut, elsewhere]) close();
    await lumi.close();
  }
});
