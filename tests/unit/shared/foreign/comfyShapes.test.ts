import { describe, expect, it } from 'vitest';
import { importGraph } from '#shared/foreign/importGraph';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { shipped } from '#shared/shipped';
import type { Workflow } from '#shared/workflow/Workflow';
import { comfyFile } from '../../../support/foreign/comfyFile.ts';

const KEY = 'AIzaSyA-1234567890abcdefghijklmnopqrstuv';

const imported = (file: unknown) =>
  importGraph(typeof file === 'string' ? file : JSON.stringify(file), 'x.json', shipped);
const wires = ({ edges }: Pick<Workflow, 'edges'>) =>
  edges.map(({ from, to }) => `${from.node}.${from.socket} > ${to.node}.${to.socket}`);
const fieldsOf = ({ nodes }: Workflow, id: string) => nodes.find((node) => node.id === id)?.fields;
const text = (id: unknown, more: object = {}) => ({
  id,
  type: 'LumiTextInput',
  pos: [0, 0],
  widgets_values: ['a fox'],
  outputs: [{ name: 'text', type: 'STRING', links: [1] }],
  ...more,
});
const show = (id: unknown, more: object = {}) => ({
  id,
  type: 'LumiShowText',
  pos: [600, 0],
  widgets_values: [''],
  inputs: [{ name: 'text', type: 'STRING', link: 1 }],
  outputs: [],
  ...more,
});

