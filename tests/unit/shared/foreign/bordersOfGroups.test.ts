import { describe, expect, it } from 'vitest';
import { importGraph } from '#shared/foreign/importGraph';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { shipped } from '#shared/shipped';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { comfyFile, type ComfyNode, type ComfyWire } from '../../../support/foreign/comfyFile.ts';
import { comfySubgraph } from '../../../support/foreign/comfySubgraph.ts';
import { requestsOf } from '../../../support/foreign/requestsOf.ts';

const ID = '6f1c2a1e-0000-4000-8000-000000000001';

function imported(nodes: readonly ComfyNode[], wires: readonly ComfyWire[], subgraphs: readonly object[]) {
  const file = comfyFile(nodes, wires, { definitions: { subgraphs } });
  const { workflow, report } = importGraph(JSON.stringify(file), 'x.json', shipped);
  expect(readWorkflowText(writeWorkflow(workflow))).toEqual(workflow);
  const fields = (path: string) => withoutGroups(workflow).nodes.find(({ id }) => id === path)?.fields;
  return { workflow, report, fields };
}

const TEXT = { text: 'STRING' };
const SEED = { seed: 'INT' };
const google: readonly ComfyNode[] = [
  {
    id: 90,
    type: 'LumiGoogleImagenProvider',
    values: ['GOOGLE_API_KEY', 'gemini-2.5-flash-image'],
    outputs: { provider: 'IMAGEN_PROVIDER' },
  },
  {
    id: 91,
    type: 'LumiLLMImagenProcessor',
    values: ['', 3, 'fixed', 'fatal', ''],
    inputs: { provider: 'IMAGEN_PROVIDER', prompt: 'STRING', seed: 'INT' },
    outputs: { images: 'IMAGE' },
  },
  { id: 92, type: 'PreviewImage', inputs: { images: 'IMAGE' } },
];
const googleWires: readonly ComfyWire[] = [
  [90, 0, 91, 'provider'],
  [91, 0, 92, 'images'],
];

describe('a seed on the other side of a group', () => {
  const shuffler = comfySubgraph({
    id: ID,
    name: 'Shuffler',
    inputs: SEED,
    outputs: TEXT,
    nodes: [
      {
        id: 3,
        type: 'LumiShufflePrompt',
        values: ['red fox, snowy forest, soft light\nwide shot, 35mm, film grain', 0, 'fixed'],
        inputs: SEED,
        widgets: ['seed'],
        outputs: TEXT,
      },
    ],
    wires: [
      ['in', 0, 3, 'seed'],
      [3, 0, 'out', 'text'],
    ],
  });
  const shuffled = (more: readonly ComfyWire[] = []) =>
    imported(
      [
        { id: 1, type: 'LumiSeed', values: [4294967295, 'fixed'], outputs: SEED },
        { id: 2, type: ID, inputs: SEED, outputs: TEXT },
        ...google,
      ],
      [[1, 0, 2, 'seed'], [2, 0, 91, 'prompt'], ...googleWires, ...more],
      [shuffler],
    );

  it('shuffles words to its last digit', async () => {
    const { workflow, report, fields } = shuffled();
    expect(fields('1')).toMatchObject({ value: 4294967295 });
    expect(report.seeds).toEqual([]);
    expect((await requestsOf(workflow)).join()).toContain('red shot fox light snowy wide soft 35mm forest film grain');
  });

  it('is that of the picture where it feeds one too, which is told', () => {
    const { report, fields } = shuffled([[1, 0, 91, 'seed']]);
    expect(fields('1')).toMatchObject({ value: 1 });
    expect(report.seeds).toEqual([{ node: '1', from: '4294967295', to: '1' }]);
    expect(report.left.join('\n')).toContain('Give them a seed of their own, 4294967295.');
  });

  it('that stands in a group is each use’s own where the takers of each are others', () => {
    const holder = comfySubgraph({
      id: ID,
      name: 'Holder',
      outputs: SEED,
      nodes: [{ id: 5, type: 'LumiSeed', values: [4294967295, 'fixed'], outputs: SEED }],
      wires: [[5, 0, 'out', 'seed']],
    });
    const { report, fields, workflow } = imported(
      [
        { id: 1, type: ID, outputs: SEED },
        { id: 2, type: ID, outputs: SEED },
        { id: 3, type: 'LumiShufflePrompt', values: ['a b', 0, 'fixed'], inputs: SEED, outputs: TEXT },
        ...google,
      ],
      [[1, 0, 3, 'seed'], [2, 0, 91, 'seed'], [3, 0, 91, 'prompt'], ...googleWires],
      [holder],
    );
    expect([fields('1/5'), fields('2/5')]).toMatchObject([{ value: 4294967295 }, { value: 1 }]);
    expect(report.seeds).toEqual([{ node: '2/5', from: '4294967295', to: '1' }]);
    expect(workflow.nodes.find(({ id }) => id === '1')?.inside).toBeUndefined();
  });
});

