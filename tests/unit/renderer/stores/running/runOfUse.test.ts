import { describe, expect, it } from 'vitest';
import type { NodeRunState, RunState } from '#shared/runs/RunState';
import { MOST_PICTURE_SOURCES, pictureSources } from '#shared/workflow/groups/pictureSources';
import { groupByNode } from '../../../../../renderer/src/stores/running/groupByNode.ts';
import { nodeHistories } from '../../../../../renderer/src/stores/running/nodeHistories.ts';
import { runOfUse } from '../../../../../renderer/src/stores/running/runOfUse.ts';
import { groupBomb } from '../../../../support/groups/groupBomb.ts';
import { nestedGroups } from '../../../../support/groups/nestedGroups.ts';
import { wire } from '../../../../support/builders.ts';

const told = (status: NodeRunState['status'], more: Partial<NodeRunState> = {}): NodeRunState => ({
  status,
  done: 0,
  total: 0,
  slots: [],
  outputs: {},
  ...more,
});
const runOf = (nodes: Readonly<Record<string, NodeRunState>>, runId = 'r1'): RunState => ({
  runId,
  name: 'Foxes',
  status: 'running',
  startedAt: 1,
  nextSeq: 1,
  nodes: new Map(Object.entries(nodes)),
});
const sumOf = (nodes: Readonly<Record<string, NodeRunState>>, use: string) => {
  const run = runOf(nodes);
  const history = nodeHistories({ runs: new Map([['r1', run]]), shown: new Set(['r1']) }).get(use);
  return history && runOfUse(run, history);
};

describe('what a run told of a use of a group', () => {
  it('is the sum of all in it, however deep, at each use on the way', () => {
    const nodes = {
      'u1/draw': told('running', { done: 1, total: 4, ms: 10 }),
      'u1/sky/draw': told('done', { done: 2, total: 2, ms: 30 }),
      'u2/draw': told('queued', { total: 9 }),
    };
    expect(sumOf(nodes, 'u1')).toMatchObject({ status: 'running', done: 3, total: 6, ms: 40 });
    expect(sumOf(nodes, 'u1/sky')).toMatchObject({ status: 'done', done: 2, total: 2 });
    expect(sumOf(nodes, 'u2')).toMatchObject({ status: 'queued', total: 9 });
    expect(sumOf(nodes, 'u3')).toBeUndefined();
  });

  it('has failed where anything in it has, and names what, once nothing runs any more', () => {
    const error = { code: 'internal', message: 'It broke.' } as const;
    const nodes = { 'u1/a': told('done'), 'u1/b': told('failed', { error }), 'u1/c': told('cancelled') };
    expect(sumOf(nodes, 'u1')).toMatchObject({ status: 'failed', failedIn: 'u1/b', error });
    expect(sumOf({ ...nodes, 'u1/d': told('running') }, 'u1')?.status).toBe('running');
  });

  it('waits, was stopped, and runs on between two nodes of it', () => {
    expect(sumOf({ 'u/a': told('done'), 'u/b': told('queued') }, 'u')?.status).toBe('running');
    expect(sumOf({ 'u/a': told('done'), 'u/b': told('waiting', { waitsOn: 'u/a' }) }, 'u')).toMatchObject({
      status: 'waiting',
      waitsOn: 'u/a',
    });
    expect(sumOf({ 'u/a': told('done'), 'u/b': told('cancelled') }, 'u')?.status).toBe('cancelled');
  });

  it('stays the very same while only others go on', () => {
    const a = told('done');
    const runs = [runOf({ 'u/a': a, x: told('queued') }), runOf({ 'u/a': a, x: told('running') })] as const;
    const history = nodeHistories({ runs: new Map([['r1', runs[0]]]), shown: new Set(['r1']) }).get('u');
    if (!history) throw new Error('It has one.');
    expect(runOfUse(runs[1], history)).toBe(runOfUse(runs[0], history));
  });

  it('is of the newest run that has anything in it', () => {
    const runs = new Map([
      ['r1', runOf({ 'u/a': told('done') })],
      ['r2', runOf({ 'u/b': told('done') }, 'r2')],
      ['r3', runOf({ x: told('done') }, 'r3')],
    ]);
    expect(nodeHistories({ runs, shown: new Set(runs.keys()) }).get('u')).toEqual({
      runId: 'r2',
      before: [],
      below: ['u/b'],
    });
  });
});

describe('what belongs to nodes in groups', () => {
  it('belongs to the uses they stand in too, each thing once', () => {
    const things = [{ node: 'u1/sky/said', is: 1 }, { node: 'u1/who', is: 2 }, { is: 3 }, { node: 'top', is: 4 }];
    const groups = groupByNode(things);
    const at = (id: string) => groups.get(id)?.map(({ is }) => is);
    expect([at('u1'), at('u1/sky'), at('u1/who'), at('top')]).toEqual([[1, 2], [1], [2], [4]]);
  });
});

describe('the pictures of a use', () => {
  it('are of the nodes whose pictures come out of it, through groups in it', () => {
    const whole = nestedGroups();
    expect(pictureSources(whole, 'u1')).toEqual([]);
    const out = { sockets: [{ name: 'pictures', type: 'images' }] };
    const groups = (whole.groups ?? []).map((group) => ({
      ...group,
      nodes: group.nodes.map((node) => (node.id === 'out' ? { ...node, fields: out } : node)),
      edges: [group.id === 'scene' ? wire('sky.pictures', 'out.pictures') : wire('said.images', 'out.pictures')],
    }));
    expect(pictureSources({ ...whole, groups }, 'u1')).toEqual(['u1/sky/said']);
    expect(pictureSources({ ...whole, groups }, 'u3')).toEqual(['u3/said']);
  });

  it('are so many at most as are shown, in their order, however often groups stand in each other', () => {
    const sources = pictureSources(groupBomb(), 'u');
    expect(sources).toHaveLength(MOST_PICTURE_SOURCES);
    expect(sources[0]).toBe(`u/${'one/'.repeat(31)}draw`);
    expect(new Set(sources).size).toBe(sources.length);
    expect(pictureSources(groupBomb(3), 'u')).toEqual(
      ['one/one', 'one/two', 'two/one', 'two/two'].map((way) => `u/${way}/draw`),
    );
  });
});
