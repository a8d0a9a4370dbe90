import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonValue } from '#shared/graph/Field';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { readGraphOrPicture } from '../../../../../electron/hosts/cli/readGraphOrPicture.ts';
import { aGraph } from '../../../../support/builders.ts';
import { startGoogleServer } from '../../../../support/providers/googleServer.ts';
import { startOpenAiServer } from '../../../../support/providers/openAiServer.ts';
import { startOpenRouterServer } from '../../../../support/providers/openRouterServer.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';
import { runCli } from '../../../../support/runCli.ts';
import { runHere } from '../../../../support/runHere.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

let folder: string;
let google: ProviderServer;
let router: ProviderServer;
let openAi: ProviderServer;

beforeEach(async () => {
  folder = tempFolder();
  [google, router, openAi] = await Promise.all([
    startGoogleServer({ scale: 0.05 }),
    startOpenRouterServer({ scale: 0.05 }),
    startOpenAiServer({ scale: 0.05 }),
  ]);
});
afterEach(() => Promise.all([google, router, openAi].map((server) => server.close())));

const env = () => ({
  LUMI_HOME: join(folder, 'home'),
  LUMI_GOOGLE_BASE_URL: google.url,
  GOOGLE_API_KEY: google.key,
  LUMI_OPENROUTER_BASE_URL: router.url,
  OPENROUTER_API_KEY: router.key,
  LUMI_OPENAI_BASE_URL: openAi.url,
  OPENAI_API_KEY: openAi.key,
});
const lumi = (...args: readonly string[]) => runHere(args, { env: env() });
const requests = () => [google, router, openAi].map((server) => server.requests.length);
const bodies = (server: ProviderServer) => server.requests.map(({ body }) => body);

const MODELS = ['google:gemini-3-pro-image', 'openrouter:bytedance-seed/seedream-4.5', 'openai:gpt-image-2.6-flare'];
const AXES: JsonValue = [
  { of: 'prompt' },
  { of: 'provider', values: MODELS },
  { of: 'ratio', values: ['1:1', '16:9'] },
];

/** Three prompts of a list, three models of as many families, two ratios, the settings in Gemini's words. */
function fileOf(axes: JsonValue = AXES): string {
  const path = join(folder, 'graph.lumi.json');
  const graph = aGraph('Foxes')
    .node('prompts', 'prompt-list', { text: 'a red fox\na blue hare\nan owl' })
    .node('settings', 'gemini-config', { resolution: '2K' })
    .node('sweep', 'sweep', { axes })
    .node('draw', 'image-processor', { seed: 7 })
    .node('save', 'save-images', { folder: '{row}', namePattern: '{ratio}-{model}' })
    .wire('prompts.text', 'sweep.prompt')
    .wire('settings.config', 'sweep.config')
    .wire('sweep.provider', 'draw.provider')
    .wire('sweep.config', 'draw.config')
    .wire('sweep.prompt', 'draw.prompt')
    .wire('draw.images', 'save.images');
  writeFileSync(path, writeWorkflow(graph.build()));
  return path;
}

