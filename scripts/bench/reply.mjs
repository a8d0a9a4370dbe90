/**
 * The reply path: 4K PNGs of 22 MB, as JSON of 30 MB, from the socket to the disk. Each way is a process of its own (`replyWays.mjs`) and so
 * is the server. The ways take turns, so that whatever else the machine does meets them alike. Every round must have asked the server for as
 * many pictures as were made, each another one, and their bytes must lie on the disk; otherwise the measurement fails.
 */
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

const WAYS = ['ours', 'plain', 'synced', 'floor'];
/** Which of them keep what they receive. */
const STORING = new Set(['ours', 'plain', 'synced']);
const IN_FLIGHT = 16;
const FULL_ROUNDS = 3;
const WARM_UPS = 2;
const WARM_ROUNDS = 9;

/** Measures all ways. */
export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'lumi-bench-'));
  const server = start('pictureServer.mjs');
  const children = {};
  try {
    const url = await server.answer();
    for (const way of WAYS) {
      children[way] = start('replyWays.mjs', way, url, folder, String(IN_FLIGHT));
      await children[way].answer();
    }
    const full = await inTurns(children, server, IN_FLIGHT, FULL_ROUNDS);
    await inTurns(children, server, 1, WARM_UPS);
    const one = await inTurns(children, server, 1, WARM_ROUNDS);
    for (const child of Object.values(children)) await child.close();
    return {
      title: titleOf(),
      rows: [
        rowOf('1 in flight, warm: ms', one, 'ms'),
        rowOf('1 in flight, warm: processor ms', one, 'processorMs'),
        rowOf(`${IN_FLIGHT} in flight: ms each`, full, 'ms'),
        rowOf(`${IN_FLIGHT} in flight: processor ms each`, full, 'processorMs'),
        rowOf(`${IN_FLIGHT} in flight: longest block of the loop, ms`, full, 'blockMs'),
        // Only of the first: later ones find the memory of those before.
        rowOf(`${IN_FLIGHT} in flight: memory growth, MB`, full.slice(0, 1), 'growthMB'),
      ],
    };
  } finally {
    for (const child of [server, ...Object.values(children)]) child.end();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Gives, for each round, what it took each way. Who begins changes from round to round. */
async function inTurns(children, server, pictures, rounds) {
  const results = [];
  for (let round = 0; round < rounds; round++) {
    const order = WAYS.map((_, at) => WAYS[(at + round) % WAYS.length]);
    const figures = {};
    for (const way of order) {
      figures[way] = await children[way].ask(pictures);
      await check(way, pictures, figures[way].paths, await server.ask('sent'));
    }
    results.push(figures);
  }
  return results;
}

/** A process that answers each message with one, after a first one by itself. */
function start(file, ...args) {
  const child = fork(new URL(file, import.meta.url), args);
  const ended = new AbortController();
  child.once('exit', () => ended.abort(new Error(`${[file, ...args].join(' ')} ended too early.`)));
  const answer = async () => (await once(child, 'message', { signal: ended.signal }))[0];
  return {
    answer,
    ask: (question) => {
      child.send(question);
      return answer();
    },
    close: async () => {
      child.send(0);
      await once(child, 'exit');
    },
    end: () => child.kill(),
  };
}

/** Also brings to disk what a way left to the system: the next one must not pay for it. */
async function check(way, pictures, paths, sent) {
  if (sent.length !== pictures) throw new Error(`${way}: ${sent.length} calls reached the server, not ${pictures}.`);
  if (!STORING.has(way)) return;
  const stored = [];
  for (const path of paths) {
    await using file = await open(path, 'r+');
    await file.datasync();
    stored.push(
      createHash('sha256')
        .update(await file.readFile())
        .digest('hex'),
    );
  }
  const missing = new Set(sent).difference(new Set(stored));
  if (missing.size > 0 || stored.length !== pictures)
    throw new Error(`${way}: of ${pictures} pictures, ${missing.size} are not on the disk as they were sent.`);
}

function rowOf(name, rounds, key) {
  const of = (way) => rounds.map((figures) => figures[way][key]).sort((a, b) => a - b);
  const median = (way) => of(way)[Math.floor(rounds.length / 2)];
  const told = (way) => {
    const list = of(way).map(Math.round);
    return rounds.length === 1 ? `${list[0]}` : `${Math.round(median(way))} (${list[0]}–${list.at(-1)})`;
  };
  return {
    name,
    ...Object.fromEntries(WAYS.map((way) => [way, told(way)])),
    'plain / ours': (median('plain') / median('ours')).toFixed(2),
    'synced / ours': (median('synced') / median('ours')).toFixed(2),
    'ours / floor': (median('ours') / median('floor')).toFixed(2),
  };
}

function titleOf() {
  return [
    '4K PNG of 22 MB in a reply of 30 MB; medians (least–most)',
    'ours: the whole application; received, hashed, synced to disk, recorded in the ledger, moved to its place and announced',
    'plain: fetch, json(), Buffer.from, writeFile, the data URL kept; nothing synced, hashed or recorded',
    'synced: the same with fdatasync; floor: fetch, Base64 decoded as it arrives, all thrown away',
    `load of the machine: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  ].join('\n');
}