describe('what asks for a text in a group', () => {
  const writer = comfySubgraph({
    id: ID,
    name: 'Writer',
    inputs: { provider: 'LLM_PROVIDER', seed: 'INT' },
    outputs: TEXT,
    nodes: [
      {
        id: 3,
        type: 'LumiLLMPromptProcessor',
        values: ['', 'a fox', 7, 'fixed'],
        inputs: { provider: 'LLM_PROVIDER', seed: 'INT' },
        widgets: ['seed'],
        outputs: TEXT,
      },
    ],
    wires: [
      ['in', 0, 3, 'provider'],
      ['in', 1, 3, 'seed'],
      [3, 0, 'out', 'text'],
    ],
  });
  const written = (seed: number, use: Partial<ComfyNode> = {}) =>
    imported(
      [
        {
          id: 1,
          type: 'LumiOpenRouterProvider',
          values: ['OPENROUTER_API_KEY', 'openai/gpt-4o', 300, 0.5],
          outputs: { provider: 'LLM_PROVIDER' },
        },
        {
          id: 2,
          type: ID,
          values: [seed],
          inputs: { provider: 'LLM_PROVIDER', seed: 'INT' },
          outputs: TEXT,
          properties: { proxyWidgets: [['3', 'seed']] },
          ...use,
        },
        { id: 4, type: 'LumiShowText', inputs: TEXT },
      ],
      [
        [1, 0, 2, 'provider'],
        [2, 0, 4, 'text'],
      ],
      [writer],
    );

  it('sends the seed of its use as it was sent', () => {
    const { fields, report } = written(2147483647);
    expect(fields('2/3')).toMatchObject({ seed: 2147483647 });
    expect(report.seeds).toEqual([]);
  });

  it('tells by its path what cannot be sent', () => {
    const { report } = written(2147483650);
    expect(report.seeds).toEqual([{ node: '2/3', from: '2147483650', to: '2' }]);
    expect(report.left.join('\n')).toContain('(“2/3”) sent the seed 2147483650 as it is');
  });

  it('has what its provider said outside of it, which that has no longer', () => {
    const { fields, report, workflow } = written(7);
    expect(fields('2/3')).toMatchObject({ maxTokens: 300, topP: 0.5 });
    expect(fields('1')).toEqual({ keyName: 'OPENROUTER_API_KEY', model: 'openai/gpt-4o' });
    expect(report.left.join('\n')).not.toContain('from elsewhere');
    expect(workflow.nodes.find(({ id }) => id === '2')?.inside).toBeUndefined();
  });

  it('has it where its use is bypassed, for when that is no longer', () => {
    const { workflow } = written(2147483647, { mode: 4 });
    const use = workflow.nodes.find(({ id }) => id === '2');
    expect(use).toMatchObject({ mode: 'bypass', fields: { seed: 2147483647 } });
    expect(workflow.groups?.[0]?.nodes.find(({ id }) => id === '3')?.fields).toMatchObject({ maxTokens: 300 });
  });
});