describe('a sweep over three families', () => {
  it('asks each model once a cell, in its own words, and the second time nobody', async () => {
    const { code, stderr } = await lumi('run', fileOf());
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(requests()).toEqual([6, 6, 6]);
    expect(bodies(google)).toContainEqual(
      expect.objectContaining({
        generationConfig: expect.objectContaining({
          seed: 7,
          imageConfig: { aspectRatio: '16:9', imageSize: '2K' },
        }) as unknown,
      }),
    );
    expect(bodies(router)).toContainEqual({
      model: 'bytedance-seed/seedream-4.5',
      prompt: 'a blue hare',
      resolution: '2K',
      aspect_ratio: '16:9',
      seed: 7,
    });
    expect(bodies(openAi)).toContainEqual({ model: 'gpt-image-2.6-flare', prompt: 'an owl', size: '2560x1440' });
    expect(bodies(openAi)).toContainEqual({ model: 'gpt-image-2.6-flare', prompt: 'an owl', size: '2048x2048' });

    expect(stderr).not.toContain('stands for it');

    expect((await lumi('run', fileOf())).stderr).toContain('18 of 18 pictures reused');
    expect(requests()).toEqual([6, 6, 6]);
  });

  it('has its copies named after its cells, by what a file can be called', async () => {
    const out = join(folder, 'out');
    const models = MODELS.slice(0, 1);
    const axes = [{ of: 'prompt' }, { of: 'provider', values: models }, { of: 'ratio', values: ['1:1', '16:9'] }];
    const { code } = await lumi('run', fileOf(axes), '--out', out);
    expect(code).toBe(0);
    const names = readdirSync(out).toSorted();
    expect(names).toHaveLength(6);
    for (const prompt of ['a red fox', 'a blue hare', 'an owl'])
      expect(names.filter((name) => name.startsWith('Foxes-') && name.includes(prompt))).toHaveLength(2);
    expect(names.filter((name) => name.includes('16_9') || name.includes('16-9'))).toHaveLength(3);
    for (const name of names) expect(name).toMatch(/^Foxes-[^/\\:]+-7\.\w+$/);
  });

  it('is told with its count and what each model costs before anything is sent', async () => {
    const { code, stdout } = await lumi('check', fileOf());
    expect(code).toBe(0);
    expect(stdout).toContain('note      sweep  3 × 3 × 2 = 18 cells');
    expect(stdout).toMatch(/model {5}google:gemini-3-pro-image {2}6 calls, ≈ \$0\.80/);
    expect(stdout).toMatch(/model {5}openrouter:bytedance-seed\/seedream-4\.5 {2}6 calls, /);
    expect(stdout).toContain('node      draw  18 cells, 18 calls');
    expect(requests()).toEqual([0, 0, 0]);
  });

  it('tells beforehand which key is missing for a model that an axis names', async () => {
    const { OPENAI_API_KEY: _key, ...without } = env();
    const { stdout } = await runHere(['check', fileOf()], { env: without });
    expect(stdout).toMatch(/note {6}sweep {2}.*OPENAI_API_KEY/);
  });

  it('is given other axes on the command line, which are refused in words where they are none', async () => {
    const axes = JSON.stringify([
      { of: 'provider', values: [MODELS[0]] },
      { of: 'ratio', values: ['1:1'] },
      { of: 'prompt' },
    ]);
    expect((await lumi('run', fileOf(), '--set', `sweep.axes=${axes}`)).code).toBe(0);
    expect(requests()).toEqual([3, 0, 0]);
    const refused = await lumi('run', fileOf(), '--set', 'sweep.axes=[{"of":"ratio","values":["wide"]}]');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('Axes have “wide” for “ratio”, which must be a ratio such as 16:9, or auto.');
  });

  it('loses only the cell whose call failed, which alone is asked for again', async () => {
    router.respondWith(['internal']);
    const failed = await lumi('run', fileOf(), '--on-error', 'continue');
    expect(failed.code).toBe(1);
    expect(failed.stdout.split('\n')).toHaveLength(17);
    expect(requests()).toEqual([6, 6, 6]);
    const [run] = (await lumi('runs')).stdout.split(/\s/, 1);
    expect((await lumi('run', '--resume', run ?? '')).code).toBe(0);
    expect(requests()).toEqual([6, 7, 6]);
  });

  it('sends no cell that could pass a cap, and goes on with those left out once it may', async () => {
    const axes = [{ of: 'prompt' }, { of: 'provider', values: MODELS.slice(0, 1) }, { of: 'seed', values: [1, 2] }];
    const graph = aGraph('Foxes')
      .node('sweep', 'sweep', { axes })
      .node('prompts', 'prompt-list', { text: 'a red fox\na blue hare\nan owl' })
      .node('draw', 'image-processor')
      .wire('prompts.text', 'sweep.prompt')
      .wire('sweep.provider', 'draw.provider')
      .wire('sweep.prompt', 'draw.prompt')
      .wire('sweep.seed', 'draw.seed');
    const path = join(folder, 'capped.lumi.json');
    writeFileSync(path, writeWorkflow(graph.build()));
    // $0.134 a picture: the third would pass thirty cents.
    const capped = await lumi('run', path, '--max-cost', '0.30', '--concurrency', '4');
    expect(capped.code).toBe(1);
    expect(requests()).toEqual([2, 0, 0]);
    const [run] = (await lumi('runs')).stdout.split(/\s/, 1);
    expect((await lumi('run', '--resume', run ?? '', '--max-cost', '5')).code).toBe(0);
    expect(requests()).toEqual([6, 0, 0]);
    expect(new Set(bodies(google).map((body) => JSON.stringify(body))).size).toBe(6);
  });

  it('names the files by its cells', async () => {
    await lumi(
      'run',
      fileOf([
        { of: 'prompt' },
        { of: 'provider', values: MODELS.slice(0, 1) },
        { of: 'ratio', values: ['1:1', '16:9'] },
      ]),
    );
    const exports = join(folder, 'home', 'exports');
    const names = ['a blue hare', 'a red fox', 'an owl'].flatMap((prompt) => [`${prompt} · 1-1`, `${prompt} · 16-9`]);
    expect(new Set(readdirSync(exports))).toEqual(new Set(names));
    expect(readdirSync(join(exports, 'an owl · 16-9'))[0]).toMatch(/^16-9-gemini-3-pro-image\./);
  });

  it('gives the recipe of a picture as the graph of its cell alone', async () => {
    const axes = [
      { of: 'prompt', values: ['a blue hare'] },
      { of: 'provider', values: MODELS },
      { of: 'ratio', values: ['3:2'] },
    ];
    await lumi('run', fileOf(axes));
    const { stdout } = await lumi('images', '--model', 'gpt-image-2.6-flare', '--json');
    const { id } = JSON.parse(stdout) as { id: string };
    const out = join(folder, 'out');
    await lumi('export', id, '--out', out, '--name', 'cell');
    const path = join(out, 'cell.png');
    const { nodes, edges } = (await readGraphOrPicture(path)).workflow;
    expect(nodes.map(({ type, fields }) => [type, fields])).toEqual([
      ['image-processor', { seed: 7 }],
      ['save-images', { folder: 'GPT Image 2.6 Flare', namePattern: '3-2-{model}' }],
      ['openai-provider', { model: 'gpt-image-2.6-flare' }],
      ['openai-config', { size: '2496x1664' }],
      ['text', { value: 'a blue hare' }],
    ]);
    expect(edges).toHaveLength(4);
    expect((await lumi('run', path)).stderr).toContain('1 of 1 pictures reused');
  });
});

