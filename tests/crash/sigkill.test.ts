import { randomInt } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openApp } from '../../electron/hosts/openApp.ts';
import { startGoogleServer } from '../support/providers/googleServer.ts';
import type { ProviderServer } from '../support/providers/providerServer.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { seededRandom } from '../support/seededRandom.ts';
import { contradictions, inspectWreck, knownResults, unfinished } from './crashedLibrary.ts';
import { killAll, liveAndDie } from './liveAndDie.ts';

/** Homes that are wrecked side by side, so that some start while others run or wait. */
const LANES = 4;
const KILLS_PER_LANE = 50;
const SEEDS_PER_LANE = 1_000_000;
/** A batch; so many calls are under way at once. */
const AT_ONCE = 12;
/** The most requests a life is let send before it is killed: some batches. */
const MOST_REQUESTS = 3 * AT_ONCE;
/** How long a life may go on after the request that ends it has arrived: less than most replies take. ms */
const LONGEST_REST_MS = 60;
const LONGEST_REPLY_MS = 400;
/** A start, recovery included, takes about as long. ms */
const START_MS = 1200;
/** One kill in so many meets a start, at whatever moment of it. */
const START_EVERY = 5;
/** Something is wrong where a life has not sent its requests by then. ms */
const PATIENCE_MS = 60_000;

/** Of the random moments. A run that failed prints its own: with it, `LUMI_CRASH_SEED=… ` kills at the same moments again. */
const SEED = Number(process.env['LUMI_CRASH_SEED'] ?? randomInt(2 ** 31));

let server: ProviderServer;

beforeEach(async () => {
  server = await startGoogleServer({ scale: 0.1 });
  // Some replies come at once, some are still on their way when others are stored.
  server.respondWith(
    Array.from({ length: 20_000 }, (_, at) => ({
      scenario: 'picture' as const,
      delayMs: (at * 37) % LONGEST_REPLY_MS,
    })),
  );
});
afterEach(() => {
  killAll();
  return server.close();
});

it(
  `loses nothing and repeats nothing unasked in ${String(LANES * KILLS_PER_LANE)} SIGKILLs at random moments`,
  { timeout: 900_000 },
  async () => {
    console.log(`LUMI_CRASH_SEED=${String(SEED)}`);
    const lanes = await Promise.all(Array.from({ length: LANES }, (_, lane) => wreckOften(lane)));
    const sum = (pick: (lane: Lane) => number) => lanes.reduce((total, lane) => total + pick(lane), 0);
    expect(lanes.flatMap(({ faults }) => faults)).toEqual([]);
    // The kills must have met batches at work, or the test shows nothing. Moments go by what the server sees, so no machine is too slow for that.
    console.log(
      `${sum(({ announced }) => announced)} pictures and texts announced, ${sum(({ cutOff }) => cutOff)} calls cut off`,
    );
    expect(sum(({ announced }) => announced)).toBeGreaterThan(LANES * KILLS_PER_LANE);
    expect(sum(({ cutOff }) => cutOff)).toBeGreaterThan(LANES * KILLS_PER_LANE);

    // Nothing was asked for twice: each seed is a call of its own.
    expect(lanes.flatMap((_, lane) => repeated(lane))).toEqual([]);
    // What may have been billed is asked for again once the user says so, and only that.
    for (const [lane, { home }] of lanes.entries()) await repeatUnknown(home, lane);
    expect(lanes.flatMap(({ home }) => contradictions(home))).toEqual([]);
  },
);

interface Lane {
  readonly home: string;
  readonly announced: number;
  /** Calls that were under way when their process was killed. */
  readonly cutOff: number;
  readonly faults: readonly string[];
}

