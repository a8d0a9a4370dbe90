/**
 * The gallery's service part: the application opened on libraries of 1,000, 100,000 and 1,000,000 pictures, asked by real calls, which go through
 * the thread that looks for pictures. Each figure of a larger library stands beside that of the smallest.
 */
import { openApp } from '../../electron/hosts/openApp.ts';
import { galleryLibrary } from './galleryLibrary.mjs';

const SIZES = [1_000, 100_000, 1_000_000];
const OPENINGS = 30;
const NEWEST = { sort: 'newest', groupBy: 'run' };
/** As people type: rare and common words, beginnings, phrases, minus, other scripts, and with a choice beside. */
const SEARCHES = [
  { text: 'fox' },
  { text: 'red fox snow' },
  { text: 'wat*' },
  { text: 'a*' },
  { text: '"paper moon"' },
  { text: 'take 512' },
  { text: 'owl -snow' },
  { text: '-fox -owl' },
  { text: '狐狸' },
  { text: '🦊' },
  { text: 'liška' },
  { text: 'nothing at all' },
  { text: 'lighthouse', models: ['gemini-3-pro-image'], rating: 3 },
  { text: 'the', ratios: ['16:9'] },
  { text: 'film photograph 35mm' },
];
const FILTERS = [
  {},
  { text: 'fox' },
  { models: ['gemini-3-pro-image'], rating: 2 },
  { tags: ['Winter'] },
  { text: 'a*', graphs: ['Foxes', 'Icons'] },
  { hasReferences: true, ratios: ['1:1', '16:9'] },
];

/** Measures all sizes, or those given. */
export async function measureService(sizes = SIZES) {
  const rows = [];
  for (const size of sizes) rows.push({ size, ...(await measure(size)) });
  const [first] = rows;
  return rows.map(({ size, ...figures }) => ({
    name: `${size.toLocaleString('en')} pictures`,
    ...figures,
    'first screen, times the smallest': ratio(figures['cold open ms'], first['cold open ms']),
    'opened again, times the smallest': ratio(figures['open ms'], first['open ms']),
  }));
}

async function measure(size) {
  const { home } = await galleryLibrary(size);
  const colds = [];
  // The first opening of a program: nothing was read yet but what the start itself reads.
  for (let round = 0; round < 5; round++) {
    await using app = await openIn(home);
    await app.client('gallery.tiles', { numbers: [] });
    colds.push(await timed(() => app.client('gallery.open', { filter: {}, ...NEWEST })));
  }
  await using app = await openIn(home);
  const { client } = app;
  const { view, count } = await client('gallery.open', { filter: {}, ...NEWEST });
  const wholeMs = await timed(() => client('gallery.rows', { view, from: Math.max(0, count - 100), limit: 100 }));
  const pages = await each(20, (at) =>
    client('gallery.rows', { view, from: Math.floor((count / 21) * at), limit: 2000 }),
  );
  const opens = await each(OPENINGS, () => client('gallery.open', { filter: {}, ...NEWEST }));
  const searches = await each(SEARCHES.length * 4, (at) =>
    client('gallery.open', { filter: SEARCHES[at % SEARCHES.length], ...NEWEST }),
  );
  const facets = await each(FILTERS.length * 4, (at) =>
    client('gallery.facets', { filter: FILTERS[at % FILTERS.length] }),
  );
  const { rows } = await client('gallery.open', { filter: {}, ...NEWEST });
  const [number] = rows.numbers;
  const rate = await each(20, (at) =>
    client('picture.setFacts', { of: { numbers: [number] }, facts: { rating: 1 + (at % 5) } }),
  );
  const tag = await each(20, (at) => {
    const label = [{ kind: 'tag', name: 'bench' }];
    return client('picture.setLabels', {
      of: { numbers: rows.numbers.slice(0, 16) },
      add: at % 2 ? [] : label,
      remove: at % 2 ? label : [],
    });
  });
  const trash = await each(20, async (at) => {
    const of = { numbers: rows.numbers.slice(0, 16) };
    await (at % 2 ? client('picture.restore', { of }) : client('picture.trash', { of }));
  });
  const runs = await each(10, (at) => client('run.list', { limit: 50, query: SEARCHES[at].text }));
  return {
    'cold open ms': median(colds),
    'open ms': median(opens),
    'all in order ms': Math.round(wholeMs),
    'search p95 ms': p95(searches),
    'search median ms': median(searches),
    'facets p95 ms': p95(facets),
    'page of 2000 ms': median(pages),
    'rate ms': median(rate),
    'tag 16 ms': median(tag),
    'trash 16 ms': median(trash),
    'search runs ms': p95(runs),
  };
}

function openIn(home) {
  return openApp({ env: { ...process.env, LUMI_HOME: home }, workingFolder: home });
}

async function timed(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function each(times, work) {
  const took = [];
  for (let at = 0; at < times; at++) took.push(await timed(() => work(at)));
  return took;
}

const sorted = (list) => [...list].sort((one, other) => one - other);
const rounded = (ms) => Math.round(ms * 10) / 10;
const median = (list) => rounded(sorted(list)[Math.floor(list.length / 2)]);
const p95 = (list) => rounded(sorted(list)[Math.ceil(list.length * 0.95) - 1]);
const ratio = (one, other) => Math.round((one / other) * 100) / 100;