describe('a sweep whose program is killed', () => {
  it('goes on with the cells that are missing, and pays for none twice', async () => {
    // The first picture is answered, the second never.
    google.respondWith([{ scenario: 'picture' }, { scenario: 'hang' }]);
    const axes = JSON.stringify([
      { of: 'prompt' },
      { of: 'provider', values: [MODELS[0]] },
      { of: 'ratio', values: ['1:1', '16:9'] },
    ]);
    const killed = await runCli(['run', fileOf(), '--set', `sweep.axes=${axes}`, '--concurrency', '1'], {
      env: env(),
      onStdout: (text, signal) => {
        if (text.includes('seed 7')) signal('SIGKILL');
      },
    });
    expect(killed.code).toBeNull();
    const before = google.requests.length;
    google.respondWith('picture');
    const [run] = (await lumi('runs')).stdout.split(/\s/, 1);
    await lumi('run', '--resume', run ?? '', '--repeat-unknown');
    const asked = bodies(google).map((body) => JSON.stringify(body));
    expect(new Set(asked).size).toBe(6);
    // Only what hung as it was killed may have been asked for again.
    expect(asked.length - before).toBeLessThanOrEqual(5);
    expect((await lumi('run', '--resume', run ?? '')).stderr).not.toContain('failed');
    expect(google.requests.length).toBe(asked.length);
  });
});
