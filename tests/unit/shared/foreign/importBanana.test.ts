import { describe, expect, it } from 'vitest';
import { importGraph } from '#shared/foreign/importGraph';
import type { Workflow } from '#shared/workflow/Workflow';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { shipped } from '#shared/shipped';

const KEY = 'AIzaSyA-1234567890abcdefghijklmnopqrstuv';
const PICTURE = 'data:image/png;base64,iVBORw0KGgo=';

type Node = readonly [id: string, type: string, data?: object, more?: object];
type Edge = readonly [source: string, sourceHandle: string, target: string, targetHandle: string, data?: object];

/** A file as Node Banana saves it. */
function bananaFile(nodes: readonly Node[], edges: readonly Edge[] = [], more: object = {}): string {
  return JSON.stringify({
    version: 1,
    id: 'wf_1',
    name: 'Fox',
    nodes: nodes.map(([id, type, data = {}, own], at) => ({
      id,
      type,
      position: { x: at * 400, y: 0 },
      data,
      style: { width: 300 },
      ...own,
    })),
    edges: edges.map(([source, sourceHandle, target, targetHandle, data]) => ({
      id: `${source}-${target}`,
      source,
      sourceHandle,
      target,
      targetHandle,
      ...(data && { data }),
    })),
    edgeStyle: 'curved',
    groups: {},
    ...more,
  });
}

const imported = (...file: Parameters<typeof bananaFile>) => importGraph(bananaFile(...file), 'fox.json', shipped);
const nodeOf = ({ nodes }: Workflow, id: string) => nodes.find((node) => node.id === id);
const typesOf = ({ nodes }: Workflow) => Object.fromEntries(nodes.map(({ id, type }) => [id, type]));
const wires = ({ edges }: Workflow) =>
  edges.map(({ from, to }) => `${from.node}.${from.socket} > ${to.node}.${to.socket}`);
const generator = (data: object = {}): Node => [
  'g',
  'nanoBanana',
  {
    aspectRatio: '16:9',
    resolution: '2K',
    model: 'nano-banana-pro',
    selectedModel: { provider: 'gemini', modelId: 'nano-banana-pro', displayName: 'Nano Banana Pro' },
    status: 'error',
    error: 'Rate limit exceeded',
    inputPrompt: 'what was asked last',
    ...data,
  },
];

