import { describe, expect, it } from 'vitest';
import { importGraph } from '#shared/foreign/importGraph';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { shipped } from '#shared/shipped';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { comfyFile } from '../../../support/foreign/comfyFile.ts';

const ID = '6f1c2a1e-0000-4000-8000-000000000001';
const OUTER = '6f1c2a1e-0000-4000-8000-000000000002';

const imported = (file: unknown) => importGraph(JSON.stringify(file), 'x.json', shipped);
const link = (id: number, from: number, slot: number, to: number, place: number) => ({
  id,
  origin_id: from,
  origin_slot: slot,
  target_id: to,
  target_slot: place,
  type: '*',
});

/** A prompt and a seed go in, what the picture is made with stands inside, and the picture comes out. */
const maker = {
  id: ID,
  name: 'Maker',
  version: 1,
  inputNode: { id: -10 },
  outputNode: { id: -20 },
  inputs: [
    { id: 'a', name: 'prompt', type: 'STRING', linkIds: [1] },
    { id: 'b', name: 'aspect ratio', type: 'COMBO', linkIds: [5] },
  ],
  outputs: [{ id: 'c', name: 'images', type: 'IMAGE', linkIds: [4] }],
  nodes: [
    {
      id: 1,
      type: 'LumiGoogleImagenProvider',
      widgets_values: ['GOOGLE_API_KEY', 'gemini-3-pro-image'],
      outputs: [{ name: 'provider', type: 'P', links: [2] }],
    },
    {
      id: 2,
      type: 'LumiGeminiImagenConfig',
      widgets_values: ['16:9', '2K', 1, 1],
      inputs: [{ name: 'aspect_ratio', type: 'COMBO', link: 5, widget: { name: 'aspect_ratio' } }],
      outputs: [{ name: 'config', type: 'C', links: [3] }],
    },
    {
      id: 3,
      type: 'LumiLLMImagenProcessor',
      widgets_values: ['of the definition', 1, 'fixed', 'fatal', ''],
      inputs: [
        { name: 'provider', type: 'P', link: 2 },
        { name: 'config', type: 'C', link: 3 },
        { name: 'prompt', type: 'STRING', link: 1, widget: { name: 'prompt' } },
      ],
      outputs: [{ name: 'images', type: 'IMAGE', links: [4] }],
    },
  ],
  links: [
    link(1, -10, 0, 3, 2),
    link(2, 1, 0, 3, 0),
    link(3, 2, 0, 3, 1),
    link(4, 3, 0, -20, 0),
    link(5, -10, 1, 2, 0),
    link(99, 77, 0, 78, 0),
  ],
};
const use = (values: unknown, properties: object = {}, type = ID) =>
  comfyFile(
    [
      {
        id: 11,
        type,
        values,
        inputs: { prompt: 'STRING', 'aspect ratio': 'COMBO' },
        outputs: { images: 'IMAGE' },
        properties,
        title: 'Mine',
      },
      { id: 12, type: 'PreviewImage', inputs: { images: 'IMAGE' } },
    ],
    [[11, 0, 12, 'images']],
    { definitions: { subgraphs: [maker] } },
  );

describe('a subgraph', () => {
  it('becomes a group, and what goes in and out of it its sockets', () => {
    const { workflow, report } = imported(use(['a red fox', '1:1']));
    expect(workflow.groups).toHaveLength(1);
    const [group] = workflow.groups ?? [];
    expect(group).toMatchObject({ id: ID, name: 'Maker' });
    expect(group?.nodes.map(({ type }) => type).sort()).toEqual([
      'gemini-config',
      'google-provider',
      'group-inputs',
      'group-outputs',
      'image-processor',
    ]);
    expect(workflow.nodes[0]).toMatchObject({
      type: `group:${ID}`,
      title: 'Mine',
      fields: { prompt: 'a red fox', 'aspect-ratio': '1:1' },
    });
    const definition = shipped.paletteOf(workflow).get(`group:${ID}`);
    expect(Object.keys(definition?.inputs ?? {})).toEqual(['prompt']);
    expect(Object.keys(definition?.outputs ?? {})).toEqual(['images']);
    expect(workflow.edges).toEqual([{ from: { node: '11', socket: 'images' }, to: { node: '12', socket: 'images' } }]);
    expect(report.placeholders).toEqual({});
    expect(readWorkflowText(writeWorkflow(workflow))).toEqual(workflow);
  });

  it('runs with the values of its use', () => {
    const { workflow } = imported(use(['a red fox', '1:1']));
    const flat = withoutGroups(workflow);
    expect(flat.nodes.find(({ id }) => id === '11/3')?.fields).toMatchObject({ prompt: 'a red fox' });
    expect(flat.nodes.find(({ id }) => id === '11/2')?.fields).toMatchObject({ aspectRatio: '1:1', resolution: '2K' });
  });

  it.each([
    [
      'a list',
      [
        ['3', 'seed'],
        ['-1', 'prompt'],
      ],
    ],
    [
      'a text',
      JSON.stringify([
        ['3', 'seed'],
        ['-1', 'prompt'],
      ]),
    ],
    [
      'a text in a text',
      JSON.stringify(
        JSON.stringify([
          [3, 'seed'],
          [-1, 'prompt'],
        ]),
      ),
    ],
  ])('shows what its use promotes, written as %s', (_shape, proxyWidgets) => {
    const { workflow } = imported(use([2147483650, 'a blue fox'], { proxyWidgets }));
    const flat = withoutGroups(workflow);
    expect(workflow.nodes[0]?.fields).toMatchObject({ seed: 3, prompt: 'a blue fox' });
    expect(flat.nodes.find(({ id }) => id === '11/3')?.fields).toMatchObject({ seed: 3, prompt: 'a blue fox' });
  });

  it('may be used twice with values of their own, and stand in others, defined within them', () => {
    const outer = {
      id: OUTER,
      name: 'Outer',
      inputs: [],
      outputs: [{ name: 'out', type: 'IMAGE' }],
      nodes: [
        {
          id: 1,
          type: ID,
          widgets_values: ['one', '1:1'],
          inputs: [{ name: 'prompt', type: 'STRING' }],
          outputs: [{ name: 'images', type: 'IMAGE', links: [1] }],
        },
        { id: 2, type: ID, widgets_values: ['two', '4:3'], outputs: [{ name: 'images', type: 'IMAGE', links: [] }] },
      ],
      links: [link(1, 1, 0, -20, 0)],
      definitions: { subgraphs: [maker] },
    };
    const file = comfyFile(
      [
        { id: 5, type: OUTER, outputs: { out: 'IMAGE' } },
        { id: 6, type: 'PreviewImage', inputs: { images: 'IMAGE' } },
      ],
      [[5, 0, 6, 'images']],
      { definitions: { subgraphs: [outer] } },
    );
    const { workflow, report } = imported(file);
    expect(workflow.groups?.map(({ name }) => name)).toEqual(['Maker', 'Outer']);
    const flat = withoutGroups(workflow);
    const prompts = flat.nodes.flatMap(({ id, fields }) => (id.endsWith('/3') ? [[id, fields?.['prompt']]] : []));
    expect(prompts).toEqual([
      ['5/1/3', 'one'],
      ['5/2/3', 'two'],
    ]);
    expect(report.rebuilt['group']).toBe(3);
  });

  it('that stands in itself, or is not there, is kept to be read', () => {
    const itself = { ...maker, nodes: [{ id: 1, type: ID }], links: [] };
    const { report } = imported(
      comfyFile(
        [
          { id: 1, type: ID },
          { id: 2, type: OUTER },
        ],
        [],
        { definitions: { subgraphs: [itself] } },
      ),
    );
    expect(report.placeholders).toEqual({ [ID]: 1, [OUTER]: 1 });
  });
});

