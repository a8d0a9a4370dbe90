import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import type { JsonValue } from '#shared/graph/Field';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { aGraph, type GraphBuilder } from '../../../support/builders.ts';
import { fakePorts } from '../../../support/fakePorts.ts';
import { growthOf, LINEAR } from '../../../support/growthOf.ts';
import { runToEnd } from '../../../support/runs.ts';
import { palette } from '../../../support/shipped.ts';

const GEMINI = 'google:gemini-nano-banana-2.1';
const ROUTER = 'openrouter:bytedance-seed/seedream-4.5';
const OPENAI = 'openai:gpt-image-2.5-sunburst';

/** A sweep of prompts between whatever is wired into it and a node that draws. */
function swept(axes: JsonValue, outputs: readonly string[] = ['provider', 'config', 'prompt']): GraphBuilder {
  const graph = aGraph()
    .node('prompts', 'prompt-list', { text: 'a red fox\na blue hare' })
    .node('sweep', 'sweep', { axes })
    .node('generate', 'image-processor', { seed: 7 })
    .wire('prompts.text', 'sweep.prompt');
  return outputs.reduce((all, socket) => all.wire(`sweep.${socket}`, `generate.${socket}`), graph);
}

const MODELS = { of: 'provider', values: [GEMINI, ROUTER, OPENAI] };

async function run(graph: GraphBuilder) {
  const found = (id: string) => ({ id, width: 64, height: 64, mime: 'image/png' });
  const ports = {
    ...fakePorts(),
    pictures: { findPictures: (ids: readonly string[]) => Promise.resolve(ids.map(found)) },
  };
  const events = await runToEnd(graph.build(), ports);
  const notes = events.flatMap((event) => (event.kind === 'node-progress' && event.isNote ? [event.message] : []));
  const errors = events.flatMap((event) => (event.kind === 'node-failed' ? [event.error] : []));
  return { calls: ports.started, notes, errors };
}

/** What comes into a sweep that nothing is wired into, and a context that it tells nothing to. */
const NOTHING = { provider: [], config: [], prompt: [], instructions: [], references: [], seed: [] };
const QUIET = { nodeId: 'sweep', rows: () => [], giveRows: () => undefined, note: () => undefined } as never;

const problemsOf = (graph: GraphBuilder) => {
  const validation = validateGraph(graph.build(), palette);
  return validation.ok ? [] : validation.problems.map(({ message, hint = '' }) => `${message} ${hint}`);
};