describe('a graph of Node Banana', () => {
  it('is rebuilt with a provider, settings and a processor for each of its generators', () => {
    const { workflow, report } = imported(
      [
        ['p', 'prompt', { prompt: 'a red fox', customTitle: 'Scene' }],
        ['i', 'imageInput', { filename: 'fox.png', image: PICTURE }],
        generator({ useGoogleSearch: true }),
        ['o', 'output', {}],
      ],
      [
        ['p', 'text', 'g', 'text'],
        ['i', 'image', 'g', 'image'],
        ['g', 'image', 'o', 'image'],
      ],
    );
    expect(Object.values(typesOf(workflow)).sort()).toEqual([
      'gallery',
      'gemini-config',
      'google-provider',
      'image-input',
      'image-processor',
      'text',
    ]);
    expect(wires(workflow).slice(0, 3)).toEqual([
      'p.text > g.prompt',
      'i.images > g.references',
      'g.images > o.images',
    ]);
    expect(
      wires(workflow)
        .slice(3)
        .map((wire) => wire.replace(/^.*?\./, ''))
        .sort(),
    ).toEqual(['config > g.config', 'provider > g.provider']);
    expect(nodeOf(workflow, 'p')).toMatchObject({ title: 'Scene', fields: { value: 'a red fox' } });
    expect(nodeOf(workflow, 'g')?.fields).toEqual({ prompt: '', seed: 0, control: 'randomise' });
    expect(workflow.nodes.find(({ type }) => type === 'google-provider')?.fields).toEqual({
      keyName: 'GOOGLE_API_KEY',
      model: 'gemini-3-pro-image',
    });
    expect(workflow.nodes.find(({ type }) => type === 'gemini-config')?.fields).toEqual({
      aspectRatio: '16:9',
      resolution: '2K',
      numImages: 1,
      search: 'web',
    });
    expect(report).toMatchObject({ form: 'node-banana', placeholders: {}, models: [], keys: [] });
    expect(readWorkflowText(writeWorkflow(workflow))).toEqual(workflow);
  });

  it('keeps the names of pictures, never the pictures written into it, and says so', () => {
    const { workflow, report } = imported([
      ['i', 'imageInput', { filename: 'fox.png', image: PICTURE }],
      ['v', 'videoInput', { video: 'data:video/mp4;base64,AAAA', filename: 'fox.mp4' }],
    ]);
    expect(nodeOf(workflow, 'i')).toMatchObject({ title: 'fox.png', fields: { pictures: [] } });
    expect(JSON.stringify(workflow)).not.toContain('base64');
    expect(report.left.join('\n')).toMatch(/fox\.png.*put it into the node again/);
    expect(report.left.join('\n')).toMatch(/videoInput.*had a file written into it/);
  });

  it('sends references in the order of their numbered sockets, else in that of the file', () => {
    const { workflow } = imported(
      [['a', 'imageInput'], ['b', 'imageInput'], ['c', 'imageInput'], generator()],
      [
        ['a', 'image', 'g', 'image-2'],
        ['b', 'image', 'g', 'image-0'],
        ['c', 'image', 'g', 'image-1'],
      ],
    );
    expect(wires(workflow).filter((wire) => wire.endsWith('references'))).toEqual([
      'b.images > g.references',
      'c.images > g.references',
      'a.images > g.references',
    ]);
  });

  it('holds the words of a generator that nothing is wired into', () => {
    expect(nodeOf(imported([generator()]).workflow, 'g')?.fields).toMatchObject({ prompt: 'what was asked last' });
  });

  it.each([
    ['nano-banana', 'gemini-2.5-flash-image'],
    ['nano-banana-2', 'gemini-3.1-flash-image'],
    ['gemini-of-later', 'gemini-of-later'],
  ])('asks %s by the name Google knows it by', (modelId, model) => {
    const { workflow } = imported([generator({ selectedModel: { provider: 'gemini', modelId } })]);
    expect(workflow.nodes.find(({ type }) => type === 'google-provider')?.fields?.['model']).toBe(model);
  });

  it('keeps a generator of a provider that is not asked here as it was', () => {
    const { workflow, report } = imported(
      [generator({ selectedModel: { provider: 'fal', modelId: 'fal-ai/flux' } }), ['o', 'outputGallery']],
      [['g', 'image', 'o', 'image']],
    );
    expect(report.placeholders).toEqual({ nanoBanana: 1 });
    expect(nodeOf(workflow, 'g')).toMatchObject({
      type: 'nanoBanana',
      fields: { selectedModel: { provider: 'fal', modelId: 'fal-ai/flux' } },
    });
    expect(wires(workflow)).toEqual(['g.image > o.images']);
  });

  it('has language models asked by a text processor', () => {
    const { workflow } = imported(
      [
        ['p', 'prompt', { prompt: 'describe' }],
        [
          'l',
          'llmGenerate',
          { provider: 'google', model: 'gemini-3-flash-preview', temperature: 0.7, maxTokens: 8192 },
        ],
        ['x', 'llmGenerate', { provider: 'anthropic', model: 'claude-opus-4.6' }],
      ],
      [['p', 'text', 'l', 'text']],
    );
    expect(nodeOf(workflow, 'l')).toMatchObject({
      type: 'text-processor',
      fields: { prompt: '', temperature: 0.7, maxTokens: 8192 },
    });
    expect(nodeOf(workflow, 'x')?.type).toBe('llmGenerate');
    expect(wires(workflow)).toContain('p.text > l.prompt');
  });

  it('fills texts in by the names of what is wired, and leaves other words alone', () => {
    const { workflow } = imported(
      [
        ['p', 'prompt', { prompt: 'a lake', variableName: 'scene' }],
        ['c', 'promptConstructor', { template: 'Portrait of @scene in @style' }],
        generator(),
      ],
      [
        ['p', 'text', 'c', 'text'],
        ['c', 'text', 'g', 'text'],
      ],
    );
    expect(nodeOf(workflow, 'c')).toMatchObject({
      type: 'template',
      fields: { text: 'Portrait of {scene} in @style' },
    });
    expect(wires(workflow)).toEqual(expect.arrayContaining(['p.text > c.scene', 'c.text > g.prompt']));
  });

  it('goes through an annotation on which nothing is drawn, and keeps one on which something is', () => {
    const drawn = (annotations: readonly object[]) =>
      imported(
        [['i', 'imageInput'], ['a', 'annotation', { annotations }], generator()],
        [
          ['i', 'image', 'a', 'image'],
          ['a', 'image', 'g', 'image'],
        ],
      ).workflow;
    expect(wires(drawn([]))).toContain('i.images > g.references');
    expect(typesOf(drawn([{ id: 'r', type: 'rectangle' }]))).toMatchObject({ a: 'node-banana:annotation' });
  });

  it('has its groups as frames, the nodes of locked ones muted, and comments as notes', () => {
    const { workflow, report } = imported(
      [['p', 'prompt', { prompt: 'x', comment: 'Try other words' }, { groupId: 'one' }]],
      [],
      {
        groups: {
          one: {
            id: 'one',
            name: 'Words',
            color: 'blue',
            position: { x: -40, y: -40 },
            size: { width: 500, height: 500 },
            locked: true,
          },
        },
      },
    );
    expect(workflow.nodes.find(({ type }) => type === 'frame')).toMatchObject({
      title: 'Words',
      fields: { colour: 'blue' },
    });
    expect(workflow.nodes.find(({ type }) => type === 'note')?.fields).toMatchObject({ value: 'Try other words' });
    expect(nodeOf(workflow, 'p')?.mode).toBe('mute');
    expect(report.left).toContain('The group “Words” was locked: its nodes are muted here.');
  });

  it('leads wires through routers, which are no nodes here, and tells how wires were drawn', () => {
    const node = (id: string, type: string, data: object = {}) => ({ id, type, position: { x: 0, y: 0 }, data });
    const edge = (source: string, sourceHandle: string, target: string, targetHandle: string) => ({
      id: `${source}-${target}-${targetHandle}`,
      source,
      sourceHandle,
      target,
      targetHandle,
    });
    const file = {
      version: 1,
      edgeStyle: 'angular',
      nodes: [
        node('p', 'prompt', { prompt: 'a fox' }),
        node('i', 'imageInput', { filename: 'fox.png' }),
        node('r', 'router'),
        node('s', 'router'),
        node('lost', 'router'),
        node('g', 'nanoBanana', { model: 'gemini-3.1-flash-image' }),
      ],
      edges: [
        edge('p', 'text', 'r', 'text'),
        edge('i', 'image', 'r', 'image'),
        edge('r', 'text', 's', 'text'),
        edge('s', 'text', 'g', 'text'),
        edge('r', 'image', 'g', 'image'),
        edge('lost', 'video', 'lost', 'video'),
        edge('lost', 'video', 'g', 'image-1'),
      ],
    };
    const { workflow, report } = importGraph(JSON.stringify(file), 'x.json', shipped);
    const drawn = workflow.edges.map(({ from, to }) => `${from.node}.${from.socket} > ${to.node}.${to.socket}`);
    expect(drawn.filter((wire) => !/provider|config/.test(wire)).toSorted()).toEqual([
      'i.images > g.references',
      'p.text > g.prompt',
    ]);
    expect(workflow.nodes.find(({ type }) => type === 'google-provider')?.fields).toMatchObject({
      model: 'gemini-3.1-flash-image',
    });
    expect(report.placeholders).toEqual({});
    const words = report.left.join(' ');
    for (const each of ['drawn “angular”', '3 routers only led wires on']) expect(words).toContain(each);
    expect(words).not.toContain('named no model');
  });

  it('leaves loops out, and tells of pauses and of wires that lead nowhere', () => {
    const { workflow, report } = imported(
      [['p', 'prompt'], generator()],
      [
        ['p', 'text', 'g', 'text', { hasPause: true }],
        ['g', 'image', 'g', 'image', { isLoop: true }],
        ['gone', 'image', 'g', 'image'],
      ],
    );
    expect(wires(workflow).filter((wire) => !/provider|config/.test(wire))).toEqual(['p.text > g.prompt']);
    expect(report.left.join('\n')).toMatch(/loop[^]*let on|let on[^]*loop/);
    expect(report.left).toContain('1 wire led nowhere.');
  });

  it('lets no key through, wherever it stands', () => {
    const { workflow, report } = imported(
      [
        ['p', 'prompt', { prompt: `say ${KEY}`, comment: KEY, customTitle: KEY }],
        generator({ parameters: { headers: { apiKey: 'plain words' } } }),
        ['x', 'comfyApp', { app: { api_key: 'other words' }, [KEY]: 1 }],
      ],
      [['p', KEY, 'g', 'text']],
      { name: KEY, groups: { g: { name: KEY, position: { x: 0, y: 0 }, size: { width: 9, height: 9 } } } },
    );
    const all = JSON.stringify({ workflow, report });
    for (const each of [KEY, 'plain words', 'other words']) expect(all).not.toContain(each);
    expect(report.keys.map(({ node }) => node)).toEqual(expect.arrayContaining(['p', 'g', 'x', '']));
  });

  it.each([
    [
      'nodes that are none',
      { nodes: [1, null, { type: '' }, { type: 'prompt' }, { type: 'imageInput', position: 7 }] },
    ],
    ['edges that are none', { edges: [1, null, {}, { source: 'p' }] }],
    ['groups that are a list', { groups: [1, null, { name: 7 }] }],
    [
      'data that is none',
      {
        nodes: [
          { id: 'g', type: 'nanoBanana', data: 'x' },
          { id: 'g', type: 'imageInput' },
        ],
      },
    ],
  ])('is read as far as it can be: %s', (_what, more) => {
    const { workflow } = imported([generator(), ['p', 'prompt']], [['p', 'text', 'g', 'text']], more);
    expect(workflow.nodes.length).toBeGreaterThan(0);
  });
});
