/**
 * One way to take a reply, in a process of its own so that its memory and its processor time are only its own. For each message, a number,
 * it has so many pictures made at once, and tells what that took.
 */
import { open, writeFile, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const SAMPLE_EVERY_MS = 20;
const [, , way, url, parent, inFlight] = process.argv;
const folder = await mkdtemp(join(parent, `${way}-`));

/** Each gives `make`, which has so many pictures made and gives their files. */
const WAYS = {
  /** The whole application: graph, engine, ledger, library. Its picture process is apart and not counted. */
  ours: async () => {
    const { openApp } = await import('../../electron/hosts/openApp.ts');
    const { runGraph } = await import('./runGraph.mjs');
    const env = { LUMI_HOME: folder, GOOGLE_API_KEY: 'bench-key', LUMI_GOOGLE_BASE_URL: url };
    const app = await openApp({ env, workingFolder: folder, concurrency: Number(inFlight) });
    const { media } = app.service;
    let ended;
    return {
      make: (pictures) => {
        const run = runGraph(app, pictures);
        ended = run.ended;
        return run.saved;
      },
      // The next round must not meet what is made of the pictures once they are stored.
      rest: async (ids) => {
        await ended;
        for (const id of ids) for (const width of [640, 256]) await media.thumbnailFile(id, width);
        return ids.map((id) => media.pictureFile(id).path);
      },
      close: () => app[Symbol.asyncDispose](),
    };
  },
  plain: () => plain(writeFile),
  synced: () =>
    plain(async (path, bytes) => {
      await using file = await open(path, 'wx');
      await file.writeFile(bytes);
      await file.datasync();
    }),
  /** What no way can do without: the body is received and its Base64 decoded, and both are thrown away. */
  floor: () => {
    const target = Buffer.alloc(1024 * 1024);
    const one = async () => {
      const { body } = await fetch(url, { method: 'POST', body: '{}' });
      for await (const bytes of body) {
        const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        target.write(chunk.latin1Slice(0, chunk.length - (chunk.length % 4)), 'base64');
      }
    };
    return {
      make: (pictures) => Promise.all(Array.from({ length: pictures }, one)),
      rest: () => [],
      close: () => undefined,
    };
  },
};

/** The data URLs are kept until the next round, as a page would for longer. */
function plain(write) {
  let count = 0;
  let kept = [];
  const one = async () => {
    const reply = await (await fetch(url, { method: 'POST', body: '{}' })).json();
    const { data } = reply.candidates[0].content.parts[0].inlineData;
    const path = join(folder, `${count++}.png`);
    await write(path, Buffer.from(data, 'base64'));
    kept.push(`data:image/png;base64,${data}`);
    return path;
  };
  return {
    make: (pictures) => {
      kept = [];
      return Promise.all(Array.from({ length: pictures }, one));
    },
    rest: (paths) => paths,
    close: () => undefined,
  };
}

const atStart = process.memoryUsage.rss();
const { make, rest, close } = await WAYS[way]();

async function round(pictures) {
  let peak = process.memoryUsage.rss();
  const sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), SAMPLE_EVERY_MS);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const made = await make(pictures);
  const ms = (performance.now() - begun) / pictures;
  const { user, system } = process.cpuUsage(cpu);
  delay.disable();
  clearInterval(sampler);
  peak = Math.max(peak, process.memoryUsage.rss());
  const paths = await rest(made);
  return {
    ms,
    processorMs: (user + system) / 1000 / pictures,
    growthMB: (peak - atStart) / 1e6,
    blockMs: delay.max / 1e6,
    paths,
  };
}

process.on('message', (pictures) => {
  void (async () => {
    if (pictures > 0) process.send(await round(pictures));
    else {
      await close();
      process.disconnect();
    }
  })();
});
process.send('ready');
