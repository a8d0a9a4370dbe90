import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compileCache } from '../../support/compileCache.ts';
import { newHome, removeHome } from './newHome.ts';

const ENTRY = fileURLToPath(new URL('../../../electron/hosts/web/main.ts', import.meta.url));
const START_TIMEOUT_MS = 20_000;

/** Lumi Studio in a process of its own, behind its loopback door. */
export interface Lumi {
  /** The address it printed first, with a token that works once. A browser that is in may open it again all the same. */
  readonly url: string;
  /** Presses Enter in its terminal. Gives the address it prints. */
  newUrl(): Promise<string>;
  readonly pid: number;
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

/** `descriptors`: the most files and sockets it may have open. */
export async function startLumi(
  env: Readonly<Record<string, string>> = {},
  home = newHome(),
  { descriptors, args = ['--no-open'] }: { readonly descriptors?: number; readonly args?: readonly string[] } = {},
): Promise<Lumi> {
  const command = [process.execPath, ENTRY, ...args];
  const limited = ['/bin/sh', '-c', `ulimit -n ${descriptors ?? ''}; exec "$@"`, 'sh', ...command];
  const [program = '', ...words] = descriptors === undefined ? command : limited;
  const child = spawn(program, words, {
    cwd: home,
    env: { PATH: process.env['PATH'], ...compileCache, ...env, LUMI_HOME: home },
    stdio: 'pipe',
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  /** The next address it prints. */
  const printed = () =>
    new Promise<string>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`Lumi Studio printed no address: ${stdout}${stderr}`));
      }, START_TIMEOUT_MS);
      const look = () => {
        const found = /http:\/\/127\.0\.0\.1(?::\d+)?\/\?token=\S+\n/.exec(stdout);
        if (!found) return;
        stdout = stdout.slice(found.index + found[0].length);
        child.stdout.off('data', look);
        clearTimeout(timer);
        resolve(found[0].trim());
      };
      child.stdout.on('data', look);
      child.once('exit', (code) => {
        clearTimeout(timer);
        reject(new Error(`Lumi Studio ended with ${code}: ${stderr}`));
      });
    });
  const url = await printed();
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    await ended;
  };
  return {
    url,
    newUrl: async () => {
      const next = printed();
      child.stdin.write('\n');
      return next;
    },
    pid: child.pid ?? 0,
    home,
    log: () => stderr,
    stop,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    close: async () => {
      await stop();
      removeHome(home);
    },
  };
}
