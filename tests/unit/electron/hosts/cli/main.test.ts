import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunEvent } from '#shared/runs/RunEvent';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { aGraph, type GraphBuilder } from '../../../../support/builders.ts';
import { startGoogleServer } from '../../../../support/providers/googleServer.ts';
import { startOpenRouterServer } from '../../../../support/providers/openRouterServer.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';
import { runCli, type CliOptions, type CliResult } from '../../../../support/runCli.ts';
import { runHere } from '../../../../support/runHere.ts';
import { sampleGraph } from '../../../../support/runs.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

let folder: string;
let server: ProviderServer;

beforeEach(async () => {
  folder = tempFolder();
  server = await startGoogleServer({ scale: 0.05, delayMs: 60 });
});
afterEach(() => server.close());

const env = () => ({
  LUMI_HOME: join(folder, 'home'),
  LUMI_GOOGLE_BASE_URL: server.url,
  GOOGLE_API_KEY: server.key,
});

/** In this process. */
function lumi(args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<CliResult> {
  return runHere(args, { env: { ...env(), ...more } });
}

/** In a process of its own, which can be signalled. */
function program(args: readonly string[], onStdout: CliOptions['onStdout']): Promise<CliResult> {
  return runCli(args, { env: env(), ...(onStdout && { onStdout }) });
}

function fileOf(workflow: Workflow): string {
  const path = join(folder, 'graph.lumi.json');
  writeFileSync(path, writeWorkflow(workflow));
  return path;
}

function googleGraph(images: number, provider: Readonly<Record<string, string>> = {}): GraphBuilder {
  return aGraph('Foxes')
    .node('provider', 'google-provider', provider)
    .node('config', 'gemini-config', { numImages: images })
    .node('generate', 'image-processor', { prompt: 'a red fox', seed: 7 })
    .wire('provider.provider', 'generate.provider')
    .wire('config.config', 'generate.config');
}

describe('lumi run', () => {
  it('prints a line a picture, copies the pictures and says nothing else in a pipe', async () => {
    const out = join(folder, 'out');
    const { code, stdout, stderr } = await lumi(['run', fileOf(sampleGraph(2).build()), '--out', out]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const lines = stdout.split('\n').sort();
    expect(lines).toEqual([
      `${join(out, 'Foxes-7.png')}  1024x1024  seed 7  $0.00`,
      `${join(out, 'Foxes-8.png')}  1024x1024  seed 8  $0.00`,
    ]);
    expect(readdirSync(out).sort()).toEqual(['Foxes-7.png', 'Foxes-8.png']);
  });

  it('never writes over what is there', async () => {
    const out = join(folder, 'out');
    const path = fileOf(sampleGraph(1).build());
    await lumi(['run', path, '--out', out]);
    const { stdout } = await lumi(['run', path, '--out', out]);
    expect(stdout).toContain('Foxes-7-2.png');
    expect(readdirSync(out)).toHaveLength(2);
  });

  it('prints every event as JSON, without a gap, instead of the lines', async () => {
    const { code, stdout } = await lumi(['run', fileOf(sampleGraph(2).build()), '--events']);
    const events = stdout.split('\n').map((line) => JSON.parse(line) as RunEvent);
    expect(code).toBe(0);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at));
    expect(events.at(-1)).toMatchObject({ kind: 'run-finished', outcome: 'completed' });
  });

  it('sets fields, by id and by title', async () => {
    const path = fileOf(googleGraph(1).build());
    await lumi(['run', path, '--set', 'generate.prompt=a blue = hare', '--set', 'Gemini settings.aspectRatio=16:9']);
    expect(server.requests[0]?.body).toMatchObject({
      contents: [{ parts: [{ text: 'a blue = hare' }] }],
      generationConfig: { imageConfig: { aspectRatio: '16:9' }, seed: 7 },
    });
  });

  it('keeps to --concurrency', async () => {
    await lumi(['run', fileOf(googleGraph(5).build()), '--concurrency', '2']);
    expect(server.requests).toHaveLength(5);
    expect(server.maxInFlight).toBe(2);
  });

  it('exits with 1 when the run failed, prints what was made, and says why', async () => {
    server.respondWith(['picture', 'rate-limited', 'picture', 'picture', 'picture', 'picture']);
    const { code, stdout, stderr } = await lumi(['run', fileOf(googleGraph(6).build()), '--concurrency', '1']);
    expect(code).toBe(1);
    expect(stdout.split('\n')).toHaveLength(1);
    expect(stdout).toMatch(/\.png {2}\d+x\d+ {2}seed 7 {2}\$0\.\d+$/);
    expect(stderr).toContain('generate: ');
    expect(stderr).toContain('35 seconds');
    expect(server.requests).toHaveLength(2);
  });

  it('exits with 130 after Ctrl+C, keeping what was made and what was in flight', async () => {
    let stopped = false;
    const { code, stdout, stderr } = await program(
      ['run', fileOf(googleGraph(12).build()), '--concurrency', '2'],
      (_text, signal) => {
        if (!stopped) signal('SIGINT');
        stopped = true;
      },
    );
    expect(code).toBe(130);
    expect(stderr).toContain('Ctrl+C again');
    const made = stdout.split('\n').length;
    expect(made).toBeGreaterThan(0);
    expect(made).toBe(server.requests.length);
    expect(made).toBeLessThan(12);
  });

  it('goes on to its end when its reader leaves early: what is in flight is paid for', async () => {
    const { code } = await program(
      ['run', fileOf(googleGraph(6).build()), '--concurrency', '2'],
      (_text, _signal, closePipe) => {
        closePipe();
      },
    );
    expect(code).toBe(0);
    expect(server.requests.map(({ wasAborted }) => wasAborted)).toEqual(Array(6).fill(false));
    expect((await lumi(['images'])).stdout.split('\n')).toHaveLength(6);
  });

  it('does not use a key of another name unless it is allowed', async () => {
    const path = fileOf(googleGraph(1, { keyName: 'MY_OWN_API_KEY' }).build());
    const own = { MY_OWN_API_KEY: server.key };
    const refused = await lumi(['run', path], own);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('MY_OWN_API_KEY');
    expect(server.requests).toEqual([]);
    expect((await lumi(['run', path, '--allow-key', 'MY_OWN_API_KEY'], own)).code).toBe(0);
  });

  describe('of a graph whose two providers name one key', () => {
    const KEY = `AIza${'w'.repeat(35)}`;
    let google: ProviderServer;
    let openRouter: ProviderServer;

    beforeEach(async () => {
      google = await startGoogleServer({ key: KEY, scale: 0.05 });
      openRouter = await startOpenRouterServer({ scale: 0.05 });
    });
    afterEach(() => Promise.all([google.close(), openRouter.close()]));

    const path = (extras: { readonly mode?: 'mute' } = {}) =>
      fileOf(
        googleGraph(1, { keyName: 'WORK_GOOGLE_KEY' })
          .node('stranger', 'openrouter-provider', { keyName: 'WORK_GOOGLE_KEY' }, extras)
          .node('other', 'image-processor', { prompt: 'a hare', seed: 3 }, extras)
          .wire('stranger.provider', 'other.provider')
          .wire('config.config', 'other.config')
          .build(),
      );
    const run = (...args: readonly string[]) =>
      lumi(['run', ...args], {
        WORK_GOOGLE_KEY: KEY,
        LUMI_GOOGLE_BASE_URL: google.url,
        LUMI_OPENROUTER_BASE_URL: openRouter.url,
      });

    it('asks for which of them it is allowed, before anything is sent', async () => {
      const { code, stdout, stderr } = await run(path(), '--allow-key', 'WORK_GOOGLE_KEY');
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain('--allow-key google:WORK_GOOGLE_KEY');
      expect([google.requests, openRouter.requests]).toEqual([[], []]);
    });

    it.each([
      ['the other is muted', () => [path({ mode: 'mute' })]],
      ['the other does not run', () => [path(), '--to', 'generate']],
    ])('need not ask where %s, nor as the run goes on', async (_what, graph) => {
      const [file = '', ...part] = graph();
      const args = ['--allow-key', 'WORK_GOOGLE_KEY'];
      expect((await run(file, ...part, ...args)).code).toBe(0);
      expect([google.requests.length, openRouter.requests.length]).toEqual([1, 0]);
      const [runId = ''] = (await lumi(['runs'])).stdout.split(' ');
      expect((await run('--resume', runId, ...args)).code).toBe(0);
    });

    it('sends it to the one that was named, also when the run goes on', async () => {
      const args = ['--on-error', 'continue', '--allow-key', 'google:WORK_GOOGLE_KEY'];
      const { code, stdout, stderr } = await run(path(), ...args);
      expect(code).toBe(1);
      expect(stdout.split('\n')).toHaveLength(1);
      expect(stderr).toContain('other: This graph wants to send the key WORK_GOOGLE_KEY to OpenRouter.');
      expect(stderr).toContain('--allow-key openrouter:WORK_GOOGLE_KEY');
      expect(google.requests).toHaveLength(1);

      const runId = /--resume ([0-9a-f]{8})/.exec(stderr)?.[1] ?? '';
      expect((await run('--resume', runId, '--allow-key', 'WORK_GOOGLE_KEY')).code).toBe(2);
      expect((await run('--resume', runId, ...args)).stderr).toContain('wants to send the key WORK_GOOGLE_KEY');
      expect(google.requests).toHaveLength(1);
      expect(openRouter.requests).toEqual([]);
    });

    it('does not send it where it bears the mark of the other, even if that was allowed', async () => {
      const both = ['google', 'openrouter'].flatMap((provider) => ['--allow-key', `${provider}:WORK_GOOGLE_KEY`]);
      const { code, stdout, stderr } = await run(path(), '--on-error', 'continue', ...both);
      expect(code).toBe(1);
      expect(stdout.split('\n')).toHaveLength(1);
      expect(stderr).toContain('other: The value of WORK_GOOGLE_KEY looks like a key of Google AI, not of OpenRouter.');
      expect(stderr).not.toContain('AIza');
      expect(google.requests).toHaveLength(1);
      expect(openRouter.requests).toEqual([]);
    });
  });

  it.each([
    ['no file', ['run'], 'Name a graph file'],
    ['an unknown option', ['run', 'x', '--frobnicate'], 'unknown option'],
    ['a file that is not there', ['run', '/nowhere.lumi.json'], 'no file'],
    ['a silly number', ['run', 'x', '--concurrency', 'many'], 'whole number from 1 to 64'],
    ['what is no name of a key', ['run', 'x', '--allow-key', 'PATH'], 'ends in _KEY'],
    ['a key of nobody', ['run', 'x', '--allow-key', 'acme:WORK_KEY'], 'google:WORK_KEY or openrouter:WORK_KEY'],
    ['what is more than a key', ['run', 'x', '--allow-key', 'google:WORK_KEY:OTHER_KEY'], 'ends in _KEY'],
    ['an unknown command', ['paint'], 'unknown command'],
    ['an unknown provider', ['models', 'nobody'], 'no provider'],
  ])('exits with 2 for %s', async (_what, args, words) => {
    const { code, stdout, stderr } = await lumi(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(words);
  });

  it('exits with 2 for a graph with problems and names each, with its node', async () => {
    const graph = aGraph().node('p1', 'image-processor').node('x9', 'dream').wire('x9.text', 'p1.instructions');
    const { code, stderr } = await lumi(['run', fileOf(graph.build())]);
    expect(code).toBe(2);
    expect(stderr.match(/p1: /g)).toHaveLength(2);
    expect(stderr).toContain('x9: ');
  });

  it('tells the row of each picture among the events, and copies it to the folder of its row', async () => {
    const graph = googleGraph(1)
      .node('list', 'prompt-list', { format: 'csv', text: 'Subject\na fox\nan owl' })
      .node('save', 'save-images', { folder: join(folder, 'rows', '{row}'), namePattern: '{subject}' })
      .wire('list.subject', 'generate.prompt')
      .wire('generate.images', 'save.images');
    const { code, stdout } = await lumi(['run', fileOf(graph.build()), '--events']);
    expect(code).toBe(0);
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const saved = events
      .filter(({ kind }) => kind === 'image-saved')
      .sort((a, b) => Number(a['index']) - Number(b['index']));
    expect(saved.map(({ row }) => row)).toEqual([
      { list: 'list', index: 0, name: 'a fox' },
      { list: 'list', index: 1, name: 'an owl' },
    ]);
    expect(events.find(({ kind, node }) => kind === 'node-finished' && node === 'generate')).toMatchObject({
      rows: { images: [{ name: 'a fox' }, { name: 'an owl' }] },
    });
    expect(readdirSync(join(folder, 'rows')).sort()).toEqual(['a fox', 'an owl']);
  });

  it('exits with 2 for a file name with a token there is none of, before anything is paid', async () => {
    const graph = googleGraph(1)
      .node('save', 'save-images', { namePattern: '{graph}-{sed}' })
      .wire('generate.images', 'save.images');
    const { code, stderr } = await lumi(['run', fileOf(graph.build())]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^save: .*\{sed\}/);
    expect(server.requests).toEqual([]);
  });
});

describe('lumi check', () => {
  it('prints the sheet and sends nothing', async () => {
    const graph = googleGraph(3, { model: 'gemini-3.1-flash-lite-image' }).build();
    const { code, stdout } = await lumi([
      'check',
      fileOf({
        ...graph,
        nodes: graph.nodes.map((node) =>
          node.id === 'config' ? { ...node, fields: { numImages: 3, resolution: '4K' } } : node,
        ),
      }),
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^calls +3$/m);
    expect(stdout).toMatch(/^reused +0$/m);
    expect(stdout).toMatch(/^estimate +≈ \$0\.10 {2}\(prices of \d{4}-\d\d-\d\d\)$/m);
    expect(stdout).toMatch(/^note .*1K/m);
    expect(server.requests).toEqual([]);
  });

  it('says what multiplies the calls of each node, and what is left out', async () => {
    const graph = googleGraph(2)
      .node('list', 'prompt-list', { format: 'csv', text: 'Subject,Style\nfox,snow\n,night\nhen,yard' })
      .wire('list.subject', 'generate.prompt')
      .wire('list.style', 'generate.instructions');
    const { code, stdout } = await lumi(['check', fileOf(graph.build())]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^node +generate {2}2 rows × 2 pictures = 4 calls, ≈ \$/m);
    expect(stdout).toMatch(/^note +generate {2}“Row 2” is left out: there is no prompt for it\.$/m);
    expect(server.requests).toEqual([]);
  });

  it('names both nodes whose lists do not line up', async () => {
    const graph = googleGraph(1)
      .node('a', 'prompt-list', { text: 'fox\nowl\nhen' }, { title: 'Animals' })
      .node('b', 'prompt-list', { text: 'snow\nnight' }, { title: 'Styles' })
      .wire('a.text', 'generate.prompt')
      .wire('b.text', 'generate.instructions');
    const { code, stdout } = await lumi(['check', fileOf(graph.build())]);
    expect(code).toBe(2);
    expect(stdout).toContain('3 from “Animals” (Prompt) meet 2 from “Styles” (Instructions).');
  });

  it('refuses lists that do not line up behind a call too, before the call is paid for', async () => {
    const graph = googleGraph(1)
      .node('a', 'prompt-list', { text: 'fox\nowl\nhen' })
      .node('b', 'prompt-list', { text: 'snow\nnight' })
      .node('then', 'image-processor')
      .wire('provider.provider', 'then.provider')
      .wire('a.text', 'generate.prompt')
      .wire('generate.text', 'then.instructions')
      .wire('b.text', 'then.prompt');
    const { code, stderr } = await lumi(['run', fileOf(graph.build())]);
    expect(code).toBe(2);
    expect(stderr).toContain('meet');
    expect(server.requests).toEqual([]);
  });

  it('takes the text of a file for a field, and an @ that is meant as it is', async () => {
    writeFileSync(join(folder, 'words.txt'), 'a red fox\nin snow\n');
    const file = fileOf(googleGraph(1).build());
    await lumi(['run', file, '--set', `generate.prompt=@${join(folder, 'words.txt')}`]);
    await lumi(['run', file, '--set', 'generate.prompt=@@home']);
    const prompts = server.requests.map(
      ({ body }) => (body as { contents: [{ parts: [{ text: string }] }] }).contents[0].parts[0].text,
    );
    expect(prompts).toEqual(['a red fox\nin snow', '@home']);
    const { code, stderr } = await lumi(['run', file, '--set', 'generate.prompt=@none.txt']);
    expect(code).toBe(2);
    expect(stderr).toContain('none.txt cannot be read as a text');
  });

  it('prints every problem with its node and exits with 2', async () => {
    const { code, stdout } = await lumi(['check', fileOf(aGraph().node('p1', 'image-processor').build())]);
    expect(code).toBe(2);
    expect(stdout.split('\n').every((line) => line.startsWith('p1  '))).toBe(true);
    expect(stdout.split('\n')).toHaveLength(2);
  });
});

describe('lumi images', () => {
  it('shows the cost of a reply of several pictures once, and the run says that there are more', async () => {
    server.respondWith('several-pictures');
    const { stdout: made, stderr } = await lumi(['run', fileOf(googleGraph(1).build())]);
    expect(made.split('\n')).toHaveLength(1);
    expect(stderr).toContain('2 more pictures came in the same replies');
    const lines = (await lumi(['images'])).stdout.split('\n');
    expect(lines.map((line) => line.split('  ')[5])).toEqual([expect.stringMatching(/^\$0\.\d+$/), '-', '-']);
    expect(lines[0]).toContain(made.split('  ')[0]);
  });

  it('lists the newest first, and only those the words are found in', async () => {
    await lumi(['run', fileOf(sampleGraph(1).build())]);
    await lumi(['run', fileOf(sampleGraph(1).build()), '--set', 'prompt.value=a blue hare']);
    const { stdout } = await lumi(['images']);
    const lines = stdout.split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^[0-9a-f]{64} {2}\/.*\.png {2}1024x1024 {2}sample {2}seed 7 {2}\$0\.00 {2}a blue hare$/);
    expect((await lumi(['images', 'fox'])).stdout).toContain('a red fox');
    expect((await lumi(['images', 'owl'])).stdout).toBe('');
  });
});