/** The shapes of `comfyui-files.md`, section 4: files of ComfyUI's editor. */
describe('a file of ComfyUI’s editor', () => {
  it.each([
    ['lists', [[1, 7, 0, 9, 0, 'STRING']]],
    ['lists with texts for numbers', [['1', '7', '0', '9', '0', 'STRING']]],
    ['objects', [{ id: 1, origin_id: 7, origin_slot: 0, target_id: 9, target_slot: 0, type: 'STRING' }]],
    ['an object of lists', { 1: [1, 7, 0, 9, 0, 'STRING'] }],
    ['an object of objects', { 1: { id: 1, origin_id: 7, origin_slot: 0, target_id: 9, target_slot: 0 } }],
  ])('has its links as %s', (_shape, links) => {
    const { workflow, report } = imported({ last_node_id: 9, nodes: [text(7), show(9)], links });
    expect(wires(workflow)).toEqual(['7.text > 9.text']);
    expect(report.left).toEqual([]);
  });

  it.each([
    ['whole numbers', 7, 9],
    ['texts', 'seven', 'nine'],
    ['fractions and numbers below zero', 7.5, -9],
    ['names of what every object has', '__proto__', 'constructor'],
    ['words no file of ours takes', 'a b/c', '💥'],
  ])('has ids that are %s', (_shape, from, to) => {
    const { workflow } = imported({ nodes: [text(from), show(to)], links: [[1, from, 0, to, 0, '*']] });
    const [one, other] = workflow.nodes;
    expect(wires(workflow)).toEqual([`${one?.id ?? ''}.text > ${other?.id ?? ''}.text`]);
  });

  it.each([
    ['pairs', [40, 50], [400, 300]],
    ['objects by place', { 0: 40, 1: 50 }, { 0: 400, 1: 300 }],
    ['texts', ['40', '50'], ['400', '300']],
  ])('has places and sizes as %s', (_shape, pos, size) => {
    const { workflow } = imported({ nodes: [text(1, { pos, size })], links: [] });
    expect(workflow.nodes[0]).toMatchObject({ position: { x: 40, y: 50 } });
  });

  it('stands somewhere though its places are none', () => {
    const nodes = [null, ['a', 1], [1e300, -1e300], { x: 1 }].map((pos, id) => text(id, { pos, size: [-5, null] }));
    for (const { position } of imported({ nodes, links: [] }).workflow.nodes)
      expect(Math.max(Math.abs(position.x), Math.abs(position.y))).toBeLessThanOrEqual(1e7);
  });

  it.each([
    [0, undefined],
    [2, 'mute'],
    [4, 'bypass'],
    ['4', 'bypass'],
    [1, undefined],
    [3, undefined],
  ])('has mode %j', (mode, ours) => {
    const { workflow, report } = imported({ nodes: [text(1, { mode })], links: [] });
    expect(workflow.nodes[0]?.mode).toBe(ours);
    expect(report.left).toHaveLength(mode === 1 || mode === 3 ? 1 : 0);
  });

  it.each([['*'], [''], ['STRING,INT'], [7], [['a', 'b']], [null]])('has sockets of the type %j', (type) => {
    const { workflow } = imported({
      nodes: [
        text(1, { type: 'Other', outputs: [{ name: 'out', type, links: [1] }] }),
        show(2, { type: 'Another', inputs: [{ name: 'in', type, link: 1 }] }),
      ],
      links: [[1, 1, 0, 2, 0, type]],
    });
    expect(wires(workflow)).toEqual(['1.out > 2.in']);
  });

  it.each([
    ['by name', { text: 'a fox', seed: 3 }],
    ['in a list', ['a fox', 3, 'fixed']],
    ['in a list without the word of the seed', ['a fox', 3]],
    ['in a list of an old editor', ['a fox', 3, false]],
    ['with nothing for the word', ['a fox', 3, null]],
    ['in a list that is longer', ['a fox', 3, 'fixed', 'more', { a: 1 }]],
  ])('has values %s', (_shape, values) => {
    const { workflow } = imported({ nodes: [{ id: 1, type: 'LumiShufflePrompt', widgets_values: values }], links: [] });
    expect(fieldsOf(workflow, '1')).toMatchObject({ text: 'a fox', seed: 3 });
  });

  it('has values of a wrong kind, which take the default and are told', () => {
    const { workflow, report } = imported({
      nodes: [
        text(1, { widgets_values: [{ a: 1 }] }),
        text(2, { widgets_values: null }),
        text(3, { widgets_values: 'x' }),
      ],
      links: [],
    });
    expect(workflow.nodes.map(({ fields }) => fields?.['value'])).toEqual(['', '', '']);
    expect(report.left).toHaveLength(1);
  });

  it.each([
    [
      'of form 0.4',
      {
        extra: {
          reroutes: [
            { id: 1, pos: [200, 10] },
            { id: 2, parentId: 1, pos: [400, 90] },
          ],
          linkExtensions: [{ id: 1, parentId: 2 }],
        },
      },
      [[1, 1, 0, 2, 0, '*']],
    ],
    [
      'of form 1',
      {
        reroutes: [
          { id: 1, pos: [200, 10] },
          { id: 2, parentId: 1, pos: { 0: 400, 1: 90 } },
        ],
        state: {},
      },
      [{ id: 1, origin_id: 1, origin_slot: 0, target_id: 2, target_slot: 0, parentId: 2 }],
    ],
  ])('has bends of wires in the editor’s own way, %s', (_form, more, links) => {
    const { workflow, report } = imported({ nodes: [text(1), show(2)], links, ...more });
    expect(workflow.nodes.filter(({ type }) => type === 'reroute')).toHaveLength(2);
    expect(wires(workflow)).toEqual(['1.text > bend 1.in', 'bend 1.out > bend 2.in', 'bend 2.out > 2.text']);
    expect(report.left).toEqual([]);
  });

  it('has bends that go round in a circle, or are not there', () => {
    const extra = {
      reroutes: [
        { id: 1, parentId: 2, pos: [0, 0] },
        { id: 2, parentId: 1, pos: [9, 9] },
      ],
      linkExtensions: [{ id: 1, parentId: 1 }],
    };
    expect(imported({ nodes: [text(1), show(2)], links: [[1, 1, 0, 2, 0, '*']], extra }).workflow.edges).toHaveLength(
      3,
    );
    const gone = { linkExtensions: [{ id: 1, parentId: 77 }] };
    expect(wires(imported({ nodes: [text(1), show(2)], links: [[1, 1, 0, 2, 0, '*']], extra: gone }).workflow)).toEqual(
      ['1.text > 2.text'],
    );
  });

  it('has links that are unfinished, lead nowhere, are none, or are there twice', () => {
    const { workflow, report } = imported({
      nodes: [text(1), show(2)],
      links: [[1, 1, 0, 2, 0, '*'], [1, 1, 0, 2, 0, '*'], null, 5, [null], [8, 1, 0, 77, 0, '*']],
      floatingLinks: [{ id: 3, origin_id: 1, origin_slot: 0, target_id: -1, target_slot: -1 }],
      state: {},
    });
    expect(wires(workflow)).toEqual(['1.text > 2.text']);
    expect(report.left).toEqual(['4 links could not be read.', '1 wire led nowhere.']);
  });

  it('has notes, and primitives that hold the values of others', () => {
    const primitive = (id: number, value: unknown, to: number) => ({
      id,
      type: 'PrimitiveNode',
      widgets_values: [value, 'fixed'],
      outputs: [{ name: 'x', type: '*', links: [to] }],
    });
    const fed = (id: number, type: string, name: string, link: number) => ({
      id,
      type,
      widgets_values: [],
      inputs: [{ name, type: '*', link, widget: { name } }],
    });
    const { workflow } = imported({
      nodes: [
        { id: 1, type: 'Note', widgets_values: ['read me'] },
        { id: 2, type: 'MarkdownNote', widgets_values: ['# read\n![x](https://example.org/x.png)'] },
        primitive(3, 'a fox', 1),
        primitive(4, 12, 2),
        primitive(5, '4K', 3),
        fed(6, 'LumiLLMImagenProcessor', 'prompt', 1),
        fed(7, 'LumiShufflePrompt', 'seed', 2),
        fed(8, 'LumiGeminiImagenConfig', 'image_size', 3),
      ],
      links: [
        [1, 3, 0, 6, 0, '*'],
        [2, 4, 0, 7, 0, '*'],
        [3, 5, 0, 8, 0, '*'],
      ],
    });
    expect(fieldsOf(workflow, '1')).toMatchObject({ value: 'read me' });
    expect(fieldsOf(workflow, '2')).toMatchObject({ value: '# read\n![x](https://example.org/x.png)' });
    expect(wires(workflow)).toEqual(['3.text > 6.prompt', '4.integer > 7.seed']);
    expect(fieldsOf(workflow, '8')).toMatchObject({ resolution: '4K' });
  });

  it('has frames that overlap, nest, and are none', () => {
    const { workflow } = imported(
      comfyFile([{ id: 1, type: 'LumiSeed', pos: [50, 80], size: [140, 60] }], [], {
        groups: [
          { title: 'Outer', bounding: [0, 0, 600, 600], color: '#3f789e' },
          { title: 'Inner', bounding: [20, 40, 300, 300], locked: true, flags: {} },
          { title: 'Gone', bounding: [0, 0, 0, 0] },
        ],
      }),
    );
    expect(workflow.nodes.flatMap(({ type, title }) => (type === 'frame' ? [title] : []))).toEqual(['Outer', 'Inner']);
  });

  it('has a text of 900 levels in a value, which is left out, and what is nested beyond is refused', () => {
    const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    const file = (levels: number) =>
      `{"nodes":[{"id":1,"type":"Other","widgets_values":[${deep(levels)}]}],"links":[]}`;
    expect(imported(file(900)).report.placeholders).toEqual({ Other: 1 });
    expect(() => imported(file(1100))).toThrow('more than 1000 levels');
  });
});