describe('a sweep', () => {
  it('makes one call a cell, the last axis fastest, each with its row and the same seed', async () => {
    const { calls, notes } = await run(swept([{ of: 'prompt' }, MODELS, { of: 'ratio', values: ['1:1', '16:9'] }]));
    expect(notes).toContain('2 × 3 × 2 = 12 cells');
    expect(calls).toHaveLength(12);
    expect(new Set(calls.map(({ seed }) => seed))).toEqual(new Set([7]));
    expect(calls.map(({ row }) => row?.index)).toEqual(Array.from({ length: 12 }, (_, at) => at));
    expect(calls[1]?.row).toMatchObject({
      list: 'sweep',
      name: 'a red fox · Nano Banana 2.1 · 16:9',
      columns: { prompt: 'a red fox', model: 'Nano Banana 2.1', ratio: '16:9' },
      cell: [
        { at: 0, name: 'a red fox' },
        { at: 0, name: 'Nano Banana 2.1' },
        { at: 1, name: '16:9' },
      ],
    });
  });

  it('asks each model in the words of its family', async () => {
    const { calls } = await run(
      swept([MODELS, { of: 'resolution', values: ['2K'] }, { of: 'ratio', values: ['16:9'] }, { of: 'prompt' }]),
    );
    const options = calls.filter((_, at) => at % 2 === 0).map(({ effective }) => effective.request.options);
    expect(options).toMatchObject([
      { aspectRatio: '16:9', imageSize: '2K' },
      { options: { aspect_ratio: '16:9', resolution: '2K' } },
      { size: '2560x1440' },
    ]);
  });

  it('carries what is wired and no axis to every cell, in the words of its family', async () => {
    const graph = swept([{ of: 'prompt' }, MODELS], ['provider', 'config', 'prompt', 'instructions', 'seed'])
      .node('settings', 'gemini-config', { aspectRatio: '4:3', numImages: 2, thinking: 'high' })
      .node('manner', 'text', { value: 'in ink' })
      .node('seed', 'seed', { value: 40 })
      .wire('settings.config', 'sweep.config')
      .wire('manner.text', 'sweep.instructions')
      .wire('seed.integer', 'sweep.seed');
    const { calls, notes } = await run(graph);
    expect(calls).toHaveLength(12);
    expect(calls.map(({ seed }) => seed).slice(0, 4)).toEqual([40, 41, 40, 41]);
    expect(calls.map(({ row }) => row?.part)).toEqual(Array.from({ length: 12 }, (_, at) => [at % 2]));
    expect(calls.every(({ effective }) => effective.request.instructions === 'in ink')).toBe(true);
    expect(calls[4]?.effective.request.options).toMatchObject({ size: '1152x864' });
    expect(notes).toContain('OpenAI has no word for what Gemini calls Thinking: it is left out.');
  });

  it('varies a seed and a setting of a family, and tells which families have no such setting', async () => {
    const { calls, notes } = await run(
      swept(
        [
          { of: 'prompt', values: ['a fox'] },
          MODELS,
          { of: 'quality', values: ['low', 'high'] },
          { of: 'seed', values: [1, 2] },
        ],
        ['provider', 'config', 'prompt', 'seed'],
      ),
    );
    // To two of the models both qualities are the same request: it is made once.
    expect(calls).toHaveLength(8);
    expect(calls.map(({ seed }) => seed).slice(0, 2)).toEqual([1, 2]);
    expect(notes).toContain('Gemini has no setting “quality”: it is left out.');
  });

  it('varies the settings that are wired, each in the words of the model', async () => {
    const graph = swept([{ of: 'provider', values: [GEMINI, OPENAI] }, { of: 'config' }, { of: 'prompt' }])
      .node('tall', 'gemini-config', { aspectRatio: '9:16' })
      .node('wide', 'openai-config', { size: '1536x1024' })
      .wire('tall.config', 'sweep.config')
      .wire('wide.config', 'sweep.config');
    expect(problemsOf(graph)).toEqual([]);
    const { calls } = await run(graph);
    expect(calls).toHaveLength(8);
    const asked = calls.filter((_, at) => at % 2 === 0);
    expect(asked.map(({ effective }) => effective.request.options)).toMatchObject([
      { aspectRatio: '9:16' },
      { aspectRatio: '3:2' },
      { size: '768x1360' },
      { size: '1536x1024' },
    ]);
    expect(asked.map(({ row }) => row?.columns['settings'])).toEqual([
      'Settings 1',
      'Settings 2',
      'Settings 1',
      'Settings 2',
    ]);
  });

  it('gives each picture that is wired to the cell it is for', async () => {
    const graph = swept([{ of: 'references' }, { of: 'prompt' }], ['references', 'prompt'])
      .node('google', 'google-provider')
      .node('photos', 'image-input', { pictures: [{ id: 'a'.repeat(64) }, { id: 'b'.repeat(64) }] })
      .wire('google.provider', 'generate.provider')
      .wire('photos.images', 'sweep.references');
    const { calls } = await run(graph);
    const shown = calls.map(({ effective }) => effective.request.references.map(({ id }) => id.slice(0, 1)).join());
    expect(shown).toEqual(['a', 'a', 'b', 'b']);
  });

  it('has a language model write once a cell', async () => {
    const graph = aGraph()
      .node('sweep', 'sweep', {
        axes: [
          { of: 'provider', values: ['google:gemini-3.8-flash', 'sample:sample'] },
          { of: 'prompt', values: ['a fox', 'a hare'] },
          { of: 'instructions', values: ['Rhyme.'] },
        ],
      })
      .node('write', 'text-processor', { seed: 3 });
    const wired = ['provider', 'prompt', 'instructions'].reduce(
      (all, socket) => all.wire(`sweep.${socket}`, `write.${socket}`),
      graph,
    );
    const { calls } = await run(wired);
    expect(calls.map(({ row, effective }) => [row?.index, effective.request.prompt])).toEqual([
      [0, 'a fox'],
      [1, 'a hare'],
      [2, 'a fox'],
      [3, 'a hare'],
    ]);
  });

  it('asks a model that an axis names with the key of the node that chooses it, else of the first of its provider', async () => {
    const [one, other, third] = ['gemini-3-pro-image', 'gemini-2.5-flash-image', 'gemini-nano-banana-2.1'];
    const wired = (model: string, keyName: string) => ({ provider: 'google', model, family: 'gemini', keyName });
    const inputs = {
      ...NOTHING,
      provider: [wired(one, 'ONE_API_KEY'), wired(other, 'OTHER_API_KEY')],
    };
    const axes = [{ of: 'provider', values: [one, other, third].map((model) => `google:${model}`) }];
    expect(await palette.get('sweep')?.run?.(inputs, { axes }, QUIET)).toMatchObject({
      provider: [
        { model: one, keyName: 'ONE_API_KEY' },
        { model: other, keyName: 'OTHER_API_KEY' },
        { model: third, keyName: 'ONE_API_KEY' },
      ],
    });
  });

  it.each(['a fox\na hare', 'a fox\na hare\nan owl'])(
    'is not gone through side by side with another list: %j',
    async (text) => {
      const graph = aGraph()
        .node('prompts', 'prompt-list', { text })
        .node('sweep', 'sweep', { axes: [{ of: 'provider', values: [GEMINI, OPENAI] }] })
        .node('generate', 'image-processor', { seed: 7 })
        .wire('sweep.provider', 'generate.provider')
        .wire('prompts.text', 'generate.prompt');
      const { calls, errors } = await run(graph);
      expect(calls).toEqual([]);
      expect(errors).toMatchObject([
        {
          message: `2 from “Sweep” (Provider) meet ${String(text.split('\n').length)} from “Prompt list” (Prompt).`,
          hint: 'A sweep is not multiplied with a list beside it: wire the list into the sweep, as an axis.',
        },
      ]);
    },
  );

  it('has a list of one serve every cell', async () => {
    const { calls } = await run(
      aGraph()
        .node('prompts', 'prompt-list', { text: 'a fox' })
        .node('sweep', 'sweep', { axes: [{ of: 'provider', values: [GEMINI, OPENAI] }] })
        .node('generate', 'image-processor', { seed: 7 })
        .wire('sweep.provider', 'generate.provider')
        .wire('prompts.text', 'generate.prompt'),
    );
    expect(calls.map(({ effective: { request } }) => request.prompt)).toEqual(['a fox', 'a fox']);
  });

  it('makes nothing of a list that is empty, and says so', async () => {
    const graph = swept([{ of: 'prompt' }, MODELS]).build();
    const nodes = graph.nodes.map((node) => (node.id === 'prompts' ? { ...node, fields: { text: '' } } : node));
    const ports = fakePorts();
    const events = await runToEnd({ ...graph, nodes }, ports);
    expect(ports.started).toEqual([]);
    expect(JSON.stringify(events)).toContain('A list that is wired in is empty: nothing is made.');
  });

  it('stops before it makes more cells than can be looked at, also of what is wired', async () => {
    const graph = swept(
      [{ of: 'prompt' }, MODELS, { of: 'seed', values: Array.from({ length: 3000 }, (_, at) => at) }],
      ['provider', 'config', 'prompt', 'seed'],
    );
    expect((await run(graph)).errors[0]?.message).toBe('The axes make 18,000 cells; 10,000 is the most.');
  });
});

