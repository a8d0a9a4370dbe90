/**
 * Large graphs on the canvas, in the built page and a real browser: how long from the choice in the list until all of the graph is drawn, and
 * how long a frame takes while one zooms from afar up to where nodes are told in full. Beside it a graph that is all on screen: what the page,
 * the browser and this machine take anyhow.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { startLumi } from '../../tests/e2e/support/startLumi.ts';
import { ensureBrowser } from '../browser.mjs';

const SIZES = [50, 500, 2000];
/** Turns of the wheel in, and as many out again. */
const TURNS = 30;

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'lumi-bench-'));
  const home = join(folder, 'home');
  mkdirSync(join(home, 'workflows'), { recursive: true });
  for (const size of SIZES) writeFileSync(join(home, 'workflows', `size ${size}.lumi.json`), graphOf(size));
  const lumi = await startLumi({}, home);
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const figures = [];
    for (const size of SIZES) figures.push(await measure(browser, lumi.url, size));
    const [small] = figures;
    const rows = figures.map((now, at) => ({
      name: `${SIZES[at]} nodes`,
      'open ms': Math.round(now.open),
      'open / smallest': (now.open / small.open).toFixed(1),
      'frame p50 ms': Math.round(now.p50),
      'frame p95 ms': Math.round(now.p95),
      'p95 / smallest': (now.p95 / small.p95).toFixed(1),
      elements: now.elements,
    }));
    return { title: 'Graphs on the canvas: opened to fit, then zoomed in and out by the wheel', rows };
  } finally {
    await browser.close();
    await lumi.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In ms, each in a page of its own. */
async function measure(browser, url, size) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => document.title.includes('First light'));
  await page.getByRole('button', { name: 'File' }).click();
  await page.getByRole('menuitem', { name: /^Open…/ }).click();
  const option = page.getByRole('option', { name: new RegExp(`size ${size}(?!\\d)`) });
  await option.waitFor();
  const opened = page.evaluate(
    (title) =>
      new Promise((resolve) => {
        let chosenAt = 0;
        const look = () => {
          const isThere = document.title.includes(title) && document.querySelector('.react-flow__edge') !== null;
          // The frame after the one that drew it: by then it has been on screen.
          if (isThere) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - chosenAt)));
          else requestAnimationFrame(look);
        };
        addEventListener(
          'click',
          () => {
            chosenAt = performance.now();
            look();
          },
          { capture: true, once: true },
        );
      }),
    `Size ${size}.`,
  );
  await option.click();
  const open = await opened;
  const elements = await page.evaluate(() => document.querySelectorAll('.react-flow *').length);
  const frames = await zoom(page);
  await context.close();
  return { open, elements, p50: quantile(frames, 0.5), p95: quantile(frames, 0.95) };
}

/** The time of every frame while the wheel turns, one turn a frame, ms. */
async function zoom(page) {
  return page.evaluate(async (turns) => {
    const pane = document.querySelector('.react-flow__pane');
    const { left, top, width, height } = pane.getBoundingClientRect();
    const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const times = [];
    let before = await frame();
    for (let turn = 0; turn < turns * 2; turn++) {
      pane.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY: turn < turns ? -50 : 50 }));
      const now = await frame();
      times.push(now - before);
      before = now;
    }
    return times;
  }, TURNS);
}

function quantile(list, part) {
  return list.toSorted((one, other) => one - other)[Math.floor((list.length - 1) * part)];
}

/** Rows of generators, each fed by a prompt, a seed, a provider and settings of its own, and shown by a gallery. */
function graphOf(size) {
  const kinds = ['text', 'seed', 'sample-provider', 'gemini-config', 'image-processor', 'gallery'];
  const nodes = Array.from({ length: size }, (_, at) => ({
    id: `n${at}`,
    type: kinds[at % kinds.length],
    position: { x: (at % 48) * 380, y: Math.floor(at / 48) * 420 },
    ...(at % kinds.length === 0 && { fields: { value: `A red fox, number ${at}` } }),
  }));
  const edges = nodes.flatMap((_, at) =>
    at % kinds.length === 4
      ? [
          [at - 4, 'text', at, 'prompt'],
          [at - 3, 'integer', at, 'seed'],
          [at - 2, 'provider', at, 'provider'],
          [at - 1, 'config', at, 'config'],
          [at, 'images', at + 1, 'images'],
        ]
      : [],
  );
  return JSON.stringify({
    format: 'lumi-workflow',
    version: 1,
    name: `Size ${size}.`,
    nodes,
    edges: edges
      .filter(([, , to]) => to < size)
      .map(([from, output, to, input]) => ({
        from: { node: `n${from}`, socket: output },
        to: { node: `n${to}`, socket: input },
      })),
  });
}
