import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileCache } from '../../support/compileCache.ts';

const ENTRY = fileURLToPath(new URL('../../../electron/hosts/web/main.ts', import.meta.url));
const START_TIMEOUT_MS = 20_000;

/** Lumi Studio in a process of its own, behind its loopback door. */
export interface Lumi {
  /** The address with the token. */
  readonly url: string;
  readonly home: string;
  /** All it said on stderr. */
  readonly log: () => string;
  /** Ends the process, by SIGTERM unless told otherwise; its data folder stays for the next start. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Ends the process at once, as a crash or a power cut would. */
  kill(): Promise<void>;
  /** Ends it and removes its data folder. */
  close(): Promise<void>;
}

export async function startLumi(env: Readonly<Record<string, string>> = {}, home = newHome()): Promise<Lumi> {
  const child = spawn(process.execPath, [ENTRY, '--no-open'], {
    cwd: home,
    env: { PATH: process.env['PATH'], ...compileCache, ...env, LUMI_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  const url = await new Promise<string>((resolve, reject) => {
    let stdout = '';
    const timer = setTimeout(() => {
      reject(new Error(`Lumi Studio did not start: ${stdout}${stderr}`));
    }, START_TIMEOUT_MS);
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/.exec(stdout);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[0]);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`Lumi Studio ended with ${code}: ${stderr}`));
    });
  });
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    await ended;
  };
  return {
    url,
    home,
    log: () => stderr,
    stop,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    close: async () => {
      await stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function newHome(): string {
  const home = join(mkdtempSync(join(tmpdir(), 'lumi-e2e-')), 'home');
  mkdirSync(home);
  return home;
}
