import { describe, expect, it } from 'vitest';
import { groupType } from '#shared/graph/groups/groupPath';
import { formEntries } from '#shared/workflow/form/formEntries';
import { inputsOf, takeInputs } from '#shared/workflow/form/inputsOf';
import { offeredNodes } from '#shared/workflow/form/offeredFields';
import { withNewSeeds } from '#shared/workflow/form/withNewSeeds';
import { nodeById } from '#shared/workflow/lookups';
import type { Workflow } from '#shared/workflow/Workflow';
import { aGraph } from '../../../../support/builders.ts';
import { palette, paletteOf } from '../../../../support/shipped.ts';

const graph = (words: string, seed: number, control = 'fixed'): Workflow => ({
  ...aGraph()
    .node('words', 'text', { value: words })
    .node('config', 'gemini-config', { aspectRatio: '4:3' })
    .node('draw', 'image-processor', { seed, control })
    .wire('words.text', 'draw.prompt')
    .build(),
  form: {
    fields: [
      { node: 'words', field: 'value' },
      { node: 'config', field: 'aspectRatio' },
      { node: 'draw', field: 'prompt' },
      { node: 'draw', field: 'seed' },
      { node: 'gone', field: 'value', label: 'Mood' },
      { node: 'words', field: 'lost' },
    ],
  },
});
const key = (node: string, field: string) => JSON.stringify([node, field]);

describe('the inputs of an earlier run', () => {
  const mine = graph('a fox', 1);
  const entries = formEntries(mine, palette);

  it('are told apart from one’s own, field by field; what a wire gives, or is gone, is left out', () => {
    const found = inputsOf(graph('an owl', 9), entries);
    expect([...found.keys()]).toEqual([key('words', 'value'), key('config', 'aspectRatio'), key('draw', 'seed')]);
    expect(found.get(key('words', 'value'))).toEqual({ value: 'an owl', differs: true });
    expect(found.get(key('config', 'aspectRatio'))).toEqual({ value: '4:3', differs: false });
    expect(entries.map(({ gone }) => gone)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      'its node is gone',
      'its node has no such field any more',
    ]);
    expect(entries[2]?.found?.wiredFrom).toBe('Prompt');
  });

  it('are taken into the graph, what moves a seed on with it, and nothing else', () => {
    const ran = { ...graph('an owl', 9, 'randomise'), name: 'Another' };
    const taken = takeInputs(mine, ran, entries);
    expect(nodeById(taken, 'words')?.fields).toEqual({ value: 'an owl' });
    expect(nodeById(taken, 'draw')?.fields).toEqual({ seed: 9, control: 'randomise' });
    expect(taken.name).toBe(mine.name);
    expect(nodeById(taken, 'config')).toBe(nodeById(mine, 'config'));
    expect(takeInputs(mine, graph('a fox', 1), entries)).toBe(mine);
  });

  it('are those of the very node: one of another type under its id has none', () => {
    const other = aGraph().node('words', 'note', {}).build();
    expect(inputsOf(other, entries).size).toBe(0);
  });
});

describe('a form of a graph with groups', () => {
  const inner = graph('inside', 3);
  const grouped: Workflow = {
    ...aGraph().node('one', groupType('g')).node('two', groupType('g')).build(),
    groups: [{ id: 'g', name: 'Drawing', fields: [], nodes: inner.nodes, edges: inner.edges }],
    form: {
      fields: [
        { node: 'one/words', field: 'value' },
        { node: 'two/draw', field: 'prompt' },
      ],
    },
  };

  it('reaches fields in them by their paths, under the names of both', () => {
    const entries = formEntries(grouped, paletteOf(grouped));
    expect(entries[0]?.found).toMatchObject({ value: 'inside' });
    expect(entries[0]?.found?.where).toMatch(/^Drawing.* › Prompt/);
    expect(entries[1]?.found?.wiredFrom).toMatch(/^Prompt/);
    const offered = offeredNodes(grouped, paletteOf(grouped)).map(({ path }) => path);
    expect(offered).toEqual(expect.arrayContaining(['one/words', 'two/draw']));
  });

  it('takes what one use held, and leaves the other', () => {
    const entries = formEntries(grouped, paletteOf(grouped));
    const ran: Workflow = {
      ...grouped,
      nodes: grouped.nodes.map((node) =>
        node.id === 'one' ? { ...node, inside: { words: { value: 'then' } } } : node,
      ),
    };
    const taken = takeInputs(grouped, ran, entries);
    expect(nodeById(taken, 'one')?.inside).toEqual({ words: { value: 'then' } });
    expect(nodeById(taken, 'two')).toBe(nodeById(grouped, 'two'));
    expect(taken.groups).toBe(grouped.groups);
  });
});

describe('new seeds', () => {
  it('are drawn where they stand still; those that move by themselves are left alone', () => {
    const draw = () => 42;
    expect(nodeById(withNewSeeds(graph('a', 1), palette, draw), 'draw')?.fields?.['seed']).toBe(42);
    const moving = graph('a', 1, 'randomise');
    expect(withNewSeeds(moving, palette, draw)).toBe(moving);
  });
});
