/**
 * The gallery's page in a real browser: when its first screen stands, what is blank while it is scrolled, whether a task is long, how much memory
 * it takes, and whether the very last picture is reached.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { startLumi } from '../../tests/e2e/support/startLumi.ts';
import { ensureBrowser } from '../browser.mjs';
import { galleryLibrary } from './galleryLibrary.mjs';

const SIZES = [500, 1000, 100_000, 1_000_000];
/** How often a page is opened; the median counts. */
const TIMES = 5;
const SPEED = 3000;
const SCROLL_MS = 4000;

/** @param {readonly number[] | undefined} sizes */
export async function measurePage(sizes = SIZES, libraryOf = galleryLibrary) {
  const server = await chromium.launchServer({
    executablePath: await ensureBrowser(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const browser = await chromium.connect(server.wsEndpoint());
  try {
    const rows = [];
    for (const size of sizes) rows.push(await measure(browser, server.process().pid, size, await libraryOf(size)));
    const smallest = rows.find(({ size }) => size === 1000) ?? rows[0];
    const fewest = rows[0];
    return rows.map(({ size, open, memory, ...figures }) => ({
      name: `${size} pictures`,
      'first screen ms': Math.round(open),
      [`of ${smallest.size}’s`]: (open / smallest.open).toFixed(2),
      'page MB': Math.round(memory),
      [`MB of ${fewest.size}’s`]: (memory / fewest.memory).toFixed(2),
      ...figures,
    }));
  } finally {
    await browser.close();
    await server.close();
  }
}

async function measure(browser, browserPid, size, { home }) {
  const lumi = await startLumi({}, home);
  try {
    const times = [];
    for (let time = 0; time < TIMES; time++)
      times.push(await inPage(browser, time === 0 ? lumi.url : await lumi.newUrl(), (page) => firstScreen(page)));
    const rest = await inPage(browser, await lumi.newUrl(), async (page) => {
      await firstScreen(page);
      await known(page);
      const scrolled = await scroll(page);
      const rated = await rate(page);
      const day = await openDays(page);
      const end = await goToEnd(page);
      const memory = await memoryOf(page, browserPid);
      return {
        memory,
        'blank %': percent(scrolled.blank),
        'no thumbnail yet %': percent(scrolled.waiting),
        'frames > 50 ms %': percent(scrolled.slow),
        'frame p95 ms': Math.round(scrolled.p95),
        'frames until rated': rated,
        'longest task by day ms': Math.round(day),
        'End reaches the last': end,
      };
    });
    return { size, open: median(times), ...rest };
  } finally {
    await lumi.stop();
  }
}

async function inPage(browser, url, work) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction(() => document.title.includes('First light'));
    // What the start leaves to do is no part of it.
    await page.waitForTimeout(500);
    return await work(page);
  } finally {
    await context.close();
  }
}

/** ms from the press of its button until every tile that is seen shows its thumbnail. */
function firstScreen(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const isWhole = () => {
          const box = document.querySelector('.grid')?.getBoundingClientRect();
          const seen = [...document.querySelectorAll('.grid .tile')].filter((tile) => {
            const { top, bottom } = tile.getBoundingClientRect();
            return box && bottom > box.top && top < box.bottom;
          });
          return seen.length > 0 && seen.every((tile) => tile.querySelector('img')?.complete);
        };
        const from = performance.now();
        const look = () => {
          if (isWhole()) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
          else requestAnimationFrame(look);
        };
        document.querySelector('nav button[aria-label="Gallery"]').click();
        look();
      }),
  );
}

/** Until all rows are known: what is measured then is not their coming. */
async function known(page) {
  await page.waitForFunction(() => document.querySelector('.grid-progress') === null, undefined, { timeout: 120_000 });
  await page.waitForTimeout(500);
}

