/**
 * Sixteen pictures, 0.8 s ± 30 % each, sixteen at once, through everything: graph, engine, HTTP, library. The ideal is the schedule of
 * the delays alone, which is the longest of them; the baselines are the same calls one after the other, and all at once by `fetch` and `res.json()`.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApp } from '../../electron/hosts/openApp.ts';
import { runGraph } from './runGraph.mjs';

const PICTURES = 16;
/** ms; 0.8 s on average. In no order, as services answer. */
const DELAYS = Array.from({ length: PICTURES }, (_, i) => 560 + ((i * 7) % PICTURES) * 32);
const IDEAL_MS = Math.max(...DELAYS);
const SEQUENTIAL_MS = DELAYS.reduce((sum, ms) => sum + ms, 0);
const ROUNDS = 3;

export async function run() {
  const server = fork(new URL('./delayedServer.mjs', import.meta.url), DELAYS.map(String));
  const { port, bytes } = await new Promise((resolve) => server.once('message', resolve));
  const url = `http://127.0.0.1:${port}`;
  const folder = mkdtempSync(join(tmpdir(), 'lumi-bench-'));
  try {
    const ours = [];
    const naive = [];
    // The first round warms up and does not count.
    for (let round = 0; round <= ROUNDS; round++) {
      const [a, b] = [await timeEngine(url, join(folder, `home${round}`)), await timeNaive(url, folder)];
      if (round > 0) {
        ours.push(a);
        naive.push(b);
      }
    }
    const best = (list) => [...list].sort((x, y) => x - y)[Math.floor(list.length / 2)];
    const row = (name, ms) => ({ name, 'wall ms': Math.round(ms), 'wall / ideal': (ms / IDEAL_MS).toFixed(3) });
    return {
      title: `${PICTURES} pictures of ${Math.round(bytes / 1000)} kB, 0.8 s ± 30 % each, ${PICTURES} at once; median of ${ROUNDS} (goal: at most 1.15 × ideal)`,
      rows: [
        row('ideal schedule', IDEAL_MS),
        row('Lumi Studio, stored durably', best(ours)),
        row('fetch, res.json(), writeFile', best(naive)),
        row('one after the other (computed)', SEQUENTIAL_MS),
      ],
    };
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeEngine(url, home) {
  const env = { LUMI_HOME: home, GOOGLE_API_KEY: 'bench-key', LUMI_GOOGLE_BASE_URL: url };
  await using app = await openApp({ env, workingFolder: home, concurrency: PICTURES });
  // What an open application has done already: the picture process is up.
  await runGraph(app, 1).ended;
  const startedAt = performance.now();
  const { saved, ended } = runGraph(app, PICTURES);
  const { length: count } = await saved;
  const ms = performance.now() - startedAt;
  await ended;
  if (count !== PICTURES) throw new Error(`${count} pictures were saved, not ${PICTURES}.`);
  return ms;
}

async function timeNaive(url, folder) {
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: PICTURES }, async (_, index) => {
      const answer = await fetch(`${url}/v1beta/models/m:generateContent`, { method: 'POST', body: '{}' });
      const reply = await answer.json();
      writeFileSync(
        join(folder, `naive-${index}.png`),
        Buffer.from(reply.candidates[0].content.parts[0].inlineData.data, 'base64'),
      );
    }),
  );
  return performance.now() - startedAt;
}
