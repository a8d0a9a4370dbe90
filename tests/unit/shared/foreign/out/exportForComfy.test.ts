import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { exportForComfy } from '#shared/foreign/out/exportForComfy';
import { importGraph } from '#shared/foreign/importGraph';
import { shipped } from '#shared/shipped';
import type { Workflow } from '#shared/workflow/Workflow';
import { aGraph } from '../../../../support/builders.ts';

const { paletteOf } = shipped;
const written = (graph: Workflow) => {
  const made = exportForComfy(graph, paletteOf(graph));
  const nodes = JSON.parse(made.json) as Record<
    string,
    {
      readonly class_type: string;
      readonly inputs: Record<string, unknown>;
      readonly _meta: { readonly title: string };
    }
  >;
  const of = (type: string) => Object.values(nodes).filter((node) => node.class_type === type);
  return { ...made, nodes, of };
};

const PICTURE = { id: 'a'.repeat(64), name: 'fox.png' };
const FULL = aGraph('Foxes')
  .node('key', 'google-provider', { model: 'gemini-2.5-flash-image', keyName: 'MY_KEY' })
  .node('router', 'openrouter-provider', { model: 'openai/gpt-4o' })
  .node('config', 'gemini-config', { aspectRatio: '3:2', resolution: '2K', temperature: 0.5, topP: 0.9 })
  .node('words', 'text', { value: 'a fox' }, { title: 'Idea' })
  .node('seed', 'seed', { value: 7, control: 'fixed' })
  .node('wrap', 'wrap-text', { prefix: 'photo of ', suffix: '!' })
  .node('write', 'text-processor', { instructions: 'better', maxTokens: 300, topP: 0.8, seed: 3 })
  .node('bend', 'reroute', { carries: 'text' })
  .node('show', 'show-text')
  .node('fox', 'image-input', { pictures: [PICTURE, { id: 'b'.repeat(64), name: 'den.png' }] })
  .node('draw', 'image-processor', { instructions: '' })
  .node('look', 'gallery')
  .node('save', 'save-images', { folder: 'foxes/{date}', namePattern: '{graph}' })
  .wire('words.text', 'wrap.text')
  .wire('wrap.text', 'write.prompt')
  .wire('router.provider', 'write.provider')
  .wire('write.text', 'bend.in')
  .wire('bend.out', 'draw.prompt')
  .wire('write.text', 'show.text')
  .wire('key.provider', 'draw.provider')
  .wire('config.config', 'draw.config')
  .wire('seed.integer', 'draw.seed')
  .wire('fox.images', 'draw.references')
  .wire('draw.images', 'look.images')
  .wire('look.images', 'save.images')
  .build();