/** Scrolls down from the top at one speed. Parts of all cells that were seen, and of all frames. */
function scroll(page) {
  return page.evaluate(
    async ([speed, ms]) => {
      const box = document.querySelector('.grid');
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const deltas = [];
      let cells = 0;
      let blank = 0;
      let waiting = 0;
      const look = () => {
        const { top, bottom } = box.getBoundingClientRect();
        let lowest = top;
        let here = 0;
        for (const tile of box.querySelectorAll('.tile')) {
          const place = tile.getBoundingClientRect();
          if (place.bottom <= top || place.top >= bottom) continue;
          lowest = Math.max(lowest, place.bottom);
          here += 1;
          const img = tile.querySelector('img');
          if (img?.complete && img.naturalWidth > 0) continue;
          waiting += 1;
          // A plain colour is blank; a blurred picture is not.
          if (!tile.querySelector('.tile__frame').style.backgroundImage) blank += 1;
        }
        cells += here;
        // Where no tile lies at all, as many are missing as would have lain there.
        const share = Math.max(0, bottom - lowest - 80) / (bottom - top);
        const missing = share * Math.max(here, 24);
        cells += missing;
        blank += missing;
        waiting += missing;
      };
      const began = await frame();
      let before = began;
      for (let now = began; now - began < ms; now = await frame()) {
        if (now > before) deltas.push(now - before);
        before = now;
        box.scrollTop = ((now - began) * speed) / 1000;
        look();
      }
      deltas.sort((one, other) => one - other);
      const slow = deltas.filter((delta) => delta > 50).length / deltas.length;
      return { blank: blank / cells, waiting: waiting / cells, slow, p95: deltas[Math.floor(deltas.length * 0.95)] };
    },
    [SPEED, SCROLL_MS],
  );
}

/** How many frames pass from the key until a rating is drawn. */
async function rate(page) {
  await page.locator('.grid .tile').nth(4).click();
  const tile = '.tile[aria-selected="true"]:not(.tile--stack)';
  if ((await page.locator(tile).count()) === 0) await page.keyboard.press('ArrowRight');
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const tile = document.activeElement;
        const starsOf = () => tile.querySelector('.tile__mark--stars')?.textContent ?? '';
        const before = starsOf();
        // The same again would take it back, which is drawn as well.
        tile.dispatchEvent(new KeyboardEvent('keydown', { key: '5', bubbles: true, cancelable: true }));
        let frames = 0;
        const look = () => {
          frames += 1;
          if (starsOf() !== before || frames > 600) resolve(frames);
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
}

/** The longest task while all is put together by days, of which one has 70,000 pictures, and while that is gone through. */
async function openDays(page) {
  await page.evaluate(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longTasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  await page.getByRole('button', { name: /^Groups/ }).click();
  await page
    .getByRole('menuitem', { name: 'By day' })
    .or(page.getByRole('menuitemradio', { name: 'By day' }))
    .click();
  await page.waitForTimeout(300);
  await known(page);
  await page.waitForTimeout(1500);
  return page.evaluate(() => Math.max(0, ...window.longTasks));
}

/** Whether the last row of all is the one that has the focus, and is seen, after End. */
async function goToEnd(page) {
  await page.locator('.grid .tile').first().click();
  await page.keyboard.press('End');
  try {
    await page.waitForFunction(
      () => {
        const tile = document.activeElement;
        const line = tile?.closest('[role="row"]');
        const grid = tile?.closest('[role="grid"]');
        if (!line || !grid || tile !== [...line.querySelectorAll('.tile')].at(-1)) return false;
        const place = tile.getBoundingClientRect();
        const box = document.querySelector('.grid').getBoundingClientRect();
        const isLast = line.getAttribute('aria-rowindex') === grid.getAttribute('aria-rowcount');
        return isLast && place.top >= box.top && place.bottom <= box.bottom && tile.querySelector('img')?.complete;
      },
      undefined,
      { timeout: 20_000 },
    );
    const [number, row] = await page.evaluate(() => {
      const { number, row } = document.activeElement.dataset;
      return [number, row];
    });
    return `row ${row}, number ${number}`;
  } catch {
    return 'no';
  }
}

/** MB that the page's process takes alone, and its part of what it shares. */
async function memoryOf(page, browserPid) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await page.waitForTimeout(500);
  const sizes = descendantsOf(browserPid)
    .filter((pid) => commandOf(pid).includes('--type=renderer'))
    .map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024);
  return Math.max(0, ...sizes);
}

function descendantsOf(pid) {
  const parents = new Map();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has ended meanwhile.
    }
  }
  const found = new Set([pid]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const [child, parent] of parents) if (found.has(parent)) found.add(child);
  }
  return [...found];
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

const percent = (part) => (part * 100).toFixed(1);

function median(list) {
  return list.toSorted((one, other) => one - other)[Math.floor(list.length / 2)];
}
