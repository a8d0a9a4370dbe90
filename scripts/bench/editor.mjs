/**
 * Large graphs on the canvas, in the built page and a real browser, by real mouse and wheel: ours beside the canvas library alone with the same
 * nodes, and beside a canvas that draws its nodes itself. All in one run of one browser, for only ratios hold on another machine.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { startLumi } from '../../tests/e2e/support/startLumi.ts';
import { ensureBrowser } from '../browser.mjs';
import { goalRows } from './editor/goals.mjs';
import { graphOf } from './editor/graphOf.mjs';
import { litegraphPage } from './editor/litegraphPage.mjs';
import { lumiPage } from './editor/lumiPage.mjs';
import { measure, rowOf } from './editor/measure.mjs';
import { buildPlain } from './editor/plain/buildPlain.mjs';

const SIZES = [1000, 5000];

export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'lumi-bench-'));
  const plain = await buildPlain(join(folder, 'plain'));
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const figures = new Map();
    const rows = [];
    const proofs = [];
    for (const size of SIZES) {
      const wires = graphOf(size).edges.length;
      const studio = (other) => inStudio(join(folder, `${other ? 'plain' : 'ours'} ${size}`), size, other);
      for (const begin of [() => studio(), () => studio(plain), () => ({ kind: litegraphPage(graphOf) })]) {
        const { kind, lumi } = await begin();
        const found = await measure(browser, kind, size, wires);
        await lumi?.close();
        const name = `${kind.name}, ${size} nodes`;
        process.stderr.write(`${name}: ${Math.round(performance.now() / 1000)} s\n`);
        if (!figures.has(kind.name)) figures.set(kind.name, new Map());
        figures.get(kind.name).set(size, found);
        rows.push(rowOf(name, found));
        for (const [when, proof] of Object.entries(found.proofs)) proofs.push({ name: `${name}: ${when}`, ...proof });
      }
    }
    return [
      { title: 'Graphs on the canvas: opened to fit, panned and zoomed by a hand', rows },
      { title: 'What was really on screen', rows: proofs },
      { title: `Goals (load of the machine at the end: ${loadavg()[0].toFixed(1)})`, rows: goalRows(figures) },
    ];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A studio of its own for each page: it opens with what was open last. */
async function inStudio(home, size, plain) {
  mkdirSync(join(home, 'workflows'), { recursive: true });
  writeFileSync(join(home, 'workflows', `size ${size}.lumi.json`), JSON.stringify(graphOf(size)));
  const lumi = await startLumi({}, home);
  return { kind: lumiPage(lumi, plain), lumi };
}