async function wreckOften(lane: number): Promise<Lane> {
  const home = join(tempFolder(), 'home');
  mkdirSync(home);
  // A whole batch at once: a kill meets as many calls as can be.
  writeFileSync(join(home, 'settings.json'), JSON.stringify({ concurrency: AT_ONCE }));
  const random = seededRandom(SEED + lane);
  const faults: string[] = [];
  const safe = new Set<string>();
  let announced = 0;
  for (let kill = 0; kill < KILLS_PER_LANE; kill++) {
    const isStart = kill % START_EVERY === 0;
    const untilDeath = isStart ? () => sleep(random() * START_MS) : () => requestsSeen(lane, random);
    // 1000 seeds a life are more than it can use.
    const firstSeed = lane * SEEDS_PER_LANE + kill * 1000;
    const saved = await liveAndDie({ env: optionsFor(home).env, firstSeed }, untilDeath);
    announced += saved.length;
    const { arrived, received } = await inspectWreck(home);
    for (const id of [...saved, ...arrived]) safe.add(id);
    // Opening recovers; what it then says must be true.
    const app = await openApp(optionsFor(home));
    await app[Symbol.asyncDispose]();
    const known = knownResults(home);
    faults.push(...[...safe].filter((id) => !known.has(id)).map((id) => `Kill ${kill}: this is lost: ${id}`));
    faults.push(...unfinished(home, received).map((fault) => `Kill ${kill}: ${fault}`));
    faults.push(...contradictions(home).map((fault) => `Kill ${kill}: ${fault}`));
  }
  return { home, announced, cutOff: await countUnknown(home), faults };
}

/** Returns at a random moment of a life: soon after the server has seen some more requests of its lane. */
async function requestsSeen(lane: number, random: () => number): Promise<void> {
  const requests = seedsAsked(lane).length + 1 + Math.floor(random() * MOST_REQUESTS);
  await vi.waitUntil(() => seedsAsked(lane).length >= requests, { timeout: PATIENCE_MS, interval: 5 });
  await sleep(random() * LONGEST_REST_MS);
}

function optionsFor(home: string) {
  return {
    env: { LUMI_HOME: home, LUMI_GOOGLE_BASE_URL: server.url, GOOGLE_API_KEY: server.key },
    workingFolder: home,
  };
}

async function countUnknown(home: string): Promise<number> {
  await using app = await openApp(optionsFor(home));
  const runs = await app.client('run.list', {});
  const details = await Promise.all(runs.map(({ runId }) => app.client('run.details', { runId })));
  return details.flatMap(({ calls }) => calls).filter(({ state }) => state === 'unknown').length;
}

/** The seeds of one lane that the server was asked for, in order. */
function seedsAsked(lane: number): number[] {
  return server.requests
    .map(({ body }) => (body as { generationConfig: { seed: number } }).generationConfig.seed)
    .filter((seed) => Math.floor(seed / SEEDS_PER_LANE) === lane);
}

/** Those that it was asked for more than once. */
function repeated(lane: number): number[] {
  const seeds = seedsAsked(lane);
  return seeds.filter((seed, at) => seeds.indexOf(seed) !== at);
}

/** Goes on with every run that was cut off, asking again for what may have been billed. */
async function repeatUnknown(home: string, lane: number): Promise<void> {
  await using app = await openApp({ ...optionsFor(home), takesQueueOver: true });
  const { client } = app;
  const isIdle = async () => {
    const { running, waiting } = await client('queue.get');
    return running === null && waiting.length === 0;
  };
  const untilIdle = () => vi.waitUntil(isIdle, { timeout: 120_000 });
  const incomplete = async () => (await client('run.list', {})).filter(({ done, expected }) => done < expected);
  // What waits still has its own calls to make first.
  await client('queue.setPaused', { isPaused: false });
  await untilIdle();
  expect(repeated(lane)).toEqual([]);

  const left = await incomplete();
  const before = server.requests.length;
  for (const { runId } of left) await client('run.resume', { runId, repeatUnknown: true });
  await untilIdle();
  expect(await incomplete()).toEqual([]);
  const missing = left.reduce((calls, { expected, done }) => calls + expected - done, 0);
  expect(server.requests.length - before).toBe(missing);
}
