import { connect, type Socket } from 'node:net';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '#shared/api/createClient';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { startLumi, type Lumi } from '../../../../e2e/support/startLumi.ts';
import { aGraph } from '../../../../support/builders.ts';
import { startGoogleServer } from '../../../../support/providers/googleServer.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';
import { loopbackTransport, visit } from '../../../../support/transports.ts';

const PICTURES = 16;

let server: ProviderServer;
let lumi: Lumi | undefined;
const strangers: Socket[] = [];

beforeEach(async () => {
  server = await startGoogleServer({ scale: 0.2 });
});
afterEach(async () => {
  for (const stranger of strangers.splice(0)) stranger.destroy();
  await lumi?.close();
  await server.close();
});

/** Connects and says nothing, as often as it is told; comes back when it is sent away. Resolves when all of them were let in once. */
async function crowd(url: string, count: number): Promise<void> {
  const { port } = new URL(url);
  const come = async (at: number): Promise<void> => {
    const socket = connect(Number(port), '127.0.0.1');
    strangers[at] = socket;
    socket.on('error', () => undefined);
    await new Promise<void>((resolve) => {
      socket.once('connect', resolve);
      socket.once('close', () => {
        resolve();
        setTimeout(() => strangers[at] === socket && void come(at), 200);
      });
    });
  };
  await Promise.all(Array.from({ length: count }, (_, at) => come(at)));
}

/** Starts Lumi Studio with so few descriptors, and has it wait for sixteen paid pictures. */
async function sixteenInFlight(descriptors: number, answers: Promise<unknown>) {
  const home = tempFolder();
  writeFileSync(join(home, 'settings.json'), JSON.stringify({ concurrency: PICTURES }));
  lumi = await startLumi({ LUMI_GOOGLE_BASE_URL: server.url, GOOGLE_API_KEY: server.key }, home, { descriptors });
  server.respondWith({ scenario: 'picture', after: answers });
  const graph = aGraph('Foxes')
    .node('provider', 'google-provider')
    .node('config', 'gemini-config', { numImages: PICTURES })
    .node('generate', 'image-processor', { prompt: 'a red fox', seed: 7 })
    .wire('provider.provider', 'generate.provider')
    .wire('config.config', 'generate.config');
  const client = createClient(loopbackTransport(await visit(lumi)));
  await client('run.start', { workflow: workflowFile(graph.build()) });
  await vi.waitFor(
    () => {
      expect(server.requests).toHaveLength(PICTURES);
    },
    { timeout: 20_000 },
  );
  return { client, url: lumi.url, home, lumi };
}

/** The pictures that lie in the library, each under the hash of its bytes. */
function picturesIn(home: string): readonly string[] {
  const folder = join(home, 'library', 'pictures');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => {
    expect(name).toContain(
      createHash('sha256')
        .update(readFileSync(join(parentPath, name)))
        .digest('hex'),
    );
    return name;
  });
}

describe.skipIf(process.platform === 'win32')('strangers who connect and say nothing', { timeout: 120_000 }, () => {
  it.each([
    ['260 of them under a limit of 200 descriptors', 200, 260],
    ['so many that no descriptor is left', 68, 60],
  ])('cost no paid picture: %s', async (_what, descriptors, count) => {
    const answers = Promise.withResolvers<undefined>();
    const { client, home, url, lumi: program } = await sixteenInFlight(descriptors, answers.promise);
    await crowd(url, count);
    answers.resolve(undefined);
    await vi.waitFor(
      async () => {
        const [run] = await client('run.current');
        expect(run?.events.at(-1)?.kind).toBe('run-finished');
      },
      { timeout: 90_000, interval: 200 },
    );
    const [run] = await client('run.current');
    expect(run?.events.filter(({ kind }) => kind === 'image-saved')).toHaveLength(PICTURES);
    expect(picturesIn(home)).toHaveLength(PICTURES);
    expect(server.requests).toHaveLength(PICTURES);
    expect(program.log()).not.toContain('EMFILE');
    expect(readFileSync(join(home, 'logs', 'lumi.log'), 'utf8')).toMatch(/run finished/);
  });
});
