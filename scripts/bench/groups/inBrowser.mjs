import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { writeWorkflow } from '../../../shared/workflow/writeWorkflow.ts';
import { startLumi } from '../../../tests/e2e/support/startLumi.ts';
import { ensureBrowser } from '../../browser.mjs';
import { takeTurns } from './takeTurns.mjs';

const TURNS = 3;
/** What the page needs to draw that nothing is left. */
const SETTLED_MS = 500;

/**
 * Two sights of each. Fitted, as a user opens it: all of the graph is in view, so that 40 uses are drawn in full and 2,000 nodes are one drawing
 * from afar. And near: both stand in their files at one place and zoom, at which as much of the page is nodes drawn in full.
 */
const SIGHTS = [{ sight: 'fitted' }, { sight: 'near', viewport: { x: 24, y: 135, zoom: 0.35 }, atLeast: 35 }];

/**
 * In the built page and a real browser, by real keys: from the choice in the list until all of the graph that is in view is on screen, and, after
 * all of it was deleted, from Ctrl+Z until it is there again. Each turn opens a page of its own in a studio of its own.
 */
export async function inBrowser(graphs) {
  const folder = mkdtempSync(join(tmpdir(), 'lumi-bench-'));
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const found = [];
    for (const sight of SIGHTS) found.push(...(await inSight(sight, { graphs, folder, browser })));
    return found;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function inSight({ sight, viewport, atLeast }, { graphs, folder, browser }) {
  const undone = { grouped: [], flat: [] };
  const opened = await takeTurns(`opened: in a browser, ${sight}`, TURNS, namesOf(graphs), async (kind, turn) => {
    const home = join(folder, `${sight} ${kind} ${turn}`);
    const graph = { ...graphs[kind], name: 'Bench', ...(viewport && { viewport }) };
    mkdirSync(join(home, 'workflows'), { recursive: true });
    writeFileSync(join(home, 'workflows', 'bench.lumi.json'), writeWorkflow(graph));
    const found = await openAndUndo({ browser, home, graph, atLeast });
    undone[kind].push(found.undone);
    return found.opened;
  });
  const undo = await takeTurns(
    `undo: all that was deleted, in a browser, ${sight}`,
    TURNS,
    namesOf(graphs),
    (kind, turn) => undone[kind][turn],
  );
  return [opened, undo];
}

const namesOf = (graphs) => Object.fromEntries(Object.keys(graphs).map((kind) => [kind, kind]));

async function openAndUndo({ browser, home, graph: { nodes, edges }, atLeast }) {
  const lumi = await startLumi({}, home);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  try {
    await page.goto(await lumi.newUrl());
    await page.waitForFunction(() => document.title.includes('First light'));
    await page.getByRole('button', { name: 'File' }).click();
    await page.getByRole('menuitem', { name: /^Open…/ }).click();
    const option = page.getByRole('option', { name: /bench/i });
    await option.waitFor();
    const all = { title: 'Bench', nodes: nodes.length, wires: edges.length, atLeast };
    const opened = await timeTo(page, all, 'click', () => option.click());
    const drawn = await page.locator('.react-flow__node').count();
    const proof = {
      nodes: all.nodes,
      wires: all.wires,
      sight: drawn > 0 ? `${drawn} drawn in full` : 'all as one drawing',
    };
    await page.locator('.react-flow').first().focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.waitForFunction(() => document.title.startsWith('●'));
    await page.waitForTimeout(SETTLED_MS);
    const undone = await timeTo(page, all, 'keydown', () => page.keyboard.press('Control+z'));
    return { opened: { ms: opened, proof }, undone: { ms: undone, proof } };
  } finally {
    await page.close();
    await lumi.close();
  }
}

/** From the event that an act causes until so much is shown, ms. */
async function timeTo(page, shown, begins, act) {
  // It listens before anything is pressed.
  await page.evaluate(`globalThis.benchShown = (${whenShown})(${JSON.stringify({ ...shown, begins })}); undefined`);
  await act();
  return page.evaluate(() => globalThis.benchShown);
}

/** Resolves with what it took from an event until so much is shown, near by or from afar, for two frames in which nothing came or went: the first of them. */
function whenShown({ title, nodes, wires, atLeast, begins }) {
  return new Promise((resolve) => {
    let beganAt = 0;
    let isStirred = true;
    let thereAt = 0;
    new MutationObserver(() => {
      isStirred = true;
    }).observe(document.body, { subtree: true, childList: true });
    const isThere = () => {
      if (!document.title.includes(title)) return false;
      const said = document.querySelector('canvas.far-layer')?.getAttribute('aria-label');
      if (said) return said.includes(`${nodes} nodes and ${wires} wires`);
      const shown = [...document.getElementsByClassName('react-flow__node')];
      const isAll = atLeast === undefined ? shown.length === nodes : shown.length >= atLeast;
      return isAll && shown.every(({ style }) => style.visibility !== 'hidden');
    };
    const look = (now) => {
      if (isStirred || !isThere()) thereAt = 0;
      else if (thereAt > 0) return resolve(thereAt - beganAt);
      else thereAt = now;
      isStirred = false;
      return requestAnimationFrame(look);
    };
    const begin = ({ key }) => {
      if (begins === 'keydown' && key === 'Control') return;
      removeEventListener(begins, begin, { capture: true });
      beganAt = performance.now();
      requestAnimationFrame(look);
    };
    addEventListener(begins, begin, { capture: true });
  });
}
