import { describe, expect, it } from 'vitest';
import { validateGraph } from '#shared/graph/checks/validateGraph';
import type { Group } from '#shared/graph/Graph';
import { nodeAt, setFieldAt } from '#shared/graph/groups/fieldsAt';
import { throughGroups } from '#shared/graph/groups/throughGroups';
import { flattenGroups, withoutGroups } from '#shared/graph/groups/withoutGroups';
import { hasSameInputs } from '#shared/graph/hasSameInputs';
import { shipped } from '#shared/shipped';
import type { Workflow, WorkflowGroup } from '#shared/workflow/Workflow';
import { aGraph, wire } from '../../../../support/builders.ts';

const socket = (name: string, type = 'text') => ({ name, type });

/** `scene` goes in, is wrapped, and comes out as `text`; the suffix is exposed as `ending`. */
const WRAP = groupOf(
  'wrap',
  aGraph('Wrap')
    .node('in', 'group-inputs', { sockets: [socket('scene')] })
    .node('n1', 'wrap-text', { suffix: ' in snow' })
    .node('out', 'group-outputs', { sockets: [socket('text')] })
    .wire('in.scene', 'n1.text')
    .wire('n1.text', 'out.text')
    .build(),
  [{ name: 'ending', node: 'n1', field: 'suffix' }],
);
/** Two of them behind each other, the first's ending exposed again. */
const TWICE = groupOf(
  'twice',
  aGraph('Twice')
    .node('in', 'group-inputs', { sockets: [socket('scene')] })
    .node('u1', 'group:wrap')
    .node('u2', 'group:wrap', { ending: ' at night' })
    .node('out', 'group-outputs', { sockets: [socket('text')] })
    .wire('in.scene', 'u1.scene')
    .wire('u1.text', 'u2.scene')
    .wire('u2.text', 'out.text')
    .build(),
  [{ name: 'first', node: 'u1', field: 'ending' }],
);
const nested: Workflow = {
  ...aGraph()
    .node('t', 'text', { value: 'a fox' })
    .node('g', 'group:twice', { first: ' in fog' }, { title: 'Weather' })
    .node('s', 'show-text')
    .wire('t.text', 'g.scene')
    .wire('g.text', 's.text')
    .build(),
  groups: [WRAP, TWICE],
};