describe('a chain of pictures through the border of a group', () => {
  const CHAIN = { image_chain: 'LUMI_IMAGE_CHAIN' };
  const LOADED = { image: 'IMAGE', mask: 'MASK', image_chain: 'LUMI_IMAGE_CHAIN' };
  const load = (id: number, isFirst = false): ComfyNode => ({
    id,
    type: 'LumiLoadImage',
    values: [`${String(id)}.png`, 'image'],
    ...(!isFirst && { inputs: CHAIN }),
    outputs: LOADED,
  });
  const taker = (inner: boolean) =>
    comfySubgraph({
      id: ID,
      name: 'Taker',
      inputs: { refs: 'LUMI_IMAGE_CHAIN' },
      outputs: { images: 'IMAGE' },
      nodes: [
        ...(inner ? [load(8)] : []),
        {
          id: 3,
          type: 'LumiLLMImagenProcessor',
          values: ['p', 1, 'fixed', 'fatal', ''],
          inputs: { input_images: 'C' },
          outputs: { images: 'IMAGE' },
        },
      ],
      wires: [
        ...(inner
          ? ([
              ['in', 0, 8, 'image_chain'],
              [8, 2, 3, 'input_images'],
            ] as const)
          : ([['in', 0, 3, 'input_images']] as const)),
        [3, 0, 'out', 'images'],
      ],
    });
  const references = (workflow: ReturnType<typeof imported>['workflow'], path: string) =>
    withoutGroups(workflow).edges.flatMap(({ from, to }) =>
      to.node === path && to.socket === 'references' ? [from.node] : [],
    );
  const outside: readonly ComfyNode[] = [
    load(1, true),
    load(2),
    { id: 4, type: ID, inputs: { refs: 'LUMI_IMAGE_CHAIN' }, outputs: { images: 'IMAGE' } },
    { id: 5, type: 'PreviewImage', inputs: { images: 'IMAGE' } },
  ];
  const outsideWires: readonly ComfyWire[] = [
    [1, 2, 2, 'image_chain'],
    [2, 2, 4, 'refs'],
    [4, 0, 5, 'images'],
  ];

  it('keeps each of its pictures, in order', () => {
    const { workflow, report } = imported(outside, outsideWires, [taker(false)]);
    expect(references(workflow, '4/3')).toEqual(['1', '2']);
    expect(shipped.paletteOf(workflow).get(`group:${ID}`)?.inputs['refs']?.multiple).toBe(true);
    expect(report.left.join('\n')).not.toContain('takes one wire');
  });

  it('goes on inside', () => {
    const { workflow } = imported(outside, outsideWires, [taker(true)]);
    expect(references(workflow, '4/3')).toEqual(['1', '2', '4/8']);
  });

  it('comes out of one', () => {
    const giver = comfySubgraph({
      id: ID,
      name: 'Giver',
      outputs: { refs: 'LUMI_IMAGE_CHAIN' },
      nodes: [load(1, true), load(2)],
      wires: [
        [1, 2, 2, 'image_chain'],
        [2, 2, 'out', 'refs'],
      ],
    });
    const { workflow } = imported(
      [
        { id: 4, type: ID, outputs: { refs: 'LUMI_IMAGE_CHAIN' } },
        load(6),
        {
          id: 3,
          type: 'LumiLLMImagenProcessor',
          values: ['p', 1, 'fixed', 'fatal', ''],
          inputs: { input_images: 'C' },
          outputs: { images: 'IMAGE' },
        },
      ],
      [
        [4, 0, 6, 'image_chain'],
        [6, 2, 3, 'input_images'],
      ],
      [giver],
    );
    expect(references(workflow, '3')).toEqual(['4/1', '4/2', '6']);
  });

  it('that a group cannot take is told by the name of the group', () => {
    const { report } = imported(
      [
        { id: 1, type: 'LumiTextInput', values: ['a'], outputs: TEXT },
        { id: 4, type: ID, inputs: { refs: 'LUMI_IMAGE_CHAIN' }, outputs: { images: 'IMAGE' } },
      ],
      [[1, 0, 4, 'refs']],
      [taker(false)],
    );
    expect(report.left.join('\n')).toContain('cannot be taken by “refs” of “Taker” (“4”)');
    expect(report.left.join('\n')).not.toContain(ID);
  });
});

