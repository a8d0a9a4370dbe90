import { describe, expect, it } from 'vitest';
import { changeKey, type Change } from '#shared/workflow/compare/Change';
import { compareWorkflows } from '#shared/workflow/compare/compareWorkflows';
import { takeChange, takeChanges } from '#shared/workflow/compare/takeChange';
import { withoutViewports } from '#shared/workflow/compare/withoutViewports';
import type { Workflow, WorkflowEdge, WorkflowGroup, WorkflowNode } from '#shared/workflow/Workflow';
import { aGraph, wire } from '../../../../support/builders.ts';
import { seededRandom } from '../../../../support/seededRandom.ts';

const before = aGraph('Foxes')
  .node('scene', 'text', { value: 'A red fox in the snow' })
  .node('wrap', 'wrap-text', { suffix: '4k' })
  .node('make', 'image-processor')
  .wire('scene.text', 'wrap.text')
  .wire('wrap.text', 'make.prompt')
  .build();

const after = aGraph('Foxes')
  .node('scene', 'text', { value: 'A red fox at dawn' })
  .node('make', 'image-processor', undefined, { position: { x: 900, y: 40 }, title: 'Draw', mode: 'mute' })
  .node('weather', 'wildcards', { text: '{mist|snow}' })
  .wire('scene.text', 'make.prompt')
  .build();

const told = (changes: readonly Change[]) => changes.map((change) => changeKey(change)).sort();

describe('two versions of a graph', () => {
  it('differ by nodes, fields, titles, modes and wires, and where nodes lie is told last', () => {
    const changes = compareWorkflows(before, after);
    expect(changes.map(({ kind }) => kind)).toEqual([
      'node-added',
      'node-gone',
      'field',
      'title',
      'mode',
      'wires',
      'wires',
      'look',
    ]);
    expect(changes.find(({ kind }) => kind === 'field')).toMatchObject({
      node: 'scene',
      field: 'value',
      before: 'A red fox in the snow',
      after: 'A red fox at dawn',
    });
    expect(changes.at(-1)).toMatchObject({ kind: 'look', node: 'make' });
  });

  it('do not differ where the canvas stood elsewhere, nor where an object names its parts in another order', () => {
    const one = aGraph().node('n', 'x', { data: { a: 1, b: [1, 2] } });
    const other = aGraph().node('n', 'x', { data: { b: [1, 2], a: 1 } });
    const seen = other.viewport({ x: 5, y: 5, zoom: 2 }).build();
    expect(compareWorkflows(one.build(), seen)).toEqual([]);
    expect(withoutViewports(seen)).toEqual(other.build());
  });

  it('differ by the order of wires into one socket, for what they carry comes in that order', () => {
    const nodes = aGraph().node('a', 'text').node('b', 'text').node('join', 'join-text');
    const one = nodes.wire('a.text', 'join.text').wire('b.text', 'join.text').build();
    const other = nodes.wire('b.text', 'join.text').wire('a.text', 'join.text').build();
    const [change] = compareWorkflows(one, other);
    expect(change).toMatchObject({ kind: 'wires', to: { node: 'join', socket: 'text' } });
    expect(takeChange(other, one, change!).edges).toEqual(one.edges);
  });

  it('are compared inside of their groups too, each change under the group it is in', () => {
    const changes = compareWorkflows(withGroup({ value: 'one' }), withGroup({ value: 'two' }, 'Hero'));
    expect(changes).toEqual([
      expect.objectContaining({ kind: 'group-face', group: 'g1' }),
      expect.objectContaining({ kind: 'field', group: 'g1', node: 'n1', before: 'one', after: 'two' }),
    ]);
  });

  it('are told of a field that a use of a group has as its own', () => {
    const one = withGroup({ value: 'one' });
    const other = { ...one, nodes: one.nodes.map((node) => ({ ...node, inside: { n1: { value: 'mine' } } })) };
    const [change, ...more] = compareWorkflows(one, other);
    expect(more).toEqual([]);
    expect(change).toMatchObject({ kind: 'field', node: 'u1', inside: 'n1', after: 'mine' });
    expect(takeChange(other, one, change!)).toEqual(one);
  });

  it('of 5,000 nodes are compared quickly', () => {
    const large = (value: string): Workflow => ({
      name: 'Large',
      nodes: Array.from({ length: 5000 }, (_, at) => ({
        id: `n${at}`,
        type: 'text',
        position: { x: at, y: 0 },
        fields: { value: `${value} ${at}` },
      })),
      edges: Array.from({ length: 4999 }, (_, at) => wire(`n${at}.text`, `n${at + 1}.${value}`)),
    });
    const started = performance.now();
    expect(compareWorkflows(large('a'), large('b'))).toHaveLength(5000 + 2 * 4999);
    // It takes some 20 ms; what grows with the square of the graph would take many seconds.
    expect(performance.now() - started).toBeLessThan(1500);
  });
});

