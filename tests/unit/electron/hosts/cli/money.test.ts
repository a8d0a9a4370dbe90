import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Workflow } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph, type GraphBuilder } from '../../../../support/builders.ts';
import { startGoogleServer } from '../../../../support/providers/googleServer.ts';
import { startOpenRouterServer } from '../../../../support/providers/openRouterServer.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';
import { runCli, type CliResult } from '../../../../support/runCli.ts';
import { runHere } from '../../../../support/runHere.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

let folder: string;
let server: ProviderServer;

beforeEach(async () => {
  folder = tempFolder();
  server = await startGoogleServer({ scale: 0.05 });
});
afterEach(() => server.close());

function lumi(...args: readonly string[]): Promise<CliResult> {
  return runHere(args, {
    env: { LUMI_HOME: join(folder, 'home'), LUMI_GOOGLE_BASE_URL: server.url, GOOGLE_API_KEY: server.key },
  });
}

function fileOf(workflow: Workflow, name = 'graph'): string {
  const path = join(folder, `${name}.lumi.json`);
  writeFileSync(path, writeWorkflow(workflow));
  return path;
}

/** $0.134 a picture. */
function proGraph(images: number, provider = 'google', model = 'gemini-3-pro-image'): GraphBuilder {
  return aGraph('Foxes')
    .node('provider', `${provider}-provider`, { model })
    .node('config', 'gemini-config', { numImages: images })
    .node('prompt', 'text', { value: 'a red fox' })
    .node('generate', 'image-processor', { seed: 7 })
    .wire('provider.provider', 'generate.provider')
    .wire('config.config', 'generate.config')
    .wire('prompt.text', 'generate.prompt');
}

async function disposable(starting: Promise<ProviderServer>) {
  const stub = await starting;
  return { server: stub, [Symbol.asyncDispose]: () => stub.close() };
}

/** The same graph, its nodes elsewhere and named otherwise. */
function moved(workflow: Workflow): Workflow {
  return {
    ...workflow,
    name: 'A copy',
    nodes: workflow.nodes.map((node, at) => ({ ...node, title: `Renamed ${at}`, position: { x: at * 77, y: 500 } })),
  };
}

describe('a graph that has not changed', () => {
  it('makes no request the second time, nor from a copy whose nodes were moved and renamed, and says what that saved', async () => {
    const graph = proGraph(16).build();
    expect((await lumi('run', fileOf(graph))).code).toBe(0);
    expect(server.requests).toHaveLength(16);

    const again = await lumi('run', fileOf(graph));
    expect(again.code).toBe(0);
    expect(again.stdout.split('\n')).toHaveLength(16);
    expect(again.stdout.split('\n')[0]).toMatch(/ seed \d+ {2}\$0\.00$/);
    expect(again.stderr).toMatch(/^16 of 16 pictures reused, \$2\.\d+ saved\./);

    const copy = await lumi('run', fileOf(moved(graph), 'copy'));
    expect(copy.stdout.split('\n')).toHaveLength(16);
    expect(server.requests).toHaveLength(16);

    expect((await lumi('check', fileOf(graph))).stdout).toMatch(/^calls {5}0\nreused {4}16 {2}\(saves \$2\.\d+\)/);
  });

  it('is checked with the seeds the run will have', async () => {
    const graph = proGraph(2);
    await lumi('run', fileOf(graph.build()));
    // The first run made seeds 7 and 8; a batch of two goes on with 9 and 10.
    const moving = graph.build();
    const nodes = moving.nodes.map((node) =>
      node.id === 'generate' ? { ...node, fields: { ...node.fields, control: 'increment' } } : node,
    );
    expect((await lumi('check', fileOf({ ...moving, nodes }))).stdout).toMatch(/^calls {5}2\nreused {4}0\n/);
  });

  it('is asked for again with --again, and where the server would see a difference', async () => {
    const graph = proGraph(2);
    await lumi('run', fileOf(graph.build()));
    await lumi('run', fileOf(graph.build()), '--again');
    expect(server.requests).toHaveLength(4);
    await lumi('run', fileOf(graph.build()), '--set', 'prompt.value=a red fox.');
    expect(server.requests).toHaveLength(6);
    await lumi('run', fileOf(graph.build()), '--set', 'generate.seed=8');
    // Seed 8 was made by the first run, seed 9 is new.
    expect(server.requests).toHaveLength(7);
  });
});

