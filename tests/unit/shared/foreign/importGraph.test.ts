import { describe, expect, it } from 'vitest';
import { importGraph } from '#shared/foreign/importGraph';
import type { Workflow } from '#shared/workflow/Workflow';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { comfyFile, packFile } from '../../../support/foreign/comfyFile.ts';
import { growthOf, LINEAR } from '../../../support/growthOf.ts';
import { shipped } from '#shared/shipped';

const KEY = 'AIzaSyA-1234567890abcdefghijklmnopqrstuv';
const imported = (file: unknown, name = 'fox.json') =>
  importGraph(typeof file === 'string' ? file : JSON.stringify(file), name, shipped);
const fieldsOf = ({ nodes }: Workflow, id: string) => nodes.find((node) => node.id === id)?.fields;
const wires = ({ edges }: Workflow) =>
  edges.map(({ from, to }) => `${from.node}.${from.socket} > ${to.node}.${to.socket}`);
const oneOf = (type: string, values: unknown, more: object = {}) =>
  imported(comfyFile([{ id: 1, type, values, ...more }]));

describe('a graph of the original pack', () => {
  it('is rebuilt with our nodes, its values and its wires', () => {
    const { workflow, report } = imported(packFile());
    expect(workflow.name).toBe('fox');
    expect(workflow.nodes.map(({ id, type }) => [id, type])).toEqual([
      ['1', 'google-provider'],
      ['2', 'gemini-config'],
      ['3', 'image-processor'],
      ['4', 'save-images'],
    ]);
    expect(wires(workflow)).toEqual(['1.provider > 3.provider', '2.config > 3.config', '3.images > 4.images']);
    expect(fieldsOf(workflow, '3')).toEqual({ prompt: 'a red fox', instructions: '', seed: 7, control: 'fixed' });
    expect(report).toMatchObject({
      file: 'fox.json',
      form: 'comfyui-ui-0.4',
      rebuilt: { 'google-provider': 1, 'gemini-config': 1, 'image-processor': 1, 'save-images': 1 },
      placeholders: {},
      models: [{ node: '1', from: 'gemini-3-pro-image-preview', to: 'gemini-3-pro-image' }],
      seeds: [],
      keys: [],
    });
    // It is a file like any other.
    expect(readWorkflowText(writeWorkflow(workflow))).toEqual(workflow);
  });

  it.each([
    ['of the first editors', [7, 'fixed'], { prompt: '', instructions: '', seed: 7 }],
    ['with an empty value for each socket', ['', 7, 'fixed', ''], { prompt: '', instructions: '', seed: 7 }],
    ['with texts', ['a fox', 7, 'fixed', 'be kind'], { prompt: 'a fox', instructions: 'be kind', seed: 7 }],
    [
      'with an error mode',
      ['a fox', 7, 'fixed', 'fatal', 'be kind'],
      { prompt: 'a fox', instructions: 'be kind', seed: 7 },
    ],
    [
      'whose instructions are the word of a mode',
      ['a fox', 7, 'fixed', 'fatal'],
      { prompt: 'a fox', instructions: 'fatal' },
    ],
    [
      'whose prompt is the word of a control',
      ['fixed', 7, 'randomize', '', ''],
      { prompt: 'fixed', seed: 7, control: 'randomise' },
    ],
    [
      'without a word of what becomes of the seed',
      ['a fox', 7, null, 'fatal', ''],
      { prompt: 'a fox', seed: 7, control: 'fixed' },
    ],
    ['that is short', ['a fox'], { prompt: 'a fox', seed: 0 }],
  ])('has the values of an image processor %s', (_of, values, fields) => {
    expect(fieldsOf(oneOf('LumiLLMImagenProcessor', values).workflow, '1')).toMatchObject(fields);
  });

  it.each([
    ['LumiLLMPromptProcessor', [7, 'fixed'], { instructions: '', prompt: '', seed: 7 }],
    ['LumiLLMPromptProcessor', ['', '', 7, 'fixed'], { instructions: '', prompt: '', seed: 7 }],
    ['LumiLLMPromptProcessor', ['be kind', 'a fox', 7, 'fixed'], { instructions: 'be kind', prompt: 'a fox', seed: 7 }],
    ['LumiWrapText', ['before', 'after'], { prefix: 'before', suffix: 'after' }],
    ['LumiWrapText', ['', 'before', 'after'], { prefix: 'before', suffix: 'after' }],
    ['LumiShufflePrompt', ['a, b', 3, 'randomize'], { text: 'a, b', seed: 3, control: 'randomise' }],
    ['LumiWildcardProcessor', ['{a|b}', 'a', 'populate', 3, 'fixed', 'x'], { text: '{a|b}', seed: 3 }],
    ['LumiWildcardProcessor', ['{a|b}', 'a', 'reproduce', 3, 'fixed', 'x'], { text: 'a', seed: 3 }],
    ['LumiTextInput', ['a fox'], { value: 'a fox' }],
    ['LumiSeed', [4, 'fixed'], { value: 4, control: 'fixed' }],
    ['LumiLLMImagenConfig', ['gemini'], { aspectRatio: '16:9', resolution: '2K', temperature: 1, topP: 1 }],
    [
      'LumiGeminiImagenConfig',
      { aspect_ratio: '1:1', image_size: '4K', temperature: 0, top_p: 0.5 },
      { aspectRatio: '1:1', resolution: '4K', temperature: 0, topP: 0.5 },
    ],
    [
      'LumiLLMImagenProvider',
      ['openrouter', '', 'google/gemini-3-pro-image-preview'],
      { keyName: 'OPENROUTER_API_KEY', model: 'google/gemini-3-pro-image-preview' },
    ],
    [
      'LumiGoogleImagenProvider',
      ['  GOOGLE_API_KEY ', 'gemini-2.5-flash-image'],
      { keyName: 'GOOGLE_API_KEY', model: 'gemini-2.5-flash-image' },
    ],
    ['SaveImage', ['foxes/%date:yyyy-MM-dd%-fox'], { folder: 'foxes', namePattern: '{date}-fox' }],
    ['Note', ['read me'], { value: 'read me' }],
  ])('has the values of %s %j', (type, values, fields) => {
    expect(fieldsOf(oneOf(type, values).workflow, '1')).toMatchObject(fields);
  });

  it.each([
    ['LumiOpenAIImagenProvider', ['OPENAI_API_KEY', 'gpt-image-2']],
    ['LumiOpenAIImagenConfig', ['preset', '1024x1024', '', 'auto']],
    ['LumiLLMImagenConfig', ['openai']],
    ['LumiLLMImagenProvider', ['openai', 'OPENAI_API_KEY', 'gpt-image-2']],
    ['LumiWildcardEncode', ['{a|b}', 'a', 'populate', '', '', 3, 'fixed']],
    ['LumiNoiseToSeed', []],
  ])('keeps what is not the same here to be read: %s', (type, values) => {
    const { workflow, report } = oneOf(type, values);
    expect(report.placeholders).toEqual({ [type]: 1 });
    expect(workflow.nodes[0]?.type).toBe(type);
  });

  it('takes the wire where a value of long ago stands in its list', () => {
    const file = comfyFile(
      [
        { id: 1, type: 'LumiTextInput', values: ['wired'], outputs: { text: 'STRING' } },
        {
          id: 2,
          type: 'LumiLLMImagenProcessor',
          values: ['stale', 1, 'fixed', 'fatal', ''],
          inputs: { provider: 'IMAGEN_PROVIDER', config: 'IMAGEN_CONFIG', prompt: 'STRING' },
        },
      ],
      [[1, 0, 2, 'prompt']],
    );
    // The place in the link is of before inputs were added.
    (file as { links: unknown[] }).links = [[1, '1', '0', '2', '0', 'STRING']];
    expect(wires(imported(file).workflow)).toEqual(['1.text > 2.prompt']);
  });

  it('wires a chain of pictures in its order, and goes around what only takes transparency out', () => {
    const { workflow, report } = imported(
      comfyFile(
        [
          {
            id: 1,
            type: 'LumiLoadImage',
            values: ['first.png', 'image'],
            outputs: { image: 'IMAGE', mask: 'MASK', image_chain: 'LUMI_IMAGE_CHAIN' },
          },
          {
            id: 2,
            type: 'LumiLoadImage',
            values: ['second.png', 'image'],
            inputs: { image_chain: 'LUMI_IMAGE_CHAIN' },
            outputs: { image: 'IMAGE', mask: 'MASK', image_chain: 'LUMI_IMAGE_CHAIN' },
          },
          {
            id: 3,
            type: 'LumiLLMImagenProcessor',
            values: ['x', 1, 'fixed', 'fatal', ''],
            inputs: { input_images: 'LUMI_IMAGE_CHAIN' },
            outputs: { images: 'IMAGE', text: 'STRING' },
          },
          { id: 4, type: 'LumiRGBAtoRGB', inputs: { image: 'IMAGE' }, outputs: { image: 'IMAGE' } },
          { id: 5, type: 'PreviewImage', inputs: { images: 'IMAGE' } },
        ],
        [
          [1, 2, 2, 'image_chain'],
          [2, 2, 3, 'input_images'],
          [3, 0, 4, 'image'],
          [4, 0, 5, 'images'],
        ],
      ),
    );
    expect(wires(workflow)).toEqual(['1.images > 3.references', '2.images > 3.references', '3.images > 5.images']);
    expect(workflow.nodes.map(({ title }) => title)).toEqual(['first.png', 'second.png', undefined, undefined]);
    expect(report.left.join(' ')).toContain('“first.png”');
  });

  it('sets on each processor what its language model’s provider said', () => {
    const { workflow } = imported({
      1: {
        class_type: 'LumiOpenRouterProvider',
        inputs: { env_key: 'OPENROUTER_API_KEY', model: 'openai/gpt-4o', max_tokens: 300, top_p: 0.5 },
      },
      2: {
        class_type: 'LumiLLMPromptProcessor',
        inputs: { provider: ['1', 0], instructions: '', prompt: ' x ', seed: 5 },
      },
    });
    expect(fieldsOf(workflow, '2')).toMatchObject({ maxTokens: 300, topP: 0.5, prompt: 'x', seed: 5 });
    expect(Object.keys(fieldsOf(workflow, '1') ?? {})).toEqual(['keyName', 'model']);
  });

  it.each([
    ['google/gemini-2.5-flash-image', '4K', true],
    ['google/gemini-2.5-flash-image', '1K', false],
    ['google/gemini-3-pro-image', '4K', false],
  ])('says of %s by OpenRouter whether %s is not asked for: %j', (model, size, isTold) => {
    const { report } = imported(
      comfyFile(
        [
          { id: 1, type: 'LumiOpenRouterImagenProvider', values: ['OPENROUTER_API_KEY', model], outputs: { p: 'P' } },
          { id: 2, type: 'LumiGeminiImagenConfig', values: ['16:9', size, 1, 1], outputs: { c: 'C' } },
          {
            id: 3,
            type: 'LumiLLMImagenProcessor',
            values: ['a fox', 1, 'fixed', 'fatal', ''],
            inputs: { provider: 'P', config: 'C' },
          },
        ],
        [
          [1, 0, 3, 'provider'],
          [2, 0, 3, 'config'],
        ],
      ),
    );
    expect(report.left.join(' ').includes('does not make: no size is sent here')).toBe(isTold);
  });

  it('takes a wire whose place is written as a text, of a node that is there', () => {
    const { workflow } = imported({
      1: { class_type: 'LumiTextInput', inputs: { text: 'a fox' } },
      2: { class_type: 'LumiWrapText', inputs: { text: ['1', '0'], prepend: '', append: '' } },
      3: { class_type: 'Other', inputs: { ratio: ['16', '9'] } },
    });
    expect(wires(workflow)).toEqual(['1.text > 2.text']);
    expect(fieldsOf(workflow, '3')).toMatchObject({ ratio: ['16', '9'] });
  });

  it('becomes a seed where noise was made one, and wires go through reroutes', () => {
    const { workflow } = imported(
      comfyFile(
        [
          { id: 1, type: 'RandomNoise', values: [12345678901, 'fixed'], outputs: { NOISE: 'NOISE' } },
          { id: 2, type: 'LumiNoiseToSeed', inputs: { noise: 'NOISE' }, outputs: { seed: 'INT' } },
          { id: 3, type: 'Reroute', inputs: { '': '*' }, outputs: { '': '*' } },
          { id: 4, type: 'LumiLLMImagenProcessor', values: [1, 'fixed'], inputs: { seed: 'INT' } },
        ],
        [
          [1, 0, 2, 'noise'],
          [2, 0, 3, ''],
          [3, 0, 4, 'seed'],
        ],
      ),
    );
    expect(workflow.nodes.map(({ type }) => type)).toEqual(['seed', 'reroute', 'image-processor']);
    expect(fieldsOf(workflow, '2')).toMatchObject({ value: Number(12345678901n % 2147483647n) });
    expect(fieldsOf(workflow, '3')).toEqual({ carries: 'integer' });
    expect(wires(workflow)).toEqual(['2.integer > 3.in', '3.out > 4.seed']);
  });

  it('puts instructions into the prompt of the node where a wire into that begins nowhere', () => {
    const { workflow } = imported(
      comfyFile(
        [
          {
            id: 1,
            type: 'LumiGoogleImagenProvider',
            values: ['GOOGLE_API_KEY', 'gemini-2.5-flash-image'],
            outputs: { provider: 'IMAGEN_PROVIDER' },
          },
          { id: 2, type: 'Reroute', inputs: { '': '*' }, outputs: { '': '*' } },
          {
            id: 3,
            type: 'LumiLLMImagenProcessor',
            values: ['a fox', 7, 'fixed', 'fatal', 'be kind'],
            inputs: { provider: 'IMAGEN_PROVIDER', prompt: 'STRING' },
          },
        ],
        [
          [1, 0, 3, 'provider'],
          [2, 0, 3, 'prompt'],
        ],
      ),
    );
    expect(workflow.nodes.map(({ type }) => type)).toEqual(['google-provider', 'image-processor']);
    expect(fieldsOf(workflow, '3')).toMatchObject({ prompt: 'be kind\n\na fox', instructions: '' });
  });
});