describe('exportForComfy', () => {
  it('writes the pack’s own nodes, every value, wires by their outputs and names of keys alone', () => {
    const { of, nodes } = written(FULL);
    expect(of('LumiGoogleImagenProvider')[0]?.inputs).toEqual({ env_key: 'MY_KEY', model: 'gemini-2.5-flash-image' });
    expect(of('LumiOpenRouterProvider')[0]?.inputs).toMatchObject({ max_tokens: 300, top_p: 0.8 });
    expect(of('LumiGeminiImagenConfig')[0]?.inputs).toEqual({
      aspect_ratio: '3:2',
      image_size: '2K',
      temperature: 0.5,
      top_p: 0.9,
    });
    expect(of('LumiTextInput')[0]).toMatchObject({ inputs: { text: 'a fox' }, _meta: { title: 'Idea' } });
    const [draw] = of('LumiLLMImagenProcessor');
    expect(draw?.inputs).toMatchObject({ error_mode: 'fatal', instructions: '' });
    const [chain, output] = draw?.inputs['input_images'] as [string, number];
    expect(output).toBe(2);
    expect(nodes[chain]?.inputs['image']).toBe('den.png');
    const [before] = nodes[chain]?.inputs['image_chain'] as [string, number];
    expect(nodes[before]?.inputs).toEqual({ image: 'fox.png' });
    expect(of('LumiSaveImage')[0]?.inputs).toMatchObject({
      directory: 'foxes/%year%-%month%-%day%',
      filename: 'Foxes',
      jpg_quality: 100,
    });
    expect(of('PreviewImage')).toHaveLength(1);
  });

  it('reads back as the same: the same nodes, settings and wires', () => {
    const { workflow, report } = importGraph(written(FULL).json, 'foxes.json', shipped);
    const of = (type: string) => workflow.nodes.filter((node) => node.type === type).map(({ fields }) => fields);
    expect(of('text')).toEqual([expect.objectContaining({ value: 'a fox' })]);
    expect(of('wrap-text')).toEqual([expect.objectContaining({ prefix: 'photo of ', suffix: '!' })]);
    expect(of('seed')).toEqual([expect.objectContaining({ value: 7 })]);
    expect(of('google-provider')).toEqual([{ model: 'gemini-2.5-flash-image', keyName: 'MY_KEY' }]);
    expect(of('openrouter-provider')).toEqual([expect.objectContaining({ model: 'openai/gpt-4o' })]);
    expect(of('gemini-config')).toEqual([
      { aspectRatio: '3:2', resolution: '2K', numImages: 1, temperature: 0.5, topP: 0.9 },
    ]);
    expect(of('text-processor')).toEqual([
      expect.objectContaining({ instructions: 'better', maxTokens: 300, topP: 0.8, seed: 3 }),
    ]);
    expect(of('save-images')).toEqual([expect.objectContaining({ folder: 'foxes/{date}', namePattern: 'Foxes' })]);
    const draw = workflow.nodes.find(({ type }) => type === 'image-processor');
    const into = workflow.edges.filter(({ to }) => to.node === draw?.id).map(({ to }) => to.socket);
    expect(into.toSorted()).toEqual(['config', 'prompt', 'provider', 'references', 'references', 'seed']);
    expect(report.placeholders).toEqual({});
    expect(report.seeds).toEqual([]);
  });

  it('tells what is other there, and what is left out, by what the nodes are called', () => {
    const graph = aGraph()
      .node('p', 'sample-provider')
      .node('c', 'gemini-config', { numImages: 4, thinking: 'high', aspectRatio: '1:8' })
      .node('t', 'template', { text: '{animal}' })
      .node('d', 'image-processor', { prompt: 'kept', seed: 2 ** 31 + 5, control: 'increment' }, { title: 'Draw' })
      .node('s', 'save-images', { folder: '/home/me', namePattern: '{seed}' })
      .wire('p.provider', 'd.provider')
      .wire('c.config', 'd.config')
      .wire('t.text', 'd.prompt')
      .wire('d.images', 's.images')
      .build();
    const { told, of } = written(graph);
    const all = told.join('\n');
    for (const words of [
      'asks for 4 pictures here',
      'Thinking (high) has no counterpart',
      'its ratio 1:8 is 9:16 there',
      'Temperature and Top P are the model’s own here',
      'Sample: has no counterpart in ComfyUI and is left out: Draw goes without it.',
      'Draw: its Prompt is lost: what stands in its field is there instead.',
      'Draw: its Provider is lost, and has to be wired there.',
      'its seed 2147483653 is written as 5',
      'increment',
      'writes to a folder of your own here',
      '{seed} cannot be filled into its name',
    ])
      expect(all).toContain(words);
    expect(of('LumiLLMImagenProcessor')[0]?.inputs).toMatchObject({ prompt: 'kept', seed: 5 });
    expect(of('LumiSaveImage')[0]?.inputs).toMatchObject({ directory: '', filename: 'ComfyUI' });
  });

  it('tells of every socket that has several wires here and takes one there', () => {
    const graph = aGraph('Foxes')
      .node('one', 'text', { value: 'a fox' })
      .node('two', 'text', { value: 'a den' })
      .node('p', 'google-provider', { model: 'gemini-2.5-flash-image' })
      .node('d', 'image-processor', {}, { title: 'Draw' })
      .node('w', 'wrap-text', {}, { title: 'Wrap' })
      .wire('one.text', 'd.prompt')
      .wire('two.text', 'd.prompt')
      .wire('two.text', 'w.text')
      .wire('one.text', 'w.text')
      .wire('p.provider', 'd.provider')
      .build();
    const { told } = written(graph);
    expect(told).toContain('Draw: its Prompt has 2 wires here and takes one there: the first.');
    expect(told.filter((line) => line.startsWith('Wrap: its ') && line.includes('2 wires'))).toHaveLength(1);
    expect(told.filter((line) => line.includes('Provider has'))).toEqual([]);
  });

  it('leaves out what is muted, goes round what is bypassed, and takes groups apart', () => {
    const inner = aGraph()
      .node('in', 'text', { value: 'inside' })
      .node('out', 'group-outputs', { sockets: [{ name: 'text', type: 'text' }] })
      .wire('in.text', 'out.text')
      .build();
    const graph: Workflow = {
      ...aGraph()
        .node('u', 'group:g', {})
        .node('w', 'wrap-text', { prefix: 'x' }, { mode: 'bypass' })
        .node('show', 'show-text')
        .node('gone', 'text', { value: 'gone' }, { mode: 'mute' })
        .wire('u.text', 'w.text')
        .wire('w.text', 'show.text')
        .build(),
      groups: [{ id: 'g', name: 'Words', fields: [], nodes: inner.nodes, edges: inner.edges }],
    };
    const { nodes } = written(graph);
    expect(Object.entries(nodes).map(([id, { class_type: type }]) => [id, type])).toEqual([
      ['u:in', 'LumiTextInput'],
      ['show', 'LumiShowText'],
    ]);
    expect(nodes['show']?.inputs['text']).toEqual(['u:in', 0]);
  });

  it('writes seeds of 64 bits digit by digit, and texts that look like anything', () => {
    const graph = aGraph()
      .node('s', 'shuffle-text', { text: '"]}\u2028 18446744073709551615', seed: '18446744073709551615' })
      .node('__proto__', 'text', { value: '</script>' }, { title: '__proto__' })
      .build();
    const { json, of } = written(graph);
    expect(json).toContain('"seed": 18446744073709551615');
    expect(of('LumiShufflePrompt')[0]?.inputs['text']).toBe('"]}\u2028 18446744073709551615');
    expect(of('LumiTextInput')).toHaveLength(1);
    expect(exportForComfy(aGraph().build(), paletteOf(aGraph().build()))).toEqual({ json: '{}\n', count: 0, told: [] });
  });

  it('ends where nodes wait for themselves', () => {
    const graph = aGraph()
      .node('a', 'wrap-text')
      .node('b', 'wrap-text')
      .wire('a.text', 'b.text')
      .wire('b.text', 'a.text');
    expect(written(graph.build()).told).toHaveLength(2);
  });

  it('calls a node in a group by the way to it, once', () => {
    const { nodes } = written(readWorkflowText(readFileSync('examples/groups.lumi.json', 'utf8')));
    const titles = Object.values(nodes).map(({ _meta }) => _meta.title);
    expect(titles).toContain('Rain › Seed');
    expect(titles.join()).not.toContain('Rain › Rain');
  });
});