describe('a large sweep', () => {
  it('takes time that grows with its cells only', async () => {
    const make = (size: number) => ({
      axes: [
        { of: 'provider', values: [GEMINI, OPENAI] },
        { of: 'prompt', values: Array.from({ length: size }, (_, at) => `prompt ${String(at)}`) },
        { of: 'ratio', values: ['1:1', '16:9'] },
      ],
    });
    const node = palette.get('sweep');
    expect(await growthOf(make, 600, (fields) => node?.run?.(NOTHING, fields, QUIET))).toBeLessThan(LINEAR);
  });
});

describe('what is wrong with a sweep', () => {
  const google = (graph: GraphBuilder) =>
    graph.node('google', 'google-provider').wire('google.provider', 'generate.provider');
  const RATIO = { of: 'ratio', values: ['1:1', '16:9'] };

  it.each<readonly [words: string, graph: GraphBuilder]>([
    ['Axes are none. Choose what to vary', swept([])],
    [
      'Axes name no provider there is in “goggle:x”. Write one of google, openrouter, openai, sample before the colon.',
      swept([{ of: 'provider', values: ['goggle:x'] }, { of: 'prompt' }]),
    ],
    [
      'Axes have nothing for “provider”. Wire something into that input, or write its values.',
      swept([{ of: 'provider' }, { of: 'prompt' }]),
    ],
    [
      'Axes have nothing for “references”. Wire something into that input.',
      swept([{ of: 'references' }, MODELS, { of: 'prompt' }]),
    ],
    [
      'Axes name “temprature”, which is no setting of Gemini or OpenAI. Use ratio, resolution, aspectRatio',
      swept([{ of: 'prompt' }, { of: 'provider', values: [GEMINI, OPENAI] }, { of: 'temprature', values: [1] }]),
    ],
    [
      'Axes have “9” for “temperature”: Temperature must be',
      swept([{ of: 'prompt' }, { of: 'provider', values: [GEMINI] }, { of: 'temperature', values: [1, 9] }]),
    ],
    [
      'Axes have “hot” for “temperature”: Temperature must be',
      swept([{ of: 'prompt' }, { of: 'provider', values: ['sample:sample'] }, { of: 'temperature', values: ['hot'] }]),
    ],
    [
      'Axes have “ratio” and “aspectRatio”, which both say the ratio to Gemini. Take one of them out.',
      swept([{ of: 'prompt' }, { of: 'provider', values: [GEMINI] }, RATIO, { of: 'aspectRatio', values: ['4:3'] }]),
    ],
    [
      'Axes have “size” and “resolution”, which both say the resolution to OpenAI.',
      swept([
        { of: 'prompt' },
        { of: 'provider', values: [OPENAI] },
        { of: 'size', values: ['1024x1024'] },
        { of: 'resolution', values: ['2K'] },
      ]),
    ],
    [
      'Axes have “ratio” and “aspect_ratio”, which both say the ratio to OpenRouter.',
      swept([{ of: 'prompt' }, MODELS, RATIO, { of: 'aspect_ratio', values: ['4:3'] }]),
    ],
    [
      'Axes have “ratio”, and it is not known for which model. Wire the provider, or settings, into this node.',
      google(swept([{ of: 'prompt' }, RATIO], ['config', 'prompt'])),
    ],
    [
      'Axes vary “ratio”, and the output “config” leads nowhere. Wire it on, or take the axis out.',
      swept([{ of: 'prompt' }, MODELS, RATIO], ['provider', 'prompt']),
    ],
    [
      'Axes say nothing of “seed”, whose output is in use.',
      swept([{ of: 'prompt' }, MODELS], ['provider', 'prompt', 'seed']),
    ],
    [
      'Axes leave out “config”, into which 2 are wired. Make it an axis, or wire one into it.',
      swept([{ of: 'prompt' }, MODELS])
        .node('one', 'gemini-config')
        .node('other', 'gemini-config')
        .wire('one.config', 'sweep.config')
        .wire('other.config', 'sweep.config'),
    ],
    [
      'Axes have nothing for “config”. Wire something into that input.',
      swept([{ of: 'prompt' }, MODELS, { of: 'config' }]),
    ],
    [
      'Axes leave out “prompt”, into which 2 are wired. Make it an axis, or wire one into it.',
      swept([MODELS], ['provider', 'prompt']).node('more', 'text', { value: 'x' }).wire('more.text', 'sweep.prompt'),
    ],
    [
      'Axes cannot be multiplied with those of “First”. Put the axes of both into one node.',
      swept([{ of: 'prompt' }, MODELS], ['provider', 'prompt'])
        .node('first', 'sweep', { axes: [{ of: 'prompt', values: ['a'] }] }, { title: 'First' })
        .wire('first.prompt', 'sweep.prompt'),
    ],
    [
      'Axes give pictures alone, and nothing tells which call each is for.',
      google(swept([{ of: 'references' }], ['references']))
        .node('photos', 'image-input', { pictures: [{ id: 'a'.repeat(64) }] })
        .wire('photos.images', 'sweep.references'),
    ],
  ])('is told with the axis and the next step: %s', (words, graph) => {
    expect(problemsOf(graph).join('\n')).toContain(words);
  });

  it('is told of a model that makes something else', () => {
    const writes = { of: 'provider', values: [GEMINI, 'google:gemini-3.8-flash'] };
    expect(problemsOf(swept([{ of: 'prompt' }, writes], ['provider', 'prompt']))[0]).toMatch(
      /^Generate images: .* writes texts and draws no pictures\. Choose a model that draws in Sweep/,
    );
  });

  it('is told where settings beside it are of one family and its models of several', () => {
    const beside = swept([{ of: 'prompt' }, MODELS], ['provider', 'prompt'])
      .node('settings', 'gemini-config')
      .wire('settings.config', 'generate.config');
    expect(problemsOf(beside)[0]).toBe(
      'Sweep is for Gemini and OpenRouter and OpenAI models and Gemini settings for Gemini. Wire both through the node that gives several families: it says settings in the words of each.',
    );
    const within = swept([{ of: 'prompt' }, MODELS])
      .node('settings', 'gemini-config')
      .wire('settings.config', 'sweep.config');
    expect(problemsOf(within)).toEqual([]);
  });

  it('is nothing in the file that is kept of its first form', () => {
    const file = join(import.meta.dirname, '../../../fixtures/workflows/v1/sweep.lumi.json');
    expect(validateGraph(readWorkflowText(readFileSync(file, 'utf8')), palette)).toMatchObject({ ok: true });
  });

  it('is nothing where models of several families are wired in', () => {
    const graph = swept([{ of: 'provider' }, { of: 'prompt' }, RATIO])
      .node('google', 'google-provider')
      .node('router', 'openrouter-provider', { model: 'bytedance-seed/seedream-4.5' })
      .node('settings', 'openai-config', { size: '1536x1024' })
      .wire('google.provider', 'sweep.provider')
      .wire('router.provider', 'sweep.provider')
      .wire('settings.config', 'sweep.config');
    expect(problemsOf(graph)).toEqual([]);
  });
});