describe('a group node of before', () => {
  it.each(['workflow>Pair', 'workflow/Pair'])('is a group too: %s', (type) => {
    const file = comfyFile(
      [
        { id: 1, type, values: ['a fox', 'before ', ''], outputs: { text: 'STRING' } },
        { id: 2, type: 'LumiShowText', inputs: { text: 'STRING' } },
      ],
      [[1, 0, 2, 'text']],
      {
        extra: {
          groupNodes: {
            Pair: {
              nodes: [
                { index: 0, type: 'LumiTextInput', widgets_values: ['x'], outputs: [{ name: 'text', type: 'STRING' }] },
                {
                  index: 1,
                  type: 'LumiWrapText',
                  widgets_values: ['', ''],
                  inputs: [{ name: 'text', type: 'STRING' }],
                  outputs: [{ name: 'text', type: 'STRING' }],
                },
              ],
              links: [[0, 0, 1, 0, 1, 'STRING']],
              external: [],
            },
          },
        },
      },
    );
    const { workflow } = imported(file);
    const flat = withoutGroups(workflow);
    expect(flat.nodes.map(({ id, fields }) => [id, fields])).toEqual([
      ['1/0', { value: 'a fox' }],
      ['1/1', { prefix: 'before ', suffix: '' }],
      ['2', {}],
    ]);
    expect(flat.edges).toEqual([
      { from: { node: '1/0', socket: 'text' }, to: { node: '1/1', socket: 'text' } },
      { from: { node: '1/1', socket: 'text' }, to: { node: '2', socket: 'text' } },
    ]);
  });

  it('is wired by what its inputs are called, where it leaves out those that are values', () => {
    const text = (name: string) => ({ name, type: 'STRING' });
    const wrap = (index: number) => ({
      index,
      type: 'LumiWrapText',
      widgets_values: ['', ''],
      inputs: [{ ...text('prepend'), widget: { name: 'prepend' } }, text('text')],
      outputs: [text('text')],
    });
    const file = comfyFile(
      [
        { id: 1, type: 'LumiTextInput', values: ['one'], outputs: { text: 'STRING' } },
        { id: 2, type: 'LumiTextInput', values: ['two'], outputs: { text: 'STRING' } },
        {
          id: 3,
          type: 'workflow>Two',
          values: ['a ', '', 'b ', ''],
          inputs: { text: 'STRING', 'LumiWrapText text': 'STRING' },
          outputs: { text: 'STRING', 'LumiWrapText text': 'STRING' },
        },
        { id: 4, type: 'LumiShowText', inputs: { text: 'STRING' } },
      ],
      [
        [1, 0, 3, 'text'],
        [2, 0, 3, 'LumiWrapText text'],
        [3, 1, 4, 'text'],
      ],
      { extra: { groupNodes: { Two: { nodes: [wrap(0), wrap(1)], links: [], external: [] } } } },
    );
    const flat = withoutGroups(imported(file).workflow);
    expect(flat.edges.map(({ from, to }) => `${from.node} > ${to.node}.${to.socket}`).toSorted()).toEqual([
      '1 > 3/0.text',
      '2 > 3/1.text',
      '3/1 > 4.text',
    ]);
    expect(flat.nodes.find(({ id }) => id === '3/1')?.fields).toEqual({ prefix: 'b ', suffix: '' });
  });
});
