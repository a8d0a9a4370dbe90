import { describe, expect, it } from 'vitest';
import { applyModes } from '#shared/graph/applyModes';
import { checkConnection } from '#shared/graph/checks/checkConnection';
import { definitionOf, fieldBeside } from '#shared/graph/definitionOf';
import { textField } from '#shared/graph/fields/textField';
import { createPalette, defineNode, input, output } from '#shared/graph/NodeDefinition';
import { planRun } from '#shared/graph/planRun';
import { MOST_SOCKETS } from '#shared/graph/socketNames';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import { wireTo } from '#shared/workflow/edits';
import { aGraph, wire } from '../../../support/builders.ts';
import { testPalette } from './testPalette.ts';

/** One input and one output for each word of its field. */
const words = defineNode({
  type: 'words',
  title: 'Words',
  help: 'For tests.',
  category: 'text',
  inputs: { always: input('text', 'Always') },
  outputs: {},
  fields: { words: textField('Words'), note: textField('Note') },
  shape: (fields) => {
    const text = fields['words'];
    const names = typeof text === 'string' ? text.split(' ') : [];
    return {
      inputs: Object.fromEntries(names.map((name) => [name, input('text', name, { required: true })])),
      outputs: Object.fromEntries(names.map((name) => [name, output('text', name)])),
    };
  },
  run: () => Promise.resolve({}),
});
const palette = createPalette([...testPalette.values(), words]);
const node = (fields: Record<string, string>) => ({ id: 'n', type: 'words', fields });
const socketsOf = (text: string) => {
  const definition = definitionOf(palette, node({ words: text }));
  return { inputs: Object.keys(definition?.inputs ?? {}), outputs: Object.keys(definition?.outputs ?? {}) };
};

describe('definitionOf', () => {
  it('lays the sockets that follow the fields over those of the type', () => {
    expect(socketsOf('fox hat')).toEqual({ inputs: ['always', 'fox', 'hat'], outputs: ['fox', 'hat'] });
  });

  it('is the type’s own where nothing follows its fields, and nothing for a type that is not known', () => {
    expect(definitionOf(palette, { type: 'wrap' })).toBe(palette.get('wrap'));
    expect(definitionOf(palette, { type: 'hologram' })).toBeUndefined();
    expect(definitionOf(palette, undefined)).toBeUndefined();
  });

  it('gives the same object while the sockets are the same, whatever else is typed', () => {
    const first = definitionOf(palette, node({ words: 'fox', note: 'a' }));
    expect(definitionOf(palette, node({ words: 'fox', note: 'b' }))).toBe(first);
    expect(definitionOf(palette, node({ words: 'fox hat', note: 'b' }))).not.toBe(first);
  });

  it('has few sockets, and none of a name that steers a page or an object', () => {
    const many = Array.from({ length: 1000 }, (_, at) => `w${String(at)}`).join(' ');
    expect(socketsOf(many).outputs).toHaveLength(MOST_SOCKETS);
    expect(socketsOf(`fox __proto__ a"b a\\b a\u202eb ${'x'.repeat(65)} constructor`).outputs).toEqual([
      'fox',
      'constructor',
    ]);
  });
});

describe('a field beside a socket', () => {
  it('is that of its name, but not where the name came out of a field', () => {
    const definition = definitionOf(palette, node({ words: 'note constructor' }));
    expect(definition && fieldBeside(definition, 'note')).toBeUndefined();
    expect(definition && fieldBeside(definition, 'constructor')).toBeUndefined();
    const draw = palette.get('draw');
    expect(draw && fieldBeside(draw, 'prompt')).toBe(draw?.fields['prompt']);
  });
});

describe('a graph whose sockets follow fields', () => {
  const graph = aGraph()
    .node('t', 'text', { value: 'red' })
    .node('n', 'words', { words: 'fox note', note: 'no wire' })
    .node('w', 'wrap')
    .wire('t.text', 'n.fox')
    .wire('t.text', 'n.note')
    .wire('n.fox', 'w.text')
    .build();

  it('is checked and planned by the node’s own sockets', () => {
    const checked = validateGraph(graph, palette);
    expect(checked).toMatchObject({ ok: true });
    const planned = checked.ok ? planRun(checked.graph).nodes.find(({ id }) => id === 'n') : undefined;
    expect(planned?.sources).toEqual({
      always: [],
      fox: [{ node: 't', socket: 'text' }],
      note: [{ node: 't', socket: 'text' }],
    });
  });

  it('keeps a wire whose name is gone, names it, and takes it up again when the name comes back', () => {
    const renamed = {
      ...graph,
      nodes: graph.nodes.map((each) => (each.id === 'n' ? { ...each, fields: { words: 'note' } } : each)),
    };
    const checked = validateGraph(renamed, palette);
    expect(checked.ok ? [] : checked.problems.map(({ message }) => message)).toEqual([
      'Words has no input “fox”.',
      'Words has no output “fox”.',
    ]);
    expect(renamed.edges).toBe(graph.edges);
    expect(validateGraph({ ...renamed, nodes: graph.nodes }, palette).ok).toBe(true);
  });

  it('names an input nothing is wired to, though a field has its name', () => {
    const unwired = { ...graph, edges: graph.edges.filter(({ to }) => to.socket !== 'note') };
    const checked = validateGraph(unwired, palette);
    expect(checked.ok ? [] : checked.problems).toMatchObject([{ code: 'missing-input', socket: 'note' }]);
  });

  it('lets wires be drawn to them, and no others', () => {
    expect(checkConnection(graph, palette, wire('n.note', 'w.more'))).toEqual({ ok: true });
    expect(checkConnection(graph, palette, wire('n.hat', 'w.more'))).toMatchObject({ code: 'unknown-socket' });
  });

  it('is passed by through them where a node is bypassed', () => {
    const bypassed = {
      ...graph,
      nodes: graph.nodes.map((each) => (each.id === 'n' ? { ...each, mode: 'bypass' as const } : each)),
      edges: [...graph.edges, wire('t.text', 'n.always')],
    };
    expect(applyModes(bypassed, palette).edges).toEqual([wire('t.text', 'w.text')]);
  });

  it('is wired to by a new node’s own sockets', () => {
    const definition = definitionOf(palette, node({ words: 'fox' }));
    const open = { end: 'to', socket: { node: 'w', socket: 'more' }, type: 'text' } as const;
    expect(definition && wireTo(open, 'n', definition)).toEqual(wire('n.fox', 'w.more'));
  });
});