describe('a graph without its groups', () => {
  it('is the very same where it has none', () => {
    const plain = aGraph().node('t', 'text').build();
    expect(withoutGroups(plain)).toBe(plain);
  });

  it('has the nodes of each use under their paths, wired straight, with what the use has of its own', () => {
    const flat = withoutGroups(nested);
    expect(flat.nodes.map(({ id, fields }) => [id, fields?.['suffix']])).toEqual([
      ['t', undefined],
      ['g/u1/n1', ' in fog'],
      ['g/u2/n1', ' at night'],
      ['s', undefined],
    ]);
    expect(flat.edges.map(({ from, to }) => `${from.node}>${to.node}`)).toEqual([
      't>g/u1/n1',
      'g/u1/n1>g/u2/n1',
      'g/u2/n1>s',
    ]);
    expect(flat).not.toHaveProperty('groups');
  });

  it('is what is checked and run', () => {
    const checked = validateGraph(nested, shipped.paletteOf(nested));
    expect(checked.ok && checked.graph.nodes.map(({ id, name }) => [id, name])).toEqual([
      ['t', 'Text'],
      ['g/u1/n1', 'Weather › Wrap › Wrap text'],
      ['g/u2/n1', 'Weather › Wrap 2 › Wrap text'],
      ['s', 'Show text'],
    ]);
    const part = validateGraph(nested, shipped.paletteOf(nested), ['g']);
    expect(part.ok && part.graph.nodes.map(({ id }) => id)).toEqual(['t', 'g/u1/n1', 'g/u2/n1']);
  });

  it('keeps the order of several wires into one socket, also of those that come through groups', () => {
    const join = aGraph()
      .node('a', 'text')
      .node('b', 'text')
      .node('u', 'group:wrap')
      .node('j', 'join-text')
      .wire('a.text', 'j.text')
      .wire('u.text', 'j.text')
      .wire('b.text', 'j.text')
      .wire('a.text', 'u.scene')
      .build();
    const flat = withoutGroups({ ...join, groups: [WRAP] });
    expect(flat.edges.filter(({ to }) => to.node === 'j').map(({ from }) => from.node)).toEqual(['a', 'u/n1', 'b']);
  });

  it('keeps a use that is bypassed or muted as one node, for its sockets to say what that means', () => {
    const bypassed = { ...nested, nodes: nested.nodes.map((node) => ({ ...node, ...(node.id === 'g' && BYPASS) })) };
    const checked = validateGraph(bypassed, shipped.paletteOf(bypassed));
    expect(checked.ok && checked.graph.nodes.map(({ id }) => id)).toEqual(['t', 's']);
    expect(checked.ok && checked.graph.edges.map(({ from, to }) => `${from.node}>${to.node}`)).toEqual(['t>s']);
  });

  it('says in words what cannot be, and never ends in a loop', () => {
    const itself = groupOf('wrap', aGraph('Wrap').node('u', 'group:wrap').build());
    const circular = { ...aGraph().node('u', 'group:wrap').build(), groups: [itself] };
    const checked = validateGraph(circular, shipped.paletteOf(circular));
    expect(checked.ok ? [] : checked.problems.map(({ message }) => message)).toContain('Wrap stands in itself.');

    const stray = {
      ...aGraph().node('t', 'text').node('u', 'group:wrap').wire('t.text', 'u.gone').build(),
      groups: [WRAP],
    };
    const told = validateGraph(stray, shipped.paletteOf(stray));
    expect(told.ok ? [] : told.problems.map(({ message }) => message)).toContain('Wrap has no socket “gone”.');
  });

  it('is no larger than may be, however much a small file asks for', () => {
    const levels = Array.from({ length: 30 }, (_, level) => {
      const inner = level === 0 ? aGraph(`L${String(level)}`).node('t', 'text') : twoOf(level);
      return groupOf(`l${String(level)}`, inner.build());
    });
    const bomb = { ...aGraph().node('u', 'group:l29').build(), groups: levels };
    const { graph, faults } = flattenGroups(bomb);
    expect(graph.nodes.length).toBeLessThanOrEqual(50_100);
    expect(faults.map(({ kind }) => kind)).toEqual(['too-large']);
  });

  it('leads wires through thousands of groups that only pass on', () => {
    const pass = groupOf(
      'pass',
      aGraph('Pass')
        .node('in', 'group-inputs', { sockets: [socket('text')] })
        .node('out', 'group-outputs', { sockets: [socket('text')] })
        .wire('in.text', 'out.text')
        .build(),
    );
    const count = 20_000;
    const nodes = [
      { id: 't', type: 'text', position: { x: 0, y: 0 } },
      ...Array.from({ length: count }, (_, at) => ({
        id: `p${String(at)}`,
        type: 'group:pass',
        position: { x: 0, y: 0 },
      })),
      { id: 's', type: 'show-text', position: { x: 0, y: 0 } },
    ];
    const edges = Array.from({ length: count + 1 }, (_, at) => ({
      from: { node: at === 0 ? 't' : `p${String(at - 1)}`, socket: 'text' },
      to: { node: at === count ? 's' : `p${String(at)}`, socket: 'text' },
    })).reverse();
    const flat = withoutGroups({ name: 'Long', nodes, edges, groups: [pass] });
    expect(flat.edges).toEqual([{ from: { node: 't', socket: 'text' }, to: { node: 's', socket: 'text' } }]);
  });

  const PASS = groupOf(
    'pass',
    aGraph('Pass')
      .node('in', 'group-inputs', { sockets: [socket('text')] })
      .node('out', 'group-outputs', { sockets: [socket('text')] })
      .wire('in.text', 'out.text')
      .build(),
  );
  /** Texts that are wired into uses behind each other. @param place which use the text of a number is wired into */
  const chain = (count: number, place: (at: number) => number): Workflow => {
    const position = { x: 0, y: 0 };
    const all = Array.from({ length: count }, (_, at) => String(at));
    return {
      name: 'Chain',
      nodes: [
        ...all.map((at) => ({ id: `t${at}`, type: 'text', position })),
        ...all.map((at) => ({ id: `p${at}`, type: 'group:pass', position })),
        { id: 's', type: 'show-text', position },
      ],
      edges: [
        ...all.map((_, at) => wire(`t${String(at)}.text`, `p${String(place(at))}.text`)),
        ...all.slice(1).map((_, at) => wire(`p${String(at)}.text`, `p${String(at + 1)}.text`)),
        wire(`p${String(count - 1)}.text`, 's.text'),
      ],
      groups: [PASS],
    };
  };

  it('leads thousands of wires through thousands of groups that only pass on', () => {
    const count = 8000;
    const { graph, faults } = flattenGroups(chain(count, () => 0));
    expect(graph.edges).toHaveLength(count);
    expect(graph.edges.at(-1)).toEqual(wire(`t${String(count - 1)}.text`, 's.text'));
    expect(faults).toEqual([]);
  });

  it('says so where the groups take in more and more on the way, until that is too much', () => {
    expect(flattenGroups(chain(500, (at) => at)).graph.edges).toHaveLength(500);
    const { graph, faults } = flattenGroups(chain(8000, (at) => at));
    expect(faults).toEqual([{ kind: 'too-large', use: 's' }]);
    expect(graph.edges.length).toBeLessThan(8000);
  });
});

