import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { compileCache } from '../support/compileCache.ts';

export interface RunAndDeath {
  /** It came to its end, and said so, before it was killed. */
  readonly isDone: boolean;
  /** How long it was at work. */
  readonly ms: number;
}

/** Runs a program that says on stdout when it begins and when it is `done`, and kills it so long after its beginning. */
export async function runAndDie(worker: string, words: readonly string[], afterMs: number): Promise<RunAndDeath> {
  const child = spawn(process.execPath, [worker, ...words], {
    env: { PATH: process.env['PATH'], ...compileCache },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let said = '';
  const begun = new Promise<void>((resolve) => {
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString();
      resolve();
    });
  });
  await Promise.race([begun, ended]);
  const from = performance.now();
  await Promise.race([afterMs === Infinity ? ended : sleep(afterMs), ended]);
  child.kill('SIGKILL');
  expect([0, null]).toContain(await ended);
  return { isDone: said.includes('done'), ms: performance.now() - from };
}
