import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { compileCache } from './compileCache.ts';

export const CLI_ENTRY = fileURLToPath(new URL('../../electron/hosts/cli/main.ts', import.meta.url));

export interface CliResult {
  readonly code: number | null;
  /** Without the last newline. */
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  /** All the environment it sees besides PATH. */
  readonly env: Readonly<Record<string, string>>;
  /** Called with each piece of stdout, the way to signal the process and the way to stop reading it. */
  readonly onStdout?: (text: string, signal: (name: NodeJS.Signals) => void, closePipe: () => void) => void;
}

/** Runs the command line in a process of its own, its output in pipes. */
export function runCli(args: readonly string[], { env, onStdout }: CliOptions): Promise<CliResult> {
  const child = spawn(process.execPath, [CLI_ENTRY, ...args], {
    env: { PATH: process.env['PATH'], ...compileCache, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    onStdout?.(
      chunk.toString(),
      (name) => child.kill(name),
      () => child.stdout.destroy(),
    );
  });
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => {
    child.once('close', (code) => {
      resolve({ code, stdout: stdout.trimEnd(), stderr });
    });
  });
}