describe('a field in a group', () => {
  it('is set on the outermost use alone: as what it exposes', () => {
    const set = setFieldAt(nested, 'g/u1/n1', 'suffix', ' in rain');
    expect(set.nodes[1]?.fields).toEqual({ first: ' in rain' });
    expect(set.groups).toBe(nested.groups);
    expect(nodeAt(set, 'g/u1/n1')?.node.fields?.['suffix']).toBe(' in rain');
  });

  it('or as its own, where it is not exposed all the way', () => {
    const set = setFieldAt(nested, 'g/u2/n1', 'suffix', ' at dawn');
    expect(set.nodes[1]?.inside).toEqual({ u2: { ending: ' at dawn' } });
    expect(withoutGroups(set).nodes[2]?.fields?.['suffix']).toBe(' at dawn');
    const deep = setFieldAt(nested, 'g/u2/n1', 'prefix', 'photo of ');
    expect(deep.nodes[1]?.inside).toEqual({ 'u2/n1': { prefix: 'photo of ' } });
    expect(withoutGroups(deep).nodes[2]?.fields).toEqual({ suffix: ' at night', prefix: 'photo of ' });
    expect(setFieldAt(deep, 'g/u2/n1', 'prefix', undefined).nodes[1]).toEqual(nested.nodes[1]);
  });

  it('is changed through the graph without groups as well', () => {
    const changed = throughGroups(nested, (flat) => ({
      ...flat,
      nodes: flat.nodes.map((node) => (node.id === 'g/u1/n1' ? { ...node, fields: { suffix: '!' } } : node)),
    }));
    expect(changed.nodes[1]?.fields).toEqual({ first: '!' });
    expect(throughGroups(nested, (flat) => flat)).toBe(nested);
  });

  it('makes what the use gave stale, and that of no other', () => {
    const two = { ...nested, nodes: [...nested.nodes, { ...node('h'), type: 'group:wrap' }] };
    const changed = setFieldAt(two, 'g/u2/n1', 'prefix', 'x');
    expect(hasSameInputs('g', two, changed)).toBe(false);
    expect(hasSameInputs('g/u2/n1', two, changed)).toBe(false);
    expect(hasSameInputs('g/u1/n1', two, changed)).toBe(true);
    expect(hasSameInputs('h', two, changed)).toBe(true);
    expect(hasSameInputs('s', two, changed)).toBe(false);
  });
});

describe('the type of a group', () => {
  it('has the sockets of its ends and the fields it exposes, as they stand in it', () => {
    const palette = shipped.paletteOf(nested);
    const wrap = palette.get('group:wrap');
    expect(wrap?.inputs).toEqual({ scene: { type: 'text', label: 'scene', required: true, multiple: false } });
    expect(wrap?.outputs).toEqual({ text: { type: 'text', label: 'text' } });
    expect(wrap?.fields['ending']).toMatchObject({ kind: 'text', label: 'Suffix', default: ' in snow' });
    expect(palette.get('group:twice')?.fields['first']).toMatchObject({ label: 'Suffix', default: ' in snow' });
  });

  it('is the very same as long as nothing of it can be seen to change', () => {
    const moved = WRAP.nodes.map((each) => ({ ...each, position: { x: 5, y: 5 } }));
    const again = { ...nested, groups: [{ ...WRAP, nodes: moved }, TWICE] };
    expect(shipped.paletteOf(again)).toBe(shipped.paletteOf(nested));
    const renamed = { ...nested, groups: [{ ...WRAP, name: 'Around' }, TWICE] };
    expect(shipped.paletteOf(renamed).get('group:wrap')?.title).toBe('Around');
  });
});

const BYPASS = { mode: 'bypass' as const };

function node(id: string) {
  return { id, type: 'text', position: { x: 0, y: 0 } };
}

function twoOf(level: number) {
  const type = `group:l${String(level - 1)}`;
  return aGraph(`L${String(level)}`)
    .node('a', type)
    .node('b', type);
}

function groupOf(id: string, graph: Workflow, fields: Group['fields'] = []): WorkflowGroup {
  return { id, name: graph.name, fields, nodes: graph.nodes, edges: graph.edges };
}
