import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integerField } from '#shared/graph/fields/integerField';
import { textField } from '#shared/graph/fields/textField';
import { looksLikeKey } from '#shared/graph/keyShapes';
import { createPalette, defineNode } from '#shared/graph/NodeDefinition';
import { controlField, seedField } from '#shared/nodes/seedControl';
import { changeWires } from '#shared/workflow/changeWires';
import { edgeId } from '#shared/workflow/lookups';
import { findPaths, removePaths } from '#shared/workflow/findPaths';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { SHARE_KINDS, shareCheck, type ShareKind } from '#shared/workflow/shareCheck';
import { stripWorkflow } from '#shared/workflow/stripWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile, writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../../../support/builders.ts';
import { growthOf, LINEAR } from '../../../support/growthOf.ts';
import { palette } from '../../../support/shipped.ts';

const GOOGLE_KEY = `AIza${'x'.repeat(35)}`;

const TELLTALE = aGraph('Foxes for Anna')
  .node('t', 'text', { value: 'a red fox from /home/anna/foxes/one.png' }, { title: 'Anna’s prompt' })
  .node('n', 'note', { value: 'ask Ben first' })
  .node('g', 'google-provider', { keyName: 'ANNAS_WORK_KEY' })
  .node('p', 'image-processor', { prompt: '', instructions: `like ${GOOGLE_KEY}`, seed: 12, control: 'fixed' })
  .node('s', 'save-images', { folder: '~/Customers/Acme', namePattern: '{graph}-{seed}-{index}' })
  .node('x', 'from-the-future', { depth: 3, words: { deep: ['C:\\Users\\anna\\x'] } })
  .build();

function kindsAt(workflow: Workflow): string[] {
  return shareCheck(workflow, palette).map(({ kind, node = 'graph', field = '' }) => `${kind} ${node}.${field}`);
}

describe('the share check', () => {
  it('lists what a graph tells: keys, names of keys, paths, prompts, notes, titles and seeds', () => {
    expect(kindsAt(TELLTALE).sort()).toEqual(
      [
        'title graph.',
        'title t.',
        'prompt t.value',
        'path t.value',
        'note n.value',
        'key-name g.keyName',
        'prompt p.instructions',
        'key p.instructions',
        'seed p.seed',
        'path s.folder',
        'prompt x.words',
        'path x.words',
      ].sort(),
    );
  });

  it('takes what is written on wires for names, and lets bundles lie together without theirs', () => {
    const plain = aGraph('Untitled').node('a', 'text').node('b', 'show-text').node('c', 'show-text');
    const graph = plain.wire('a.text', 'b.text').wire('a.text', 'c.text').build();
    const written = changeWires(graph, new Set(graph.edges.map(edgeId)), {
      label: `for Anna ${GOOGLE_KEY}`,
      bundle: 'Acme, see /home/anna/x',
    });
    expect(kindsAt(written)).toEqual(expect.arrayContaining(['title b.', 'key b.', 'path b.', 'title c.']));
    const stripped = stripWorkflow(written, palette, new Set(['title']));
    expect(kindsAt(stripped)).toEqual([]);
    expect(stripped.edges.map(({ label, bundle }) => [label, bundle])).toEqual([
      [undefined, 'Bundle 1'],
      [undefined, 'Bundle 1'],
    ]);
    const clean = stripWorkflow(written, palette, new Set(['key', 'path']));
    expect(kindsAt(clean)).toEqual(expect.arrayContaining(['title b.']));
    expect(JSON.stringify(clean)).not.toMatch(/AIza|anna\/x/);
  });

  it('never shows the key it found', () => {
    expect(JSON.stringify(shareCheck(TELLTALE, palette))).not.toContain(GOOGLE_KEY);
  });

  it('finds live keys by what redacts them, whatever they look like', () => {
    const redact = (text: string) => text.replaceAll('correct horse', '[key removed]');
    const graph = aGraph('Untitled').node('n', 'note', { value: 'my correct horse' }).build();
    expect(shareCheck(graph, palette, redact).map(({ kind }) => kind)).toEqual(['note', 'key']);
    expect(writeWorkflow(stripWorkflow(graph, palette, new Set(['key']), redact))).not.toContain('correct horse');
  });

  it('takes the word of a field for what it tells, whatever its node is', () => {
    const diary = defineNode({
      type: 'diary',
      title: 'Diary',
      help: 'For tests.',
      category: 'text',
      inputs: {},
      outputs: {},
      fields: {
        words: textField('Words'),
        page: integerField('Page', { min: 0, max: 99, default: 0 }),
        place: textField('Place', { reveals: 'path' }),
        dice: seedField({ control: 'moves' }),
        moves: controlField,
      },
    });
    const { nodes, edges } = aGraph()
      .node('d', 'diary', { words: 'foxes', page: 4, place: 'Acme', dice: 7, moves: 'increment' })
      .build();
    const found = shareCheck({ name: '', nodes, edges }, createPalette([diary]));
    expect(found.map(({ kind, field }) => [kind, field])).toEqual([
      ['prompt', 'words'],
      ['path', 'place'],
      ['seed', 'dice'],
    ]);
  });

  it('finds nothing in a graph of defaults', () => {
    const graph = aGraph('Untitled')
      .node('a', 'image-processor')
      .node('b', 'google-provider')
      .node('c', 'gemini-config');
    expect(shareCheck(graph.build(), palette)).toEqual([]);
  });
});