describe('seeds of 64 bits', () => {
  it.each([
    ['18446744073709551615', '3'],
    ['9007199254740993', String(9007199254740993n % 2147483647n)],
    ['2147483647', '0'],
    ['2147483648', '1'],
  ])('%s is sent as %s, as it was then, and told', (seed, sent) => {
    const file = JSON.stringify(packFile({ processor: ['x', 4711, 'fixed', 'fatal', ''] })).replace('4711', seed);
    const { workflow, report } = imported(file);
    expect(fieldsOf(workflow, '3')?.['seed']).toBe(Number(sent));
    expect(report.seeds).toEqual([{ node: '3', from: seed, to: sent }]);
  });

  it('stay to their last digit where words are shuffled and drawn', () => {
    const file = JSON.stringify(
      comfyFile([{ id: 1, type: 'LumiShufflePrompt', values: ['a', 4711, 'fixed'] }]),
    ).replace('4711', '18446744073709551615');
    expect(fieldsOf(imported(file).workflow, '1')?.['seed']).toBe('18446744073709551615');
  });

  it('are fixed where they moved on, which is told', () => {
    const { workflow, report } = oneOf('LumiSeed', [3, 'increment']);
    expect(fieldsOf(workflow, '1')).toMatchObject({ value: 3, control: 'fixed' });
    expect(report.left.join(' ')).toContain('increment');
  });
});

