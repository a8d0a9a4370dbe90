import { drag, quantile, wheel } from './hand.mjs';
import { withinTime } from './withinTime.mjs';

/** What is asked of one kind of page with a graph of one size, in a page of its own; ms, MB and counts. What took too long is absent. */
export async function measure(browser, kind, size, wires) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(kind.limit);
  const found = { limit: kind.limit, farPan: [], farZoom: [], nearPan: [], proofs: {} };
  const asked = { page, kind, size, wires, found };
  for (const step of kind.steps) {
    found.isWhole = await withinTime(kind.limit, () => STEPS[step](asked));
    if (!found.isWhole) break;
  }
  await context.close();
  return found;
}

const STEPS = {
  async first({ page, kind, size, wires, found }) {
    await kind.start(page);
    found.first = await kind.open(page, size, wires);
    await page.waitForTimeout(1000);
    found.proofs['all in view'] = await kind.proof(page);
  },
  async far({ page, kind, found }) {
    found.farPan = await drag(page, await kind.centre(page), { button: kind.panButton, reach: 60 });
    found.proofs['after a pan'] = await kind.proof(page);
    found.farZoom = await wheel(page, await kind.centre(page));
    found.proofs['after a zoom'] = await kind.proof(page);
  },
  async near({ page, kind, found }) {
    await kind.near(page);
    found.proofs['near'] = await kind.proof(page);
    found.nearPan = await drag(page, await kind.centre(page), { button: kind.panButton });
    found.proofs['near, after a pan'] = await kind.proof(page);
  },
  async heap({ page, found }) {
    found.heap = await heapOf(page);
    found.elements = await page.evaluate(() => document.querySelectorAll('*').length);
  },
  async renders({ page, kind, found }) {
    const grip = await kind.grip(page);
    await page.mouse.move(grip.x, grip.y);
    await page.waitForTimeout(300);
    await page.evaluate(() => {
      globalThis.countsNodeRenders = true;
      globalThis.nodeRenders = 0;
    });
    const before = await placeOf(page, grip.id);
    const frames = await drag(page, grip, { reach: 100, ms: 1500 });
    found.renders = (await page.evaluate(() => globalThis.nodeRenders)) / frames.length;
    const after = await placeOf(page, grip.id);
    const moved = Math.round(Math.hypot(after.x - before.x, after.y - before.y));
    found.proofs['after a drag'] = { ...(await kind.proof(page)), 'node moved by px': moved };
  },
};

const placeOf = (page, id) =>
  page.evaluate((wanted) => {
    const { x, y } = document.querySelector(`.react-flow__node[data-id="${wanted}"]`).getBoundingClientRect();
    return { x, y };
  }, id);

/** After rubbish was collected, MB. */
async function heapOf(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  await cdp.detach();
  return usedSize / 1e6;
}

export function rowOf(name, { first, farPan, farZoom, nearPan, heap, elements, renders, isWhole, limit }) {
  const absent = isWhole ? '–' : `not within ${limit / 1000} s`;
  const pair = (times) =>
    times.length === 0 ? absent : `${quantile(times, 0.5).toFixed(1)} / ${quantile(times, 0.95).toFixed(1)}`;
  return {
    name,
    'first render ms': first === undefined ? `more than ${limit}` : Math.round(first),
    'pan ms p50/p95': pair(nearPan),
    'all in view: pan': pair(farPan),
    'all in view: zoom': pair(farZoom),
    'heap MB': heap === undefined ? absent : Number(heap.toFixed(1)),
    elements: elements ?? absent,
    'renders a drag frame': renders === undefined ? absent : Number(renders.toFixed(2)),
  };
}
