import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../../../../support/builders.ts';
import { startGoogleServer } from '../../../../support/providers/googleServer.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';
import { runHere } from '../../../../support/runHere.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

let folder: string;
let server: ProviderServer;

beforeEach(async () => {
  folder = tempFolder();
  server = await startGoogleServer({ scale: 0.05 });
});
afterEach(() => server.close());

const lumi = (...args: readonly string[]) =>
  runHere(args, {
    env: { LUMI_HOME: join(folder, 'home'), LUMI_GOOGLE_BASE_URL: server.url, GOOGLE_API_KEY: server.key },
  });

const nodes = aGraph('Bent')
  .node('provider', 'google-provider')
  .node('words', 'text', { value: 'a red fox' })
  .node('one', 'image-processor', { seed: 1 })
  .node('two', 'image-processor', { seed: 2 })
  .node('last', 'image-processor', { prompt: 'both at a lake', seed: 3 })
  .wire('provider.provider', 'one.provider')
  .wire('provider.provider', 'two.provider')
  .wire('provider.provider', 'last.provider');
const plain = nodes
  .wire('words.text', 'one.prompt')
  .wire('words.text', 'two.prompt')
  .wire('one.images', 'last.references')
  .wire('two.images', 'last.references')
  .build();
/** A chain into both prompts, the first of two references bent, and two reroutes that lead nowhere or come from nowhere. */
const bent = nodes
  .node('r1', 'reroute', { carries: 'text' })
  .node('r2', 'reroute', { carries: 'text' })
  .node('r3', 'reroute', { carries: 'images' })
  .node('loose', 'reroute', { carries: 'images' })
  .node('end', 'reroute', { carries: 'images' })
  .wire('r1.out', 'r2.in')
  .wire('r2.out', 'one.prompt')
  .wire('r2.out', 'two.prompt')
  .wire('r3.out', 'last.references')
  .wire('two.images', 'last.references')
  .wire('loose.out', 'last.references')
  .wire('one.images', 'r3.in')
  .wire('two.images', 'end.in')
  .wire('words.text', 'r1.in')
  .build();

function file(name: string, graph: typeof plain): string {
  const path = join(folder, `${name}.lumi.json`);
  writeFileSync(path, writeWorkflow(graph));
  return path;
}

it('checks a graph with reroutes as the graph without them', async () => {
  const [without, withThem] = [await lumi('check', file('plain', plain)), await lumi('check', file('bent', bent))];
  expect(without).toMatchObject({ code: 0 });
  expect(withThem.code).toBe(0);
  expect(withThem.stdout.replaceAll('bent', 'plain')).toBe(without.stdout);
});

it('asks for the same with reroutes as without: what one paid for the other has, pictures in order', async () => {
  expect(await lumi('run', file('plain', plain))).toMatchObject({ code: 0 });
  expect(server.requests).toHaveLength(3);
  expect(await lumi('run', file('bent', bent))).toMatchObject({ code: 0 });
  expect(server.requests).toHaveLength(3);
});

it('pays once for a graph with reroutes', async () => {
  const path = file('bent', bent);
  expect(await lumi('run', path)).toMatchObject({ code: 0 });
  expect(await lumi('run', path)).toMatchObject({ code: 0 });
  expect(server.requests).toHaveLength(3);
});