describe('a part that is taken from before', () => {
  it('is a field alone', () => {
    const change = compareWorkflows(before, after).find(({ kind }) => kind === 'field')!;
    const taken = takeChange(after, before, change);
    expect(taken.nodes[0]?.fields).toEqual({ value: 'A red fox in the snow' });
    expect(taken.nodes.slice(1)).toEqual(after.nodes.slice(1));
    expect(taken.edges).toEqual(after.edges);
  });

  it('is a node with its wires, but it takes no socket from what is wired now', () => {
    const change = compareWorkflows(before, after).find(({ kind }) => kind === 'node-gone')!;
    const taken = takeChange(after, before, change);
    expect(taken.nodes.map(({ id }) => id)).toEqual(['scene', 'wrap', 'make', 'weather']);
    expect(taken.edges).toEqual([...after.edges, wire('scene.text', 'wrap.text')]);
  });

  it('is a use of a group with the group, where that is gone', () => {
    const one = withGroup({ value: 'one' });
    const none: Workflow = { name: one.name, nodes: [], edges: [] };
    const gone = compareWorkflows(one, none).find(({ kind }) => kind === 'node-gone')!;
    expect(takeChange(none, one, gone)).toEqual(one);
  });

  it('is a group that was added with its uses, wherever they are', () => {
    const added: WorkflowGroup = { id: 'new', name: 'New', fields: [], nodes: [], edges: [] };
    const use: WorkflowNode = { id: 'use', type: 'group:new', position: { x: 0, y: 0 } };
    const old = withGroup({ value: 'one' });
    const groups = old.groups!.map((group) => ({ ...group, nodes: [...group.nodes, use] }));
    const now: Workflow = { ...old, nodes: [...old.nodes, use], groups: [...groups, added] };
    const change = compareWorkflows(old, now).find(({ kind }) => kind === 'group-added')!;
    expect(takeChange(now, old, change)).toEqual(old);
  });

  it('is nothing where what it is about is not there any more', () => {
    const change = compareWorkflows(before, after).find(({ kind }) => kind === 'field')!;
    const empty: Workflow = { name: 'Foxes', nodes: [], edges: [] };
    expect(takeChange(empty, before, change)).toEqual(empty);
  });

  it('leaves no difference where all parts are taken, whatever the graphs are', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = seededRandom(seed);
      const one = randomGraph(random);
      const other = randomGraph(random);
      const changes = compareWorkflows(one, other);
      const taken = takeChanges(other, one, changes);
      expect(compareWorkflows(one, taken), `seed ${seed}: ${told(changes).join(' ')}`).toEqual([]);
      expect(new Set(taken.nodes.map(({ id }) => id))).toEqual(new Set(one.nodes.map(({ id }) => id)));
    }
  });
});

function withGroup(fields: Readonly<Record<string, string>>, name = 'Character'): Workflow {
  const group: WorkflowGroup = {
    id: 'g1',
    name,
    fields: [],
    nodes: [{ id: 'n1', type: 'text', position: { x: 0, y: 0 }, fields }],
    edges: [],
  };
  return { ...aGraph().node('u1', 'group:g1').build(), groups: [group] };
}

function randomGraph(random: () => number): Workflow {
  const chance = (part: number) => random() < part;
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const part = (uses: readonly string[]) => {
    const nodes = ['a', 'b', 'c', 'd', 'e']
      .filter(() => chance(0.7))
      .map((id): WorkflowNode => {
        const fields = {
          ...(chance(0.5) && { value: pick(['x', 'y']) }),
          ...(chance(0.3) && { more: { deep: [pick([1, 2])] } }),
        };
        return {
          id,
          type: pick(['text', 'join', ...uses]),
          position: { x: pick([0, 10]), y: 0 },
          ...(chance(0.3) && { title: pick(['T', 'U']) }),
          ...(chance(0.2) && { mode: pick(['mute', 'bypass'] as const) }),
          ...(chance(0.2) && { size: { width: 300, height: pick([100, 200]) } }),
          ...(chance(0.2) && { collapsed: true }),
          ...(Object.keys(fields).length > 0 && { fields }),
          ...(chance(0.2) && { inside: { n1: { value: pick(['p', 'q']) } } }),
        };
      });
    const edges: WorkflowEdge[] = [];
    for (const from of nodes) {
      for (const to of nodes) {
        if (chance(0.4))
          edges.push({ ...wire(`${from.id}.o`, `${to.id}.${pick(['i', 'j'])}`), ...(chance(0.2) && { label: 'L' }) });
      }
    }
    return { nodes: nodes.sort(() => random() - 0.5), edges: edges.sort(() => random() - 0.5) };
  };
  const groups = ['g1', 'g2']
    .filter(() => chance(0.6))
    .map((id): WorkflowGroup => ({
      id,
      name: pick(['G', 'H']),
      fields: [],
      ...(chance(0.3) && { note: 'N' }),
      ...part([]),
    }));
  return {
    name: pick(['One', 'Two']),
    ...part(groups.map(({ id }) => `group:${id}`)),
    ...(groups.length > 0 && { groups }),
    ...(chance(0.3) && { form: { fields: [], title: pick(['F', 'G']) } }),
    ...(chance(0.3) && { bookmarks: [{ name: 'B', x: 0, y: 0, zoom: pick([1, 2]) }] }),
  };
}
