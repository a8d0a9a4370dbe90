import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { openApp } from '../../electron/hosts/openApp.ts';
import { IMAGES_PATH } from '../support/providers/openRouterImages.ts';
import { startOpenRouterServer } from '../support/providers/openRouterServer.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { contradictions, inspectWreck, knownResults, unfinished } from './crashedLibrary.ts';
import { killAll, liveAndDie } from './liveAndDie.ts';

const KILLS = 12;
/** The most requests a life is let send before it is killed, and how long it may go on after that, ms. */
const MOST_REQUESTS = 12;
const LONGEST_REST_MS = 60;
const LONGEST_REPLY_MS = 200;
const PATIENCE_MS = 60_000;
/** As in `sigkill.test.ts`. */
const SEED = Number(process.env['LUMI_CRASH_SEED'] ?? randomInt(2 ** 31));

afterEach(killAll);

it(
  'what is asked for where only whole answers are billed is lost by no SIGKILL, and what there is is asked for no more',
  { timeout: 600_000 },
  async () => {
    console.log(`LUMI_CRASH_SEED=${String(SEED)}`);
    const server = await startOpenRouterServer({ scale: 0.1 });
    server.respondWith(
      Array.from({ length: 5000 }, (_, at) => ({
        scenario: 'picture' as const,
        delayMs: (at * 37) % LONGEST_REPLY_MS,
      })),
    );
    const home = join(tempFolder(), 'home');
    mkdirSync(home);
    const env = { LUMI_HOME: home, LUMI_OPENROUTER_BASE_URL: server.url, OPENROUTER_API_KEY: server.key };
    const random = seededRandom(SEED);
    const safe = new Set<string>();
    let cutOff = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const before = server.requests.length;
      const done = await seedsDone(env);
      const enough = before + 1 + Math.floor(random() * MOST_REQUESTS);
      const saved = await liveAndDie({ env, firstSeed: 1 + kill * 1000, calls: 'images' }, async () => {
        await vi.waitUntil(() => server.requests.length >= enough, { timeout: PATIENCE_MS, interval: 5 });
        await sleep(random() * LONGEST_REST_MS);
      });
      const asked = server.requests.slice(before).map(({ body }) => (body as { readonly seed: number }).seed);
      // A call that was cut off is asked for again unasked; one that gave its picture never is, nor any twice in a life.
      expect(asked.filter((seed) => done.has(seed))).toEqual([]);
      expect(new Set(asked).size).toBe(asked.length);
      const { arrived, received } = await inspectWreck(home);
      for (const id of [...saved, ...arrived]) safe.add(id);
      const states = await statesAfter(env);
      cutOff += states.filter((state) => state === 'cancelled').length;
      expect(states).not.toContain('unknown');
      const known = knownResults(home);
      expect([...safe].filter((id) => !known.has(id))).toEqual([]);
      expect(unfinished(home, received)).toEqual([]);
      expect(contradictions(home)).toEqual([]);
    }
    // The kills must have met calls at work, and nobody was asked what became of one.
    expect(cutOff).toBeGreaterThan(0);
    expect(safe.size).toBeGreaterThan(0);
    expect(new Set(server.requests.map(({ method, path }) => `${method} ${path}`))).toEqual(
      new Set([`POST ${IMAGES_PATH}`]),
    );
    await server.close();
  },
);

type Env = Readonly<Record<string, string>>;

/** Opening recovers. */
async function callsOf(env: Env) {
  await using app = await openApp({ env, workingFolder: env['LUMI_HOME'] ?? '' });
  const runs = await app.client('run.list', { limit: 100 });
  return (await Promise.all(runs.map(({ runId }) => app.client('run.details', { runId })))).flatMap(
    ({ calls }) => calls,
  );
}

async function seedsDone(env: Env): Promise<ReadonlySet<number>> {
  return new Set((await callsOf(env)).flatMap(({ state, seed }) => (state === 'done' ? seed : [])));
}

async function statesAfter(env: Env): Promise<readonly string[]> {
  return (await callsOf(env)).map(({ state }) => state);
}