describe('--max-cost', () => {
  it('sends no call that could pass it, however many go at once', async () => {
    server.respondWith(Array(16).fill({ scenario: 'picture', delayMs: 80 }));
    const { code, stderr } = await lumi(
      'run',
      fileOf(proGraph(16).build()),
      '--max-cost',
      '1.00',
      '--concurrency',
      '8',
    );
    expect(code).toBe(1);
    expect(server.requests).toHaveLength(7);
    expect(stderr).toContain('$0.134');
    expect((await lumi('images')).stdout.split('\n')).toHaveLength(7);
    expect((await lumi('spend')).stdout).toContain('7 calls, 0 failed, 0 reused');
  });

  it('is told by check, with how far it reaches', async () => {
    const { stdout } = await lumi('check', fileOf(proGraph(16).build()), '--max-cost', '$1');
    expect(stdout).toContain('cap       $1.00 a run');
    expect(stdout).toContain('the cap for the run lets 7 of 16 calls through');
    expect((await lumi('check', fileOf(proGraph(16).build()), '--max-cost', 'much')).code).toBe(2);
    expect(server.requests).toHaveLength(0);
  });
});

describe('a server whose figures leave the picture out', () => {
  const services = [
    { id: 'google', model: 'gemini-nano-banana-2.1', start: startGoogleServer },
    { id: 'openrouter', model: 'google/gemini-nano-banana-2.1', start: startOpenRouterServer },
  ];

  it.each(services)('lets $id send no more calls than the cap allows, and is told as an estimate', async (service) => {
    await using stub = await disposable(service.start({ scale: 0.05 }));
    stub.server.respondWith('free-picture');
    const graph = proGraph(8, service.id, service.model).build();
    const { stdout, stderr } = await runHere(
      ['run', fileOf(graph), '--max-cost', '0.10', '--on-error', 'continue', '--concurrency', '1'],
      {
        env: {
          LUMI_HOME: join(folder, 'home'),
          LUMI_GOOGLE_BASE_URL: stub.server.url,
          GOOGLE_API_KEY: stub.server.key,
          LUMI_OPENROUTER_BASE_URL: stub.server.url,
          OPENROUTER_API_KEY: stub.server.key,
        },
      },
    );
    // $0.0336 a picture: the third would pass ten cents.
    expect(stub.server.requests).toHaveLength(2);
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stdout).toMatch(/^.* {2}≈ \$0\.034$/m);
    expect(stderr).toContain('cap');
    expect((await lumi('spend')).stdout).toContain('≈ $0.067');
  });
});

describe('a run that failed', () => {
  it('goes on with --resume and asks for what is missing only', async () => {
    server.respondWith([...Array<'picture'>(5).fill('picture'), 'overloaded']);
    const failed = await lumi('run', fileOf(proGraph(16).build()), '--on-error', 'continue');
    expect(failed.code).toBe(1);
    expect(failed.stdout.split('\n')).toHaveLength(15);
    expect(server.requests).toHaveLength(16);

    const [line = ''] = (await lumi('runs')).stdout.split('\n');
    expect(line).toContain('failed  15/16');
    const runId = line.split(' ')[0] ?? '';
    const resumed = await lumi('run', '--resume', runId.slice(0, 8));
    expect(resumed.stderr).toBe('');
    expect(resumed.code).toBe(0);
    expect(resumed.stdout.split('\n')).toHaveLength(1);
    expect(server.requests).toHaveLength(17);
    expect(failed.stderr).toContain(`15 of 16 pictures, $2.`);
    expect(failed.stderr).toContain(`npm run -s lumi -- run --resume ${runId.slice(0, 8)}`);

    const out = join(folder, 'out');
    const complete = await lumi('run', '--resume', runId, '--out', out);
    expect(complete.stderr).toBe('Nothing was missing.\n');
    expect(readdirSync(out)).toHaveLength(16);
    await lumi('run', '--resume', runId, '--out', out);
    expect(readdirSync(out)).toHaveLength(16);
    expect(server.requests).toHaveLength(17);
    expect((await lumi('runs')).stdout).toContain('completed  16/16');
  });

  it('is refused with 2 where there is none, or where it is told what only a new run takes', async () => {
    expect(await lumi('run', '--resume', 'ffffffff')).toMatchObject({ code: 2, stdout: '' });
    const { code, stderr } = await lumi('run', '--resume', 'x', '--set', 'a.b=c');
    expect(code).toBe(2);
    expect(stderr).toContain('--resume');
  });
});