describe('what is not known', () => {
  it('is kept with its type, title, values, sockets and wires, and hinders nothing', () => {
    const { workflow, report } = imported(
      comfyFile(
        [
          { id: 'a', type: 'CheckpointLoaderSimple', values: ['sd.safetensors'], outputs: { MODEL: 'MODEL' } },
          {
            id: 'b',
            type: 'KSampler',
            title: 'My sampler',
            values: [3, 'fixed', 20, 8, 'euler'],
            inputs: { model: 'MODEL', image: 'IMAGE' },
            outputs: { LATENT: 'LATENT' },
            mode: 4,
          },
          { id: 'c', type: 'text', values: ['not ours'] },
          { id: 'd', type: 'LoadImage', values: ['x.png', 'image'], outputs: { IMAGE: 'IMAGE' } },
        ],
        [
          ['a', 0, 'b', 'model'],
          ['d', 0, 'b', 'image'],
        ],
      ),
    );
    expect(workflow.nodes.map(({ type }) => type)).toEqual([
      'CheckpointLoaderSimple',
      'KSampler',
      'comfyui:text',
      'image-input',
    ]);
    expect(workflow.nodes[1]).toMatchObject({
      title: 'My sampler',
      mode: 'bypass',
      fields: { 'value 1': 3, 'value 5': 'euler' },
    });
    expect(JSON.stringify(workflow.nodes[1]?.fields?.['sockets'])).toContain('LATENT');
    expect(wires(workflow)).toEqual(['a.MODEL > b.model', 'd.images > b.image']);
    expect(report.placeholders).toEqual({ CheckpointLoaderSimple: 1, KSampler: 1, text: 1 });
  });

  it('never holds a key, wherever that stood', () => {
    const { workflow, report } = imported(
      comfyFile(
        [
          { id: 1, type: 'SomeGemini', values: ['a fox', KEY], title: `mine ${KEY}` },
          { id: 2, type: 'Other', values: { prompt: 'x', api_key: 'plain' } },
          { id: 3, type: 'Note', values: [`my key is ${KEY} do not lose it`] },
          { id: 4, type: 'LumiTextInput', values: ['x'], properties: { deep: { secret: [KEY] } } },
          { id: 5, type: 'Unnamed', values: ['9f86d081884c7d659a2feaa0c55ad015'] },
          { id: 6, type: 'LumiGoogleImagenProvider', values: ['not a name', 'gemini-2.5-flash-image'] },
        ],
        [],
        { extra: { note: KEY }, groups: [{ title: KEY, bounding: [0, 0, 100, 100] }] },
      ),
    );
    const all = writeWorkflow(workflow) + JSON.stringify(report);
    for (const secret of [KEY, 'plain', '9f86d', 'not a name']) expect(all).not.toContain(secret);
    expect(report.keys.map(({ node }) => node).sort()).toEqual(['', '1', '2', '3', '4', '5', '6']);
  });

  it('is left out where it cannot be read, one by one, and counted', () => {
    const file = comfyFile([{ id: 1, type: 'LumiTextInput', values: ['x'] }]) as Record<string, unknown[]>;
    file['nodes']?.push(
      null,
      'x',
      { id: 2 },
      { id: 1, type: 'LumiSeed', widgets_values: [1, 'fixed'] },
      { id: '__proto__', type: 'constructor', widgets_values: null, inputs: 'x', outputs: [null] },
    );
    file['links']?.push(null, [1], [9, 8, 0, 7, 0, '*'], 'x');
    file['groups']?.push(null, { bounding: 'x' }, { title: 'Good', bounding: [-10, -10, 400, 400], color: '#3f789e' });
    const { workflow, report } = imported(file);
    expect(workflow.nodes.map(({ type }) => type)).toEqual(['frame', 'text', 'seed', 'comfyui:constructor']);
    expect(new Set(workflow.nodes.map(({ id }) => id)).size).toBe(4);
    expect(workflow.nodes[0]).toMatchObject({ title: 'Good', fields: { colour: 'blue' } });
    const words = report.left.join('\n');
    for (const each of ['3 nodes could not', '3 links could not', '1 wire led', '2 groups', 'Two nodes had the id'])
      expect(words).toContain(each);
  });
});

