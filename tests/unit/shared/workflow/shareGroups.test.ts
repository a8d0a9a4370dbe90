import { describe, expect, it } from 'vitest';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { shipped } from '#shared/shipped';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { SHARE_KINDS, shareCheck, type ShareKind } from '#shared/workflow/shareCheck';
import { stripWorkflow } from '#shared/workflow/stripWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile, writeWorkflow } from '#shared/workflow/writeWorkflow';
import { writeRecipeGraph } from '../../../../electron/service/pictures/writeRecipe.ts';
import { aGraph } from '../../../support/builders.ts';

const KEY = `AIza${'k'.repeat(35)}`;
const GRAPH: Workflow = {
  ...aGraph('Untitled')
    .node('u', 'group:g', { words: 'my own fox' }, { inside: { t: { separator: 'my comma' }, s: { value: 77 } } })
    .node('show', 'show-text')
    .wire('u.text', 'show.text')
    .build(),
  groups: [
    {
      ...aGraph()
        .node('w', 'text', { value: 'a secret plan' }, { title: 'My title' })
        .node('t', 'join-text')
        .node('s', 'seed', { value: 5 })
        .node('n', 'note', { text: `${KEY} and /home/me/secret` })
        .node('out', 'group-outputs', { sockets: [{ name: 'text', type: 'text', label: 'My socket' }] })
        .wire('w.text', 't.text')
        .wire('t.text', 'out.text')
        .build(),
      id: 'g',
      name: 'My group',
      note: 'My remark',
      fields: [{ name: 'words', label: 'My words', help: 'My help', node: 'w', field: 'value' }],
    },
  ],
  form: {
    title: 'My form',
    note: 'My guide',
    fields: [{ node: 'u', field: 'words', label: 'My label', help: 'My hint', choices: ['my fox', 'my hare'] }],
    results: 'u/w',
  },
};
const palette = shipped.paletteOf(GRAPH);
const all = new Set(SHARE_KINDS);

describe('a graph with groups that is given away', () => {
  it('is told with all that stands in its groups, by the path of a use, and in its form', () => {
    const told = shareCheck(GRAPH, palette).map(({ kind, node, field, excerpt }) => [kind, node, field, excerpt]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['prompt', 'u', 'words', 'my own fox'],
        ['prompt', 'u/w', 'value', 'a secret plan'],
        ['title', 'u/w', undefined, 'My title'],
        ['seed', 'u/s', 'value', '5'],
        ['seed', 'u', 'value', '77'],
        ['path', 'u/n', 'text', '/home/me/secret'],
        ['title', 'u/out', 'sockets', 'My socket'],
        ['title', 'u', undefined, 'My group'],
        ['note', 'u', undefined, 'My remark'],
        ['title', 'u', 'words', 'My words'],
        ['note', 'u', 'words', 'My help'],
        ['title', undefined, undefined, 'My form'],
        ['note', undefined, undefined, 'My guide'],
        ['prompt', 'u', 'words', 'my hare'],
      ]),
    );
    expect(told.some(([kind, node]) => kind === 'key' && node === 'u/n')).toBe(true);
    expect(JSON.stringify(told)).not.toContain(KEY);
  });

  it.each(SHARE_KINDS)('holds none of a kind that was taken out: %s', (kind) => {
    const kinds = new Set<ShareKind>(kind === 'path' ? [kind, 'key'] : [kind]);
    const stripped = stripWorkflow(GRAPH, palette, kinds);
    expect(shareCheck(stripped, palette).filter((finding) => kinds.has(finding.kind))).toEqual([]);
    expect(readWorkflow(workflowFile(stripped))).toEqual(stripped);
  });

  it('is wired as before when all is taken out, and says nothing of a person', () => {
    const stripped = stripWorkflow(GRAPH, palette, all);
    expect(shareCheck(stripped, palette)).toEqual([]);
    expect(writeWorkflow(stripped)).not.toMatch(/my|secret|AIza|77/i);
    expect(withoutGroups(stripped).edges).toEqual(withoutGroups(GRAPH).edges);
    expect(stripped.groups?.[0]?.name).toBe('Group 1');
  });

  it('is kept in a picture without what was written by hand, wired as before', () => {
    const text = writeRecipeGraph(GRAPH, 'without-prompts', shipped.paletteOf);
    expect(text).not.toMatch(/my |secret|AIza/i);
    expect(text).toContain('77');
    const graph = readWorkflow(JSON.parse(text));
    expect(withoutGroups(graph).edges).toEqual(withoutGroups(GRAPH).edges);
    expect(writeRecipeGraph(GRAPH, 'full', shipped.paletteOf)).toBe(writeWorkflow(GRAPH));
  });

  it('is as it was where nothing is taken out', () => {
    const plain = {
      ...GRAPH,
      groups: GRAPH.groups?.map((group) => ({ ...group, nodes: group.nodes.slice(0, 3) })) ?? [],
    };
    expect(stripWorkflow(plain, palette, new Set())).toEqual(plain);
  });
});
