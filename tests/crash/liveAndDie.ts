import { spawn, type ChildProcess } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileCache } from '../support/compileCache.ts';

const WORKER = fileURLToPath(new URL('crashWorker.ts', import.meta.url));
const alive = new Set<ChildProcess>();

interface Life {
  readonly env: Readonly<Record<string, string>>;
  readonly firstSeed: number;
  /** Which calls it makes: see `crashWorker`. */
  readonly calls?: 'google' | 'images';
}

/** The application until it is killed. Gives the pictures and the texts that were announced. */
export async function liveAndDie(
  { env, firstSeed, calls = 'google' }: Life,
  untilDeath: () => Promise<void>,
): Promise<string[]> {
  const child = spawn(process.execPath, [WORKER, String(firstSeed), calls], {
    // Compiled once, started a hundred times.
    env: { PATH: process.env['PATH'], ...compileCache, NODE_COMPILE_CACHE: join(tmpdir(), 'lumi-crash-cache'), ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  const told = toldBy(child);
  await Promise.race([untilDeath(), told.ended]);
  child.kill('SIGKILL');
  return told.saved;
}

/** Those that are left, where a test has failed. */
export function killAll(): void {
  for (const child of alive) child.kill('SIGKILL');
}

function toldBy(child: ChildProcess) {
  const ids: string[] = [];
  let rest = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) ids.push((JSON.parse(line) as { readonly saved: string }).saved);
  });
  const saved = new Promise<string[]>((resolve) => {
    child.once('close', () => {
      resolve(ids);
    });
  });
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`The worker ended by itself, with ${String(code)}.`));
    });
  });
  // Killed, it ends too, and nobody waits for that.
  ended.catch(() => undefined);
  return { saved, ended };
}
