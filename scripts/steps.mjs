/** Steps are scripts of package.json. Each tells how it went and how long it took. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, say } from './prepare.mjs';

/** Of what a step that failed said last. Characters */
const LAST_WORDS = 6000;

/** Runs one and shows what it says as it says it. Gives a list of it where it failed, with its last words; else an empty one. */
export async function runStep(step, env = {}) {
  say(`\n── ${step}`);
  let lastWords = '';
  const hear = (chunk) => {
    process.stdout.write(chunk);
    lastWords = (lastWords + chunk.toString()).slice(-LAST_WORDS);
  };
  return (await timed(step, env, 'pipe', hear)) ? [] : [{ step, lastWords }];
}

/** Runs steps that keep one core busy each, as many at once as there are cores; each is shown once it has ended. As `runStep`. */
export async function runSideBySide(steps, env = {}) {
  const waiting = [...steps];
  const failed = [];
  const folder = mkdtempSync(join(tmpdir(), 'lumi-steps-'));
  const next = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const file = join(folder, step.replaceAll(':', '-'));
      const output = openSync(file, 'w');
      const hasPassed = await timed(step, env, output);
      closeSync(output);
      const said = readFileSync(file, 'utf8');
      say(said);
      if (!hasPassed) failed.push({ step, lastWords: said.slice(-LAST_WORDS) });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, next));
  rmSync(folder, { recursive: true });
  return failed;
}

/** The closing lines, and the exit code. What failed is told once more: a log may be cut to its end. */
export function sumUp(count, failed) {
  for (const { step, lastWords } of failed)
    process.stdout.write(`\n── ${step} failed; its last words:\n${lastWords}\n`);
  process.stdout.write(`${count - failed.length} passed, ${failed.length} failed\n`);
  if (failed.length > 0) say(`Failed: ${failed.map(({ step }) => step).join(', ')}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

/** `output`: where it prints, a descriptor, or `pipe` for `hear`. */
async function timed(step, env, output, hear) {
  const startedAt = Date.now();
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const code = await run(command, [...first, 'run', '--silent', step], {
    stdio: ['ignore', output, output],
    hear,
    env: { ...process.env, ...env },
    shell: command === 'npm' && process.platform === 'win32',
  });
  say(`── ${step}: ${code === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return code === 0;
}
