/**
 * The reply path: 4K PNGs of 22 MB, as JSON of 30 MB, stored on disk. Ours against the plain way (`json()`, `Buffer.from`,
 * `writeFile`, the data URL kept), each in a process of its own so that its memory is only its own, with the server in a third.
 */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { runGraph } from './runGraph.mjs';

const IN_FLIGHT = 16;
const WARM_UPS = 2;
const WARM_RUNS = 7;
const RSS_LIMIT_MB = 300;
const SAMPLE_EVERY_MS = 20;
const THIS_FILE = fileURLToPath(import.meta.url);

/** Measures both ways. */
export async function run() {
  const server = fork(THIS_FILE, ['serve']);
  try {
    const [url] = await once(server, 'message');
    const ours = await measure('ours', url);
    const naive = await measure('naive', url);
    const row = (name, key) => ({
      name,
      ours: Math.round(ours[key]),
      naive: Math.round(naive[key]),
      ratio: `${(naive[key] / ours[key]).toFixed(1)}x`,
    });
    const verdict = ours.growth < RSS_LIMIT_MB ? 'under' : 'OVER';
    return {
      title: `4K PNG of 22 MB in a reply, stored; memory growth ${verdict} ${RSS_LIMIT_MB} MB`,
      rows: [
        row(`${IN_FLIGHT} in flight: ms each`, 'each'),
        row(`${IN_FLIGHT} in flight: memory growth, MB`, 'growth'),
        row(`${IN_FLIGHT} in flight: longest block of the loop, ms`, 'block'),
        row('one in flight, warm: ms', 'warm'),
      ],
    };
  } finally {
    server.kill();
  }
}

async function measure(way, url) {
  const child = fork(THIS_FILE, [way, url]);
  const [result] = await once(child, 'message');
  await once(child, 'exit');
  return result;
}

async function serve() {
  const bodies = Array.from({ length: IN_FLIGHT }, (_, index) =>
    Buffer.from(
      JSON.stringify({
        candidates: [
          {
            content: { parts: [{ inlineData: { mimeType: 'image/png', data: noisePng(index).toString('base64') } }] },
            finishReason: 'STOP',
          },
        ],
      }),
    ),
  );
  let calls = 0;
  const server = createServer((request, response) => {
    const body = bodies[calls++ % bodies.length];
    request.resume().on('end', () => response.setHeader('content-type', 'application/json').end(body));
  });
  server.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}`));
}

const NOISE = randomBytes((2752 * 3 + 1) * 2752);

/** 2752 × 2752 px that no deflate makes smaller, different for each number. */
function noisePng(number) {
  const side = 2752;
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const whole = Buffer.alloc(body.length + 8);
    whole.writeUInt32BE(data.length);
    body.copy(whole, 4);
    whole.writeUInt32BE(crc32(body), body.length + 4);
    return whole;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2], 8);
  const pixels = Buffer.from(NOISE);
  for (let row = 0; row < side; row++) pixels[row * (side * 3 + 1)] = 0;
  const parts = [
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`number\0${number}`, 'latin1')),
    chunk('IDAT', deflateSync(pixels, { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

/** Each gives a function that has so many pictures made, stored, and lets go of nothing the way itself would keep. */
const WAYS = {
  /** The whole application: graph, engine, ledger, library. Its picture process is apart and not counted. */
  ours: async (url, folder) => {
    const { openApp } = await import('../../electron/hosts/openApp.ts');
    const env = { LUMI_HOME: folder, GOOGLE_API_KEY: 'bench-key', LUMI_GOOGLE_BASE_URL: url };
    const app = await openApp({ env, workingFolder: folder, concurrency: IN_FLIGHT });
    return { make: (pictures) => runGraph(app, pictures), close: () => app[Symbol.asyncDispose]() };
  },
  naive: async (url, folder) => {
    let count = 0;
    const one = async () => {
      const reply = await (await fetch(url, { method: 'POST', body: '{}' })).json();
      const { data } = reply.candidates[0].content.parts[0].inlineData;
      await writeFile(join(folder, `${count++}.png`), Buffer.from(data, 'base64'));
      return `data:image/png;base64,${data}`;
    };
    const kept = [];
    return {
      make: async (pictures) => kept.push(...(await Promise.all(Array.from({ length: pictures }, one)))),
      close: () => Promise.resolve(),
    };
  },
};

async function work(way, url) {
  const folder = await mkdtemp(join(tmpdir(), 'lumi-bench-'));
  const atStart = process.memoryUsage.rss();
  let peak = atStart;
  const sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), SAMPLE_EVERY_MS);
  const { make, close } = await WAYS[way](url, folder);
  const delay = monitorEventLoopDelay({ resolution: 1 });

  delay.enable();
  const start = performance.now();
  await make(IN_FLIGHT);
  const each = (performance.now() - start) / IN_FLIGHT;
  peak = Math.max(peak, process.memoryUsage.rss());
  clearInterval(sampler);
  delay.disable();

  const times = [];
  for (let round = 0; round < WARM_UPS + WARM_RUNS; round++) {
    const begun = performance.now();
    await make(1);
    if (round >= WARM_UPS) times.push(performance.now() - begun);
  }
  await close();
  await rm(folder, { recursive: true });
  const warm = times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
  process.send({ each, growth: (peak - atStart) / 1e6, block: delay.max / 1e6, warm }, () => process.exit());
}

if (process.argv[1] === THIS_FILE) {
  const [way, url] = process.argv.slice(2);
  if (way === 'serve') await serve();
  else if (way) await work(way, url);
  else {
    const { title, rows } = await run();
    console.log(title);
    console.table(rows);
  }
}