describe('places', () => {
  it('stay in their order, and nothing overlaps', () => {
    const nodes = Array.from({ length: 40 }, (_, at) => ({
      id: at,
      type: ['LumiSeed', 'PreviewImage', 'LumiLLMImagenProcessor', 'KSampler'][at % 4] ?? '',
      pos: { 0: (at % 8) * 160, 1: Math.floor(at / 8) * 60 },
      size: { 0: 140, 1: 40 },
    }));
    const { workflow } = imported(comfyFile(nodes));
    const boxes = workflow.nodes.map(({ position, size }) => ({ ...position, width: size?.width ?? 260 }));
    for (const [at, box] of boxes.entries()) {
      const right = boxes[at + 1];
      if (right && (at + 1) % 8 !== 0) expect(right.x).toBeGreaterThanOrEqual(box.x + box.width);
      const below = boxes[at + 8];
      if (below) expect(below.y).toBeGreaterThan(box.y + 60);
    }
  });

  it('of a group of the canvas go around what lay in it', () => {
    const { workflow } = imported(
      comfyFile(
        [
          { id: 1, type: 'LumiSeed', pos: [20, 60], size: [140, 60] },
          { id: 2, type: 'LumiLLMImagenProcessor', pos: [20, 140], size: [140, 60] },
          { id: 3, type: 'LumiSeed', pos: [400, 60], size: [140, 60] },
        ],
        [],
        { groups: [{ title: 'Both', bounding: [0, 0, 200, 220], color: '#8A8' }] },
      ),
    );
    const frame = workflow.nodes.find(({ type }) => type === 'frame');
    const inside = (id: string) => {
      const node = workflow.nodes.find((each) => each.id === id);
      if (!node || !frame?.size) throw new Error('There is no such node.');
      return (
        node.position.x >= frame.position.x &&
        node.position.x + 260 <= frame.position.x + frame.size.width &&
        node.position.y <= frame.position.y + frame.size.height
      );
    };
    expect([inside('1'), inside('2'), inside('3')]).toEqual([true, true, false]);
    expect(frame?.fields).toEqual({ colour: 'green' });
  });
});

describe('a large file', () => {
  const large = (size: number) =>
    JSON.stringify({
      nodes: Array.from({ length: size }, (_, at) => ({
        id: at,
        type: at % 3 === 0 ? 'KSampler' : 'Reroute',
        pos: [(at % 100) * 200, Math.floor(at / 100) * 90],
        size: [180, 80],
        widgets_values: ['a word '.repeat(70)],
        inputs: [{ name: '', type: '*', link: at }],
        outputs: [{ name: '', type: '*', links: [at + 1] }],
      })),
      links: Array.from({ length: size }, (_, at) => [at, at - 1, 0, at, 0, '*']),
    });
  it('takes no longer than it is long', async () => {
    expect(large(8000).length).toBeGreaterThan(5_000_000);
    expect(imported(large(8000)).workflow.nodes).toHaveLength(2667);
    expect(await growthOf(large, 2000, (text) => imported(text))).toBeLessThan(LINEAR);
  });
});
