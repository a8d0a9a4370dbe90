import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../../../../support/builders.ts';
import { compileCache } from '../../../../support/compileCache.ts';
import { startGoogleServer } from '../../../../support/providers/googleServer.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';
import { CLI_ENTRY, runCli, type CliOptions, type CliResult } from '../../../../support/runCli.ts';
import { runHere } from '../../../../support/runHere.ts';
import { stopHeard } from '../../../../support/stopHeard.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { untilHolds } from '../../../../support/untilHolds.ts';

let folder: string;
let server: ProviderServer;
/** Lets the server answer what it holds back. */
let answers: PromiseWithResolvers<undefined>;

beforeEach(async () => {
  folder = tempFolder();
  answers = Promise.withResolvers();
  server = await startGoogleServer({ scale: 0.05 });
});
afterEach(() => server.close());

function home(): string {
  return join(folder, 'home');
}

function env(): Record<string, string> {
  return { LUMI_HOME: home(), LUMI_GOOGLE_BASE_URL: server.url, GOOGLE_API_KEY: server.key };
}

function lumi(args: readonly string[], options: Partial<CliOptions> = {}): Promise<CliResult> {
  return runCli(args, { env: env(), ...options });
}

function graphOf(images: number): string {
  const path = join(folder, 'graph.lumi.json');
  const graph = aGraph('Foxes')
    .node('provider', 'google-provider')
    .node('config', 'gemini-config', { numImages: images })
    .node('generate', 'image-processor', { prompt: 'a red fox', seed: 7 })
    .wire('provider.provider', 'generate.provider')
    .wire('config.config', 'generate.config');
  writeFileSync(path, writeWorkflow(graph.build()));
  return path;
}

describe('--out', () => {
  it('says once that copies fail, gives the library’s pictures instead, and follows the run to its end', async () => {
    const out = join(folder, 'out');
    server.respondWith(['picture', ...held(3)]);
    const { code, stdout, stderr } = await runHere(['run', graphOf(4), '--concurrency', '1', '--out', out], {
      env: env(),
      onStdout: () => {
        if (!statSync(out).isDirectory()) return;
        rmSync(out, { recursive: true });
        writeFileSync(out, 'no folder');
        answers.resolve(undefined);
      },
    });
    expect(code).toBe(1);
    expect(server.requests).toHaveLength(4);
    expect(stderr.trim().split('\n')).toEqual([
      `Saving to ${out} failed. Something of that name is in the way.`,
      '  Choose another name.',
    ]);
    const paths = stdout.split('\n').map((line) => line.split('  ')[0] ?? '');
    expect(paths).toHaveLength(4);
    expect(paths[0]).toBe(join(out, 'Foxes-7.png'));
    for (const path of paths.slice(1)) {
      expect(path).toContain(join(home(), 'library'));
      expect(existsSync(path)).toBe(true);
    }
  });
});

describe('a run whose terminal goes', () => {
  it('keeps what is in flight, however often it hears of it', async () => {
    server.respondWith(['picture', ...held(7)]);
    let told = 0;
    const { code, stdout } = await lumi(['run', graphOf(8), '--concurrency', '2'], {
      onStdout: (_text, signal) => {
        if (told++ > 0) return;
        signal('SIGHUP');
        void stopHeard(home())
          // An interrupt that is heard twice at once counts as one.
          .then(() => sleep(600))
          .then(() => {
            signal('SIGHUP');
          })
          .finally(() => {
            answers.resolve(undefined);
          });
      },
    });
    expect(code).toBe(130);
    expect(server.requests.length).toBeLessThan(8);
    expect(server.requests.map(({ wasAborted }) => wasAborted)).not.toContain(true);
    expect(stdout.split('\n')).toHaveLength(server.requests.length);
  });

  it.runIf(existsSync('/usr/bin/script'))('keeps what is in flight in a terminal of its own', async () => {
    server.respondWith(held(8));
    const command = [process.execPath, CLI_ENTRY, 'run', graphOf(8), '--concurrency', '2'].join(' ');
    const terminal = spawn('/usr/bin/script', ['-qc', command, '/dev/null'], {
      env: { PATH: process.env['PATH'], SHELL: '/bin/sh', ...compileCache, ...env() },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    terminal.stdout.resume();
    await untilHolds(() => {
      expect(server.requests).toHaveLength(2);
    });
    // Whoever holds the terminal is gone: the run hears of it, and can write to it no more.
    terminal.kill('SIGKILL');
    await once(terminal, 'exit');
    await stopHeard(home());
    answers.resolve(undefined);
    await untilHolds(async () => {
      expect((await runHere(['runs'], { env: env() })).stdout).toContain('cancelled  2/8  ');
    });
    expect(server.requests.map(({ wasAborted }) => wasAborted)).toEqual([false, false]);
    expect((await runHere(['images'], { env: env() })).stdout.split('\n')).toHaveLength(2);
  });
});

describe.runIf(process.platform !== 'win32')('Ctrl+C in a terminal', () => {
  it('reaches the picture process too, and breaks no picture that is being made', async () => {
    server.respondWith(held(1));
    const path = join(folder, 'both.lumi.json');
    // The paid picture is under way until the run has heard; large ones are drawn meanwhile.
    const graph = aGraph('Foxes')
      .node('config', 'gemini-config', { numImages: 12, resolution: '4K' })
      .node('drawn-by', 'sample-provider')
      .node('drawn', 'image-processor', { prompt: 'a red fox', seed: 7 })
      .wire('drawn-by.provider', 'drawn.provider')
      .wire('config.config', 'drawn.config')
      .node('paid-to', 'google-provider')
      .node('paid', 'image-processor', { prompt: 'a red fox', seed: 7 })
      .wire('paid-to.provider', 'paid.provider')
      .wire('config.config', 'paid.config');
    writeFileSync(path, writeWorkflow(graph.build()));
    const child = spawn(process.execPath, [CLI_ENTRY, 'run', path, '--concurrency', '1'], {
      env: { PATH: process.env['PATH'], ...compileCache, ...env() },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.once('data', () => process.kill(-Number(child.pid), 'SIGINT'));
    const closed = once(child, 'close') as Promise<[number | null]>;
    await stopHeard(home());
    answers.resolve(undefined);
    const [code] = await closed;
    expect(stderr).not.toMatch(/(drawn|paid): /);
    expect(code).toBe(130);
    expect(server.requests.map(({ wasAborted }) => wasAborted)).toEqual([false]);
  });
});

function held(count: number) {
  return Array.from({ length: count }, () => ({ scenario: 'picture', after: answers.promise }) as const);
}
