import { countNodeRenders } from './nodeRenders.mjs';

/**
 * A page of the studio, ours or one with another canvas, and what is asked of it: of a slow one no more than the goals need.
 * @param plain what serves another canvas; absent: ours
 */
export function lumiPage(lumi, plain) {
  return {
    name: plain ? 'plain React Flow' : 'ours',
    panButton: 'middle',
    limit: plain ? 400_000 : 60_000,
    // Its heap before it is panned: that may take longer than anybody waits.
    steps: plain ? ['first', 'heap', 'near'] : ['first', 'far', 'near', 'heap', 'renders'],
    async start(page) {
      await countNodeRenders(page);
      if (plain) await plain.serve(page);
      // An address lets one browser in.
      await page.goto(await lumi.newUrl());
      await page.waitForFunction(() => document.title.includes('First light'));
    },
    /** From the choice in the list until all of the graph is on screen, ms. */
    async open(page, size, wires) {
      await page.getByRole('button', { name: 'File' }).click();
      await page.getByRole('menuitem', { name: /^Open…/ }).click();
      const option = page.getByRole('option', { name: new RegExp(`size ${size}(?!\\d)`) });
      await option.waitFor();
      const opened = page.evaluate(whenDrawn, { size, wires });
      await option.click();
      return opened;
    },
    async near(page) {
      if (plain) await page.evaluate(() => globalThis.benchFlow.setViewport({ x: -2000, y: -1500, zoom: 1 }));
      else await page.getByRole('button', { name: /set to 100 %/ }).click();
      await page.waitForTimeout(1500);
    },
    centre: (page) => middleOf(page.locator('.react-flow')),
    /** What one takes a node by, that is wholly in view. */
    async grip(page) {
      const found = await page.evaluate(() => {
        const area = document.querySelector('.react-flow').getBoundingClientRect();
        const headers = [...document.querySelectorAll('.react-flow__node .node__header')];
        const places = headers.map((header) => ({
          id: header.closest('.react-flow__node').dataset.id,
          box: header.getBoundingClientRect(),
        }));
        const seen = places.find(
          ({ box }) =>
            box.left > area.left + 250 &&
            box.right < area.right - 250 &&
            box.top > area.top + 150 &&
            box.bottom < area.bottom - 250,
        );
        return seen && { id: seen.id, x: seen.box.left + 50, y: seen.box.top + seen.box.height / 2 };
      });
      if (!found) throw new Error('No node is wholly in view.');
      return found;
    },
    /** What is really there: nodes and wires on the page or on the drawing, the zoom, and whether the drawing has more than a colour. */
    proof: (page) => page.evaluate(whatIsDrawn),
  };
}

/** Resolves with what it took until all was there for two frames in which nothing changed any more: the first of them. */
function whenDrawn({ size, wires }) {
  return new Promise((resolve) => {
    let chosenAt = 0;
    let isStirred = true;
    let thereAt = 0;
    new MutationObserver(() => {
      isStirred = true;
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
    const isThere = () => {
      if (!document.title.includes(`Size ${size}.`)) return false;
      const said = document.querySelector('canvas.far-layer')?.getAttribute('aria-label');
      if (said) return said.includes(`${size} nodes and ${wires} wires`);
      const nodes = document.getElementsByClassName('react-flow__node');
      if (nodes.length !== size || document.getElementsByClassName('react-flow__edge').length !== wires) return false;
      // Those that are not measured yet are there and not seen.
      return [...nodes].every(({ style }) => style.visibility !== 'hidden');
    };
    const look = (now) => {
      if (isStirred || !isThere()) thereAt = 0;
      else if (thereAt > 0) return resolve(thereAt - chosenAt);
      else thereAt = now;
      isStirred = false;
      return requestAnimationFrame(look);
    };
    const begin = () => {
      chosenAt = performance.now();
      requestAnimationFrame(look);
    };
    addEventListener('click', begin, { capture: true, once: true });
  });
}

function whatIsDrawn() {
  const canvas = document.querySelector('canvas.far-layer');
  const said = canvas?.getAttribute('aria-label').replace('Seen from afar: ', '');
  const matrix = new DOMMatrix(getComputedStyle(document.querySelector('.react-flow__viewport')).transform);
  const colours = () => {
    // Of a copy: a canvas that was read itself is drawn otherwise from then on.
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size;
  };
  const nodes = [...document.querySelectorAll('.react-flow__node')].map((node) => node.getBoundingClientRect());
  const area = document.querySelector('.react-flow').getBoundingClientRect();
  const seen = nodes.filter(
    ({ left, right, top, bottom }) => right > area.left && left < area.right && bottom > area.top && top < area.bottom,
  );
  return {
    zoom: Number(matrix.a.toFixed(3)),
    'view at': `${Math.round(matrix.e)}, ${Math.round(matrix.f)}`,
    'nodes in view': canvas ? parseInt(said, 10) : seen.length,
    'nodes on page': nodes.length,
    'wires on page': document.querySelectorAll('.react-flow__edge').length,
    drawing: canvas ? `${said}, ${colours()} colours` : '–',
  };
}

async function middleOf(locator) {
  const box = await locator.boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