/** Section 5: what “Export (API)” and pictures hold. */
describe('an API file of ComfyUI', () => {
  it('has ids of flattened subgraphs and group nodes, and wires by them', () => {
    const { workflow } = imported({
      '11:3': { class_type: 'LumiTextInput', inputs: { text: 'a fox' }, _meta: { title: 'Mine' } },
      '5:0': { class_type: 'LumiShowText', inputs: { text: ['11:3', 0] } },
    });
    expect(wires(workflow)).toEqual(['11:3.text > 5:0.text']);
    expect(workflow.nodes[0]).toMatchObject({ title: 'Mine' });
    // No places are in it: they are made, and nothing lies on something else.
    expect(new Set(workflow.nodes.map(({ position }) => `${String(position.x)} ${String(position.y)}`)).size).toBe(2);
  });

  it('has lists that are values, dotted names, and wires from what is not there', () => {
    const { workflow, report } = imported({
      1: {
        class_type: 'GeminiNanoBanana2V2',
        inputs: {
          prompt: 'a fox',
          model: 'Nano Banana 2 (Gemini 3.1 Flash Image)',
          'model.aspect_ratio': '1:8',
          'model.resolution': '2K',
          'model.images.image_1': ['3', 0],
          'model.images.image_2': ['77', 0],
          seed: 5,
        },
      },
      2: { class_type: 'Other', inputs: { sizes: { __value__: [1, 2] }, pair: ['a', 'b'] } },
      3: { class_type: 'LoadImage', inputs: { image: 'sub/fox.png [input]' } },
    });
    expect(wires(workflow)).toContain('3.images > 1.references');
    expect(fieldsOf(workflow, '1 2')).toMatchObject({ aspectRatio: '1:8', resolution: '2K' });
    expect(fieldsOf(workflow, '1 1')).toMatchObject({ model: 'gemini-3.1-flash-image' });
    expect(fieldsOf(workflow, '2')).toMatchObject({ sizes: [1, 2], pair: ['a', 'b'] });
    expect(report.left.join(' ')).toContain(
      '“model.images.image_2” of node “1” was wired from a node that is not in the file',
    );
  });

  it('has names that every object has', () => {
    const { workflow } = imported(
      '{"__proto__": {"class_type": "LumiTextInput", "inputs": {"text": "a", "__proto__": 1}}, "toString": {"class_type": "LumiShowText", "inputs": {"text": ["__proto__", 0]}}}',
    );
    expect(workflow.edges).toHaveLength(1);
  });
});

