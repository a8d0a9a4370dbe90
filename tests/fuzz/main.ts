/** `npm run fuzz`: each area in a process of its own, watched, so that an input that stops everything is a finding too. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { areas, isAreaName, type AreaName } from './areas.ts';
import type { Told } from './runArea.ts';

const RUN_AREA = fileURLToPath(new URL('runArea.ts', import.meta.url));
/** A process that has told nothing for so long stands still, ms. The slowest input takes a few seconds. */
const STANDSTILL_MS = 60_000;
const MAX_SEED = 0x7fffffff;
const USAGE = `Usage: npm run fuzz -- [AREA …] [--seed N] [--minutes M]

Areas: ${Object.keys(areas).join(', ')}; all where none is named. M minutes for each area, 0.2 where nothing is said.
Without the first -- npm takes the options for its own: then write --seed=N --minutes=M.`;

interface Wishes {
  readonly names: readonly AreaName[];
  readonly seed: number;
  readonly ms: number;
  readonly only: string | undefined;
  readonly path: string | undefined;
}

const wishes = wishesOf(process.argv.slice(2));
if (!wishes) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else {
  let failed = 0;
  for (const name of wishes.names) failed += (await runArea(name, wishes)) ? 0 : 1;
  process.stdout.write(`${wishes.names.length - failed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}

function wishesOf(words: readonly string[]): Wishes | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        seed: { type: 'string' },
        minutes: { type: 'string' },
        // How one finding is repeated; told with it.
        only: { type: 'string' },
        path: { type: 'string' },
      },
    });
    const names = positionals.filter(isAreaName);
    const seed = Number(values.seed ?? Math.floor(Math.random() * MAX_SEED));
    const ms = Number(values.minutes ?? 0.2) * 60_000;
    if (names.length < positionals.length || !Number.isInteger(seed) || !(ms > 0)) return undefined;
    const chosen = names.length > 0 ? names : Object.keys(areas).filter(isAreaName);
    return { names: chosen, seed, ms, only: values.only, path: values.path };
  } catch {
    return undefined;
  }
}

/** Gives whether nothing was found. */
function runArea(name: AreaName, { seed, ms, only, path }: Wishes): Promise<boolean> {
  return new Promise((resolve) => {
    const child = fork(RUN_AREA, [JSON.stringify({ name, seed, ms, only, path })]);
    let at = 'its start';
    let watch: NodeJS.Timeout | undefined;
    const wait = () => {
      clearTimeout(watch);
      watch = setTimeout(() => {
        process.stdout.write(`  FAILED ${at}: stood still for ${STANDSTILL_MS / 1000} s\n`);
        process.stdout.write(`  repeat: npm run fuzz -- ${name} --seed ${seed} --only ${JSON.stringify(at)}\n`);
        child.kill('SIGKILL');
      }, STANDSTILL_MS);
    };
    process.stdout.write(`── ${name} (seed ${seed})\n`);
    wait();
    child.on('message', (told: Told) => {
      if (told.at !== undefined) at = told.at;
      if (told.line !== undefined) process.stdout.write(`${told.line}\n`);
      wait();
    });
    child.on('close', (code) => {
      clearTimeout(watch);
      resolve(code === 0);
    });
  });
}
