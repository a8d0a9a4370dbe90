import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { looksLikeKeyName } from '#shared/graph/keyShapes';
import type { EnvValues } from './createEnvFileReader.ts';

/** Shells that load a lot take a second or two; one that asks something never ends. */
const TIMEOUT_MS = 3_000;
const MAX_OUTPUT_CHARS = 1_000_000;

/** Whether a terminal started this process, and so handed on what its shell had set. Windows has no login shell. */
export function isFromTerminal(env: EnvValues, platform: NodeJS.Platform = process.platform): boolean {
  return platform === 'win32' || (env['TERM'] ?? 'dumb') !== 'dumb';
}

/**
 * The keys a user's login shell sets, by name: an application that is started from the dock or a menu gets none of them. Only what is
 * named like a key is kept. Empty where the shell fails, is none or takes longer than `timeoutMs`; it never rejects.
 */
export async function readLoginShell(env: EnvValues, timeoutMs = TIMEOUT_MS): Promise<EnvValues> {
  const shell = env['SHELL'];
  if (!shell?.startsWith('/')) return {};
  // Start-up files print what they like, so what is asked for stands between marks.
  const mark = `lumi-${randomUUID()}`;
  const printed = await output(
    shell,
    `echo ${mark}; /usr/bin/env -0 || /usr/bin/env; echo ${mark}`,
    mark,
    env,
    timeoutMs,
  );
  const [, variables = ''] = printed.split(mark);
  return Object.fromEntries(
    variables.split(variables.includes('\0') ? '\0' : '\n').flatMap((line) => {
      const [, name = '', value = ''] = /^\s*([A-Z0-9_]+)=(.*)$/s.exec(line) ?? [];
      return looksLikeKeyName(name) ? [[name, value]] : [];
    }),
  );
}

/** What a login shell prints up to the second mark; empty where there is none in time. */
function output(shell: string, script: string, mark: string, env: EnvValues, timeoutMs: number): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    // A group of its own, so that whatever its start-up files started ends with it.
    const child = spawn(shell, ['-ilc', script], { env, detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
    const finish = (result: string) => {
      clearTimeout(timer);
      child.stdout.destroy();
      endGroup(child.pid);
      resolve(result);
    };
    const timer = setTimeout(finish, timeoutMs, '');
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (chunk: string) => {
      text += chunk;
      if (text.split(mark).length > 2) finish(text);
      else if (text.length > MAX_OUTPUT_CHARS) finish('');
    });
    child.once('error', () => {
      finish('');
    });
    child.once('close', () => {
      finish('');
    });
  });
}

function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (caught) {
    // It has ended by itself.
    if (!(caught instanceof Error && 'code' in caught && (caught.code === 'ESRCH' || caught.code === 'EPERM')))
      throw caught;
  }
}