describe('a primitive that is wired to a subgraph', () => {
  const OUTER = '6f1c2a1e-0000-4000-8000-000000000002';
  const FED = { seed: 'INT', prompt: 'STRING', aspect_ratio: 'COMBO' };
  const maker = comfySubgraph({
    id: ID,
    name: 'Maker',
    inputs: FED,
    outputs: { images: 'IMAGE' },
    nodes: [
      ...google.slice(0, 1),
      {
        id: 2,
        type: 'LumiGeminiImagenConfig',
        values: ['16:9', '1K', 1, 1],
        inputs: { aspect_ratio: 'COMBO' },
        widgets: ['aspect_ratio'],
        outputs: { config: 'IMAGEN_CONFIG' },
      },
      {
        id: 3,
        type: 'LumiLLMImagenProcessor',
        values: ['of the definition', 1, 'fixed', 'fatal', ''],
        inputs: { provider: 'P', config: 'C', prompt: 'STRING', seed: 'INT' },
        widgets: ['prompt', 'seed'],
        outputs: { images: 'IMAGE' },
      },
    ],
    wires: [
      [90, 0, 3, 'provider'],
      [2, 0, 3, 'config'],
      ['in', 0, 3, 'seed'],
      ['in', 1, 3, 'prompt'],
      ['in', 2, 2, 'aspect_ratio'],
      [3, 0, 'out', 'images'],
    ],
  });
  const outer = comfySubgraph({
    id: OUTER,
    name: 'Outer',
    inputs: FED,
    outputs: { images: 'IMAGE' },
    nodes: [{ id: 7, type: ID, inputs: FED, widgets: Object.keys(FED), outputs: { images: 'IMAGE' } }],
    wires: [
      ['in', 0, 7, 'seed'],
      ['in', 1, 7, 'prompt'],
      ['in', 2, 7, 'aspect_ratio'],
      [7, 0, 'out', 'images'],
    ],
  });

  it.each([
    [ID, [maker]],
    [OUTER, [maker, outer]],
  ])('is a seed, a text, or a value of the use: %s', async (type, subgraphs) => {
    const { workflow, report } = imported(
      [
        { id: 20, type: 'PrimitiveNode', values: [42, 'fixed'], outputs: { INT: 'INT' } },
        { id: 21, type: 'PrimitiveNode', values: ['a red fox'], outputs: { STRING: 'STRING' } },
        { id: 22, type: 'PrimitiveNode', values: ['1:1', 'fixed'], outputs: { COMBO: 'COMBO' } },
        { id: 11, type, values: [7, 'stale', '16:9'], inputs: FED, outputs: { images: 'IMAGE' } },
        { id: 12, type: 'PreviewImage', inputs: { images: 'IMAGE' } },
      ],
      [
        [20, 0, 11, 'seed'],
        [21, 0, 11, 'prompt'],
        [22, 0, 11, 'aspect_ratio'],
        [11, 0, 12, 'images'],
      ],
      subgraphs,
    );
    expect(report.placeholders).toEqual({});
    const asked = (await requestsOf(workflow)).join();
    for (const part of ['"seed":42', 'a red fox', '1:1']) expect(asked).toContain(part);
    for (const part of ['stale', '16:9']) expect(asked).not.toContain(part);
  });

  it('does so in a subgraph too', async () => {
    const holder = comfySubgraph({
      id: OUTER,
      name: 'Holder',
      outputs: { images: 'IMAGE' },
      nodes: [
        { id: 20, type: 'PrimitiveNode', values: [42, 'fixed'], outputs: { INT: 'INT' } },
        { id: 7, type: ID, inputs: FED, widgets: Object.keys(FED), outputs: { images: 'IMAGE' } },
      ],
      wires: [
        [20, 0, 7, 'seed'],
        [7, 0, 'out', 'images'],
      ],
    });
    const { workflow } = imported(
      [
        { id: 11, type: OUTER, outputs: { images: 'IMAGE' } },
        { id: 12, type: 'PreviewImage', inputs: { images: 'IMAGE' } },
      ],
      [[11, 0, 12, 'images']],
      [maker, holder],
    );
    expect((await requestsOf(workflow)).join()).toContain('"seed":42');
  });
});