describe('a run that was cut off', () => {
  it('leaves calls that may have been billed out of the next one too, unless it is told to repeat them', async () => {
    server.respondWith(['picture', 'hang', 'hang', 'hang', 'hang', 'hang', 'hang']);
    const path = fileOf(proGraph(6).build());
    const killed = await runCli(['run', path, '--concurrency', '3'], {
      env: { LUMI_HOME: join(folder, 'home'), LUMI_GOOGLE_BASE_URL: server.url, GOOGLE_API_KEY: server.key },
      onStdout: (_text, signal) => {
        signal('SIGKILL');
      },
    });
    expect(killed.code).toBeNull();
    server.respondWith('picture');
    const sent = server.requests.length;
    expect((await lumi('runs')).stdout).toMatch(/interrupted {2}1\/6 \(\d may have been billed\)/);
    const cutOff = sent - 1;
    expect((await lumi('check', path)).stdout).toContain(`${cutOff} of the calls were cut off`);

    const next = await lumi('run', path);
    expect(next.code).toBe(1);
    expect(next.stderr).toContain('--repeat-unknown');
    expect(next.stderr).toMatch(/\d of 6 pictures, \$.* Go on with: npm run -s lumi -- run --resume [0-9a-f]{8}/);
    expect(server.requests).toHaveLength(6);

    const last = await lumi('run', path, '--repeat-unknown');
    expect(last.code).toBe(0);
    expect(server.requests).toHaveLength(6 + cutOff);
  });
});

describe('--on-error', () => {
  /** Two branches; the second draws after the first has failed. */
  const branches = () =>
    proGraph(1)
      .node('other', 'image-processor', { prompt: 'a hare', seed: 3 })
      .wire('provider.provider', 'other.provider')
      .wire('config.config', 'other.config')
      .node('gallery', 'gallery')
      .wire('generate.images', 'gallery.images')
      .build();

  it.each([
    ['stop', 1],
    ['branch', 2],
    ['continue', 2],
  ])('%s sends %i of two calls where the first fails', async (scope, sent) => {
    server.respondWith(['overloaded']);
    const { code } = await lumi('run', fileOf(branches()), '--on-error', scope, '--concurrency', '1');
    expect(code).toBe(1);
    expect(server.requests).toHaveLength(sent);
  });
});

describe('--to and --from', () => {
  const graph = () =>
    proGraph(1)
      .node('gallery', 'gallery')
      .node('beside', 'image-processor', { prompt: 'a hare' })
      .wire('provider.provider', 'beside.provider')
      .wire('config.config', 'beside.config')
      .wire('generate.images', 'gallery.images')
      .build();

  it('run what is needed and never a sibling', async () => {
    await lumi('run', fileOf(graph()), '--to', 'gallery');
    expect(server.requests).toHaveLength(1);
    await lumi('run', fileOf(graph()), '--from', 'beside');
    expect(server.requests).toHaveLength(2);
  });
});

describe('lumi spend --csv', () => {
  it('gives a row a day, provider, model and graph, with what was saved', async () => {
    await lumi('run', fileOf(proGraph(2).build()));
    await lumi('run', fileOf(proGraph(2).build()));
    const [head, row] = (await lumi('spend', '--csv')).stdout.split('\r\n');
    expect(head).toBe('day,provider,model,graph,calls,failed,reused,cost_usd,cost_kind,saved_usd,unpriced');
    expect(row).toMatch(/^\d{4}-\d\d-\d\d,google,gemini-3-pro-image,Foxes,2,0,2,0\.\d{6},actual,0\.\d{6},0$/);
  });
});