describe('a subgraph of ComfyUI', () => {
  const INNER = '6f1c2a1e-0000-4000-8000-00000000000a';
  const OUTER = '6f1c2a1e-0000-4000-8000-00000000000b';
  const inner = {
    id: INNER,
    name: 'Inner',
    inputs: [{ id: 'a', name: 'words', type: 'STRING', linkIds: [1] }],
    outputs: [{ id: 'b', name: 'text', type: 'STRING', linkIds: [2] }],
    nodes: [
      {
        id: 4,
        type: 'LumiWrapText',
        widgets_values: ['', ''],
        inputs: [{ name: 'text', type: 'STRING', link: 1 }],
        outputs: [{ name: 'text', type: 'STRING', links: [2] }],
        properties: { note: KEY },
      },
    ],
    // Without nodes for its edges, their ids are the usual ones.
    links: [
      { id: 1, origin_id: -10, origin_slot: 0, target_id: 4, target_slot: 0, type: 'STRING' },
      { id: 2, origin_id: 4, origin_slot: 0, target_id: -20, target_slot: 0, type: 'STRING' },
    ],
  };
  const outer = {
    id: OUTER,
    name: 'Outer',
    inputs: [{ id: 'a', name: 'words', type: 'STRING', linkIds: [1] }],
    outputs: [{ id: 'b', name: 'text', type: 'STRING', linkIds: [2] }],
    nodes: [
      {
        id: 8,
        type: INNER,
        properties: { proxyWidgets: [['4', 'prepend']] },
        widgets_values: ['of the outer '],
        inputs: [{ name: 'words', type: 'STRING', link: 1 }],
        outputs: [{ name: 'text', type: 'STRING', links: [2] }],
      },
    ],
    links: [
      { id: 1, origin_id: -10, origin_slot: 0, target_id: 8, target_slot: 0, type: 'STRING' },
      { id: 2, origin_id: 8, origin_slot: 0, target_id: -20, target_slot: 0, type: 'STRING' },
    ],
  };
  const used = (properties: object, values: unknown) =>
    comfyFile(
      [
        { id: 1, type: 'LumiTextInput', values: ['a fox'], outputs: { text: 'STRING' } },
        { id: 2, type: OUTER, values, properties, inputs: { words: 'STRING' }, outputs: { text: 'STRING' } },
        { id: 3, type: 'LumiShowText', inputs: { text: 'STRING' } },
      ],
      [
        [1, 0, 2, 'words'],
        [2, 0, 3, 'text'],
      ],
      { definitions: { subgraphs: [outer, inner] } },
    );

  it('has its values shown through others, and wires through its edges', () => {
    const { workflow } = imported(used({ proxyWidgets: [['8', 'prepend']] }, ['of the use ']));
    const flat = withoutGroups(workflow);
    expect(flat.nodes.find(({ id }) => id === '2/8/4')?.fields).toMatchObject({ prefix: 'of the use ' });
    expect(wires(flat)).toEqual(['1.text > 2/8/4.text', '2/8/4.text > 3.text']);
    const plain = withoutGroups(imported(used({}, [])).workflow);
    expect(plain.nodes.find(({ id }) => id === '2/8/4')?.fields).toMatchObject({ prefix: 'of the outer ' });
  });

  it('has keys that are told by the path of the node they stood in, and that of what nothing uses', () => {
    expect(imported(used({}, [])).report.keys).toEqual([{ node: '2/8/4' }]);
    const unused = comfyFile([{ id: 1, type: 'LumiTextInput' }], [], { definitions: { subgraphs: [inner] } });
    expect(imported(unused).report.keys).toEqual([{ node: '' }]);
  });

  it('goes round in a circle, which is told', () => {
    const circle = { ...inner, nodes: [...inner.nodes, { id: 9, type: OUTER }] };
    const { report } = imported(
      comfyFile([{ id: 2, type: OUTER }], [], { definitions: { subgraphs: [outer, circle] } }),
    );
    expect(report.left.join(' ')).toContain('The subgraph “Outer” stands in itself');
  });

  it('is junk, and stops nothing', () => {
    const { workflow } = imported(
      comfyFile(
        [
          { id: 1, type: 'A' },
          { id: 2, type: 'B' },
          { id: 3, type: 'LumiSeed', values: [1] },
        ],
        [],
        {
          definitions: {
            subgraphs: [null, 5, { id: 'A' }, { id: 'B', nodes: 'x', links: 5, inputs: 'y' }, { id: null }],
          },
        },
      ),
    );
    expect(workflow.nodes).toHaveLength(3);
  });
});
