/**
 * A graph of 2,000 nodes in 40 groups beside the same graph flat: opened, run on the sample provider, edited and undone; in a browser too, opened
 * and undone. Both take turns in one run, so that what else the machine does falls on both. `npm run bench groups browser` takes but a part of it.
 */
import { loadavg } from 'node:os';
import { groupedAndFlat } from './groups/graphs.mjs';
import { editAndUndo } from './groups/editAndUndo.mjs';
import { inBrowser } from './groups/inBrowser.mjs';
import { openText } from './groups/openText.mjs';
import { runWhole } from './groups/runWhole.mjs';
import { takeTurns } from './groups/takeTurns.mjs';

/** Times what flat takes. */
const MOST = 1.5;

const PARTS = {
  opened: (graphs) => takeTurns('opened: read and checked', 15, graphs, openText),
  run: (graphs) => takeTurns('run: to the last picture', 3, graphs, runWhole),
  edit: editAndUndo,
  browser: inBrowser,
};

/** @param named the parts, or none: all */
export async function run(named = []) {
  const graphs = groupedAndFlat();
  const asked = Object.keys(PARTS).filter((part) => named.includes(part));
  const found = [];
  for (const part of asked.length > 0 ? asked : Object.keys(PARTS)) found.push(await PARTS[part](graphs));
  const goals = found.flat().map(({ name, turns, grouped, flat }) => ({
    name,
    turns,
    'grouped ms': rounded(grouped),
    'flat ms': rounded(flat),
    'grouped / flat': (grouped / flat).toFixed(2),
    wanted: `≤ ${MOST}`,
    met: grouped / flat <= MOST ? 'met' : 'not met',
  }));
  return [
    { title: 'What was really done, in each turn', rows: found.flat().flatMap(({ proofs }) => proofs) },
    { title: `Goals; medians (load of the machine at the end: ${loadavg()[0].toFixed(1)})`, rows: goals },
  ];
}

function rounded(ms) {
  return Number(ms.toPrecision(3));
}