describe('paths', () => {
  it.each([
    '/home/anna/x.png',
    '~/Pictures',
    'C:\\Users\\anna\\x.png',
    'D:/foxes',
    '\\\\server\\share\\x',
    'file:///etc/x',
    '/Volumes/My Disk/foxes',
    '%APPDATA%\\Lumi',
  ])('%s is one, in a sentence too', (path) => {
    expect(findPaths(path)).toEqual([path]);
    expect(removePaths(`see "${path}" now`)).toBe('see "[path removed]" now');
  });

  it.each(['and/or', 'https://example.org/home/anna/x', 'f/2.8, 1/250 s', 'a fox: a hare', '16:9', '24/7', 'yes / no'])(
    '%s is none',
    (text) => {
      expect(findPaths(text)).toEqual([]);
    },
  );

  it.each(['/a ', '/a/ ', '~', '\\\\a'])('are looked for in time that grows with the text only: %s', async (part) => {
    expect(await growthOf((size) => part.repeat(size), 30_000, findPaths)).toBeLessThan(LINEAR);
  });
});

const text = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '/home/anna/a b/c',
    '~/x',
    'C:\\x y\\z',
    GOOGLE_KEY,
    `sk-or-v1-${'a'.repeat(64)}`,
    `/${GOOGLE_KEY}/x`,
    'sk-',
  ),
  fc
    .array(fc.constantFrom('/', '\\', '~', ' ', 'AIza', 'a'.repeat(20), 'sk-or-', 'C:', '"', '.', '-', '_'), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
);
const json = fc.oneof(
  text,
  fc.integer(),
  fc.array(text, { maxLength: 3 }),
  fc.dictionary(
    text.map((name) => name.slice(0, 60)),
    text,
    { maxKeys: 2 },
  ),
);
const node = (index: number) =>
  fc.record(
    {
      id: fc.oneof(
        fc.constant(`n${String(index)}`),
        text.map((id) => `${String(index)}${id.slice(0, 150)}`),
      ),
      type: fc.oneof(fc.constantFrom(...palette.keys()), fc.constant('from-the-future')),
      title: text,
      position: fc.constant({ x: 0, y: 0 }),
      fields: fc.dictionary(
        fc.constantFrom(
          'value',
          'prompt',
          'instructions',
          'seed',
          'control',
          'keyName',
          'model',
          'folder',
          'namePattern',
          'format',
          'other',
        ),
        json,
        { maxKeys: 5 },
      ),
    },
    { requiredKeys: ['id', 'type', 'position'] },
  );
const workflow: fc.Arbitrary<Workflow> = fc
  .record({ name: text, nodes: fc.tuple(node(0), node(1), node(2)) })
  .map(({ name, nodes }) => ({
    name,
    nodes,
    edges: [{ from: { node: nodes[0].id, socket: 'text' }, to: { node: nodes[1].id, socket: 'prompt' } }],
  }));
const kinds = fc.subarray([...SHARE_KINDS]).map((chosen): ReadonlySet<ShareKind> => new Set(chosen));

describe('stripping', () => {
  it('leaves nothing of the kinds it was asked to strip', () => {
    fc.assert(
      fc.property(workflow, kinds, (graph, wanted) => {
        const left = shareCheck(stripWorkflow(graph, palette, wanted), palette);
        expect(left.filter(({ kind }) => wanted.has(kind))).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('leaves no path that a key stood before', () => {
    const graph = aGraph('Untitled')
      .node('n', 'note', { value: `${GOOGLE_KEY}~/foxes` })
      .build();
    const left = shareCheck(stripWorkflow(graph, palette, new Set(['key', 'path'])), palette);
    expect(left.map(({ kind }) => kind)).toEqual(['note']);
  });

  it('leaves no key anywhere in the text of the file', () => {
    fc.assert(
      fc.property(workflow, (graph) => {
        expect(looksLikeKey(writeWorkflow(stripWorkflow(graph, palette, new Set(['key']))))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps nodes, types and wires, and what was not asked for; the result is a graph', () => {
    fc.assert(
      fc.property(workflow, kinds, (graph, wanted) => {
        const stripped = stripWorkflow(graph, palette, wanted);
        expect(stripped.nodes.map(({ type }) => type)).toEqual(graph.nodes.map(({ type }) => type));
        expect(stripped.edges.map(({ from, to }) => [from.node, to.node])).toEqual([
          [stripped.nodes[0]?.id, stripped.nodes[1]?.id],
        ]);
        expect(new Set(stripped.nodes.map(({ id }) => id)).size).toBe(graph.nodes.length);
        if (wanted.size === 0) expect(readWorkflow(workflowFile(stripped)).edges).toEqual(graph.edges);
        readWorkflow(workflowFile({ ...stripped, nodes: stripped.nodes.map((each) => ({ ...each, fields: {} })) }));
      }),
    );
  });
});

describe('pictures of a graph', () => {
  const [fox, owl] = ['a'.repeat(64), 'b'.repeat(64)];
  const graph = aGraph('Untitled')
    .node('in', 'image-input', { pictures: [{ id: fox, name: 'Anna at the sea.jpg' }, { id: owl }] })
    .build();

  it('tell how their files are called, and nothing else', () => {
    expect(shareCheck(graph, palette)).toEqual([
      { kind: 'path', node: 'in', field: 'pictures', excerpt: 'Anna at the sea.jpg' },
    ]);
  });

  it('stay in a graph that is given away, without those names', () => {
    const stripped = stripWorkflow(graph, palette, new Set(['path']));
    expect(stripped.nodes[0]?.fields).toEqual({ pictures: [{ id: fox }, { id: owl }] });
    expect(shareCheck(stripped, palette)).toEqual([]);
  });
});
