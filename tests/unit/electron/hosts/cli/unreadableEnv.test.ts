import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../../../../support/builders.ts';
import { compileCache } from '../../../../support/compileCache.ts';
import { startGoogleServer } from '../../../../support/providers/googleServer.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';
import { CLI_ENTRY, type CliResult } from '../../../../support/runCli.ts';
import { runHere } from '../../../../support/runHere.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

let folder: string;
let working: string;
let graph: string;
let server: ProviderServer;

beforeEach(async () => {
  folder = tempFolder();
  working = join(folder, 'working');
  mkdirSync(working);
  graph = join(folder, 'graph.lumi.json');
  server = await startGoogleServer({ scale: 0.05, delayMs: 600 });
  const foxes = aGraph('Foxes')
    .node('provider', 'google-provider')
    .node('config', 'gemini-config', { numImages: 3 })
    .node('generate', 'image-processor', { prompt: 'a red fox', seed: 7 })
    .wire('provider.provider', 'generate.provider')
    .wire('config.config', 'generate.config');
  writeFileSync(graph, writeWorkflow(foxes.build()));
});
afterEach(() => server.close());

const env = () => ({
  LUMI_HOME: join(folder, 'home'),
  LUMI_GOOGLE_BASE_URL: server.url,
  GOOGLE_API_KEY: server.key,
});

/** The command line as if it was started in the working folder. */
function start(args: readonly string[]): Promise<CliResult> {
  return runHere(args, { env: env(), workingFolder: working });
}

/** The program, started there after these shell words. */
function startAfter(before: string, args: readonly string[]): Promise<CliResult> {
  const child = spawn('/bin/sh', ['-c', `${before}; exec "$@"`, 'sh', process.execPath, CLI_ENTRY, ...args], {
    cwd: working,
    env: { PATH: process.env['PATH'], ...compileCache, ...env() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => {
    child.once('close', (code) => {
      resolve({ code, stdout: stdout.trimEnd(), stderr });
    });
  });
}

async function callsAreInFlight(): Promise<void> {
  while (server.requests.length < 3) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe.runIf(process.platform !== 'win32')('a .env that cannot be looked at', () => {
  it.each([
    [
      'becomes a link to itself',
      (path: string) => {
        symlinkSync('.env', path);
      },
    ],
    [
      'becomes a link to a name too long',
      (path: string) => {
        symlinkSync('x'.repeat(300), path);
      },
    ],
    [
      'goes away with its folder',
      () => {
        rmSync(working, { recursive: true });
      },
    ],
  ] as const)('costs no picture when it %s in the middle of a run', async (_, change) => {
    writeFileSync(join(working, '.env'), 'SPARE_API_KEY=spare-key-0123456789\n');
    const ended = start(['run', graph]);
    await callsAreInFlight();
    rmSync(join(working, '.env'));
    change(join(working, '.env'));
    const { code, stdout, stderr } = await ended;
    expect([stderr, code]).toEqual(['', 0]);
    expect(stdout.split('\n')).toHaveLength(3);
  });

  it.each([['images'], ['keys'], ['runs'], ['check'], ['run']])('does not keep “%s” from its work', async (name) => {
    symlinkSync('.env', join(working, '.env'));
    const { code, stderr } = await start(name === 'run' || name === 'check' ? [name, graph] : [name]);
    expect([stderr, code]).toEqual(['', 0]);
  });

  it('does not keep the program from its work where the working folder is gone', async () => {
    const { code, stdout, stderr } = await startAfter(`rmdir ${working}`, ['run', graph]);
    expect([stderr, code]).toEqual(['', 0]);
    expect(stdout.split('\n')).toHaveLength(3);
  });
});
