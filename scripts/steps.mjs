/** Steps are scripts of package.json. Each tells how it went and how long it took. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, say } from './prepare.mjs';

/** Runs one and shows what it says as it says it. Gives whether it passed. */
export function runStep(step, env = {}) {
  say(`\n── ${step}`);
  return timed(step, env, 'inherit');
}

/** Runs steps that keep one core busy each, as many at once as there are cores; each is shown once it has ended. Gives those that failed. */
export async function runSideBySide(steps, env = {}) {
  const waiting = [...steps];
  const failed = [];
  const folder = mkdtempSync(join(tmpdir(), 'lumi-steps-'));
  const next = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const file = join(folder, step.replaceAll(':', '-'));
      const output = openSync(file, 'w');
      if (!(await timed(step, env, output))) failed.push(step);
      closeSync(output);
      say(readFileSync(file, 'utf8'));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, next));
  rmSync(folder, { recursive: true });
  return failed;
}

/** The closing line, and the exit code. */
export function sumUp(count, failed) {
  process.stdout.write(`${count - failed.length} passed, ${failed.length} failed\n`);
  if (failed.length > 0) say(`Failed: ${failed.join(', ')}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

/** `output`: where it prints, a descriptor or `inherit`. */
async function timed(step, env, output) {
  const startedAt = Date.now();
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const code = await run(command, [...first, 'run', '--silent', step], {
    stdio: ['ignore', output, output],
    env: { ...process.env, ...env },
    shell: command === 'npm' && process.platform === 'win32',
  });
  say(`── ${step}: ${code === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  return code === 0;
}
