import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPalette } from '#shared/graph/NodeDefinition';
import type { Problem } from '#shared/graph/checks/Problem';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import { aGraph } from '../../../../support/builders.ts';
import { testPalette } from '../testPalette.ts';
import { palette } from '../../../../support/shipped.ts';

const whole = aGraph()
  .node('p', 'provider')
  .node('c', 'config')
  .node('t', 'text', { value: 'a red fox' })
  .node('d', 'draw')
  .node('g', 'gallery')
  .wire('p.provider', 'd.provider')
  .wire('c.config', 'd.config')
  .wire('t.text', 'd.prompt')
  .wire('d.images', 'g.images');

function problems(graph: { build(): Parameters<typeof validateGraph>[0] }, targets?: string[]): readonly Problem[] {
  const result = validateGraph(graph.build(), testPalette, targets);
  return result.ok ? [] : result.problems;
}

describe('validateGraph', () => {
  it('refuses a second wire into a reroute, where the run needs what goes through it', () => {
    const graph = aGraph()
      .node('a', 'text', { value: 'a fox' })
      .node('b', 'text', { value: 'an owl' })
      .node('r', 'reroute', { carries: 'text' })
      .node('p', 'image-processor')
      .wire('a.text', 'r.in')
      .wire('b.text', 'r.in')
      .wire('r.out', 'p.prompt')
      .build();
    const told = (targets?: string[]) => {
      const result = validateGraph(graph, palette, targets);
      return result.ok ? [] : result.problems.filter(({ code }) => code === 'too-many-wires');
    };
    expect(told()).toMatchObject([
      { node: 'r', socket: 'in', message: expect.stringContaining('takes one wire') as string },
    ]);
    expect(told(['p'])).toEqual(told());
    expect(told(['r'])).toEqual(told());
    expect(told(['a'])).toEqual([]);
  });

  it('gives a valid graph with defaults filled in and names for messages', () => {
    const result = validateGraph(whole.node('n', 'text', {}, { title: 'Mine' }).build(), testPalette);
    expect(result.ok && result.graph.nodes.map(({ id, name, fields }) => [id, name, fields])).toEqual([
      ['p', 'Provider', { keyName: 'GOOGLE_API_KEY', family: 'gemini' }],
      ['c', 'Config', { numImages: 1 }],
      ['t', 'Text', { value: 'a red fox' }],
      ['d', 'Draw', { prompt: '' }],
      ['g', 'Gallery', {}],
      ['n', 'Mine', { value: '' }],
    ]);
  });

  it('takes null for unset, whatever the field', () => {
    const fields = { aspectRatio: null, resolution: null, numImages: null, temperature: null, thinking: null };
    const result = validateGraph(aGraph().node('c', 'gemini-config', fields).build(), palette);
    const unset = validateGraph(aGraph().node('c', 'gemini-config').build(), palette);
    expect(result.ok).toBe(true);
    expect(result).toEqual(unset);
  });

  it('takes a field of the same name for a missing wire', () => {
    const graph = aGraph()
      .node('p', 'provider')
      .node('c', 'config')
      .wire('p.provider', 'd.provider')
      .wire('c.config', 'd.config');
    expect(problems(graph.node('d', 'draw', { prompt: 'a fox' }))).toEqual([]);
    expect(problems(graph.node('d', 'draw', { prompt: '' })).map(({ code }) => code)).toEqual(['missing-input']);
  });

  it.each([
    [
      'unknown-type',
      whole.node('h', 'hologram', {}, { title: 'Mine' }).wire('h.images', 'd.references'),
      { node: 'h', message: /“hologram” of “Mine”, and Draw waits for it/, hint: /kept in the file/ },
    ],
    ['unknown-node', whole.wire('t.text', 'nobody.text'), { node: 't', message: /“nobody”/ }],
    ['unknown-socket', whole.wire('t.nothing', 'd.references'), { node: 't', socket: 'nothing', message: /no output/ }],
    ['unknown-socket', whole.wire('t.text', 'd.nothing'), { node: 'd', socket: 'nothing', message: /no input/ }],
    [
      'type-mismatch',
      whole.wire('t.text', 'd.references'),
      { node: 'd', socket: 'references', message: /takes pictures, not text from/ },
    ],
    [
      'cycle',
      aGraph().node('a', 'wrap').node('b', 'wrap').wire('a.text', 'b.text').wire('b.text', 'a.text'),
      { node: 'a', message: /Wrap → Wrap 2 → Wrap/ },
    ],
    [
      'missing-input',
      whole.node('w', 'wrap', {}, { title: 'Mine' }),
      { node: 'w', socket: 'text', message: /Mine needs “Text”/, hint: /gives text, or mute or remove the node/ },
    ],
    [
      'too-many-wires',
      whole.node('t2', 'text').wire('t2.text', 'd.prompt'),
      { node: 'd', socket: 'prompt', message: /takes one wire/ },
    ],
    [
      'field-out-of-range',
      aGraph().node('c', 'config', { numImages: 17 }),
      { node: 'c', field: 'numImages', message: /from 1 to 16/ },
    ],
    [
      'bad-key-name',
      aGraph().node('p', 'provider', { keyName: 'AIzaSyA1234567890123456789012345678901' }),
      { node: 'p', field: 'keyName', message: /looks like an API key/ },
    ],
    [
      'bad-key-name',
      aGraph().node('p', 'provider', { keyName: 'PATH' }),
      { node: 'p', field: 'keyName', message: /environment variable/ },
    ],
  ])('finds %s and names the place', (code, graph, expected) => {
    const found = problems(graph);
    expect(found).toHaveLength(1);
    const { message, hint, ...place } = expected as { message: RegExp; hint?: RegExp };
    expect(found[0]).toMatchObject({ code, ...place });
    expect(found[0]?.message).toMatch(message);
    if (hint) expect(found[0]?.hint).toMatch(hint);
  });

  it('finds families that do not go together, and lets `any` go with all', () => {
    const graph = (family: string) =>
      aGraph()
        .node('p', 'provider', { family })
        .node('c', 'config')
        .node('d', 'draw', { prompt: 'x' })
        .wire('p.provider', 'd.provider')
        .wire('c.config', 'd.config');
    expect(problems(graph('any'))).toEqual([]);
    expect(problems(graph('other'))).toEqual([
      {
        code: 'family-mismatch',
        node: 'd',
        message: 'Provider is for Other models and Config for Gemini.',
        hint: 'Give Draw a provider and settings of one family.',
      },
    ]);
  });

  it('calls a family what the node of its settings calls it', () => {
    const { nodes, edges } = aGraph()
      .node('p', 'provider', { family: 'other' })
      .node('c', 'config')
      .node('d', 'draw', { prompt: 'x' })
      .wire('p.provider', 'd.provider')
      .wire('c.config', 'd.config')
      .build();
    const titled = [...testPalette.values()].map((one) =>
      one.type === 'config' ? { ...one, familyTitle: 'GemIni' } : one,
    );
    const checked = validateGraph({ nodes, edges }, createPalette(titled));
    expect(checked.ok || checked.problems[0]?.message).toBe('Provider is for Other models and Config for GemIni.');
  });

  it('never repeats a key that stands in a field', () => {
    const key = 'sk-or-v1-0123456789abcdef0123456789abcdef';
    expect(JSON.stringify(problems(aGraph().node('p', 'provider', { keyName: key })))).not.toContain(key);
  });

  it('tells every problem at once', () => {
    const graph = aGraph()
      .node('h', 'hologram')
      .wire('h.text', 'w.more')
      .node('w', 'wrap')
      .node('c', 'config', { numImages: 0 });
    expect(problems(graph).map(({ code }) => code)).toEqual(['unknown-type', 'missing-input', 'field-out-of-range']);
  });

  it('with targets looks only at them and what they need', () => {
    const graph = whole.node('lost', 'wrap').node('h', 'hologram').wire('h.text', 'lost.more');
    expect(problems(graph)).toHaveLength(2);

    const result = validateGraph(graph.build(), testPalette, ['d']);
    expect(result.ok && result.graph.nodes.map(({ id }) => id)).toEqual(['p', 'c', 't', 'd']);
    expect(problems(whole, ['nobody'])).toMatchObject([{ code: 'unknown-node', node: 'nobody' }]);
  });

  it('takes names that every object has for unknown ones', () => {
    const graph = whole
      .wire('t.text', 'd.constructor')
      .wire('p.provider', 'd.constructor')
      .wire('t.toString', 'd.references');
    expect(problems(graph).map(({ code, node, socket }) => [code, node, socket])).toEqual([
      ['unknown-socket', 'd', 'constructor'],
      ['unknown-socket', 'd', 'constructor'],
      ['unknown-socket', 't', 'toString'],
    ]);
  });

  it('has an answer for any graph, and every problem names a node', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', '');
    const socket = fc.constantFrom('text', 'more', 'images', 'prompt', 'provider', '__proto__', 'valueOf');
    const node = fc.record(
      {
        id,
        type: fc.constantFrom(...testPalette.keys(), 'hologram', '__proto__'),
        mode: fc.constantFrom('bypass' as const, 'mute' as const),
        fields: fc.dictionary(fc.constantFrom('value', 'keyName', 'numImages', '__proto__'), fc.jsonValue()),
      },
      { requiredKeys: ['id', 'type'] },
    );
    const edge = fc.record({ from: fc.record({ node: id, socket }), to: fc.record({ node: id, socket }) });
    const graph = fc.record({
      nodes: fc.uniqueArray(node, { selector: (one) => one.id }),
      edges: fc.array(edge, { maxLength: 10 }),
    });
    fc.assert(
      fc.property(graph, (given) => {
        const result = validateGraph(given as Parameters<typeof validateGraph>[0], testPalette);
        if (result.ok) return;
        expect(result.problems.length).toBeGreaterThan(0);
        for (const problem of result.problems) {
          expect(typeof problem.node).toBe('string');
          expect(problem.message).not.toContain('undefined');
        }
      }),
      { numRuns: 500 },
    );
  });
});
