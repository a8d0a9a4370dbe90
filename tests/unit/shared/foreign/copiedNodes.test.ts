import { describe, expect, it } from 'vitest';
import { importGraph } from '#shared/foreign/importGraph';
import { copiedNodes } from '#shared/foreign/read/copiedNodes';
import { shipped } from '#shared/shipped';

const SUBGRAPH = '0a1b2c3d-0000-4000-8000-000000000001';
const COPIED = {
  nodes: [
    {
      id: 4,
      type: 'LumiTextInput',
      pos: [0, 0],
      outputs: [{ name: 'text', type: 'STRING', links: [] }],
      widgets_values: ['a heron'],
    },
    {
      id: 7,
      type: SUBGRAPH,
      pos: [400, 0],
      inputs: [{ name: 'words', type: 'STRING', link: null }],
      outputs: [],
      widgets_values: [],
    },
  ],
  groups: [{ title: 'Birds', bounding: [-40, -80, 900, 500] }],
  reroutes: [{ id: 1, pos: [300, 20] }],
  links: [{ id: 1, origin_id: 4, origin_slot: 0, target_id: 7, target_slot: 0, type: 'STRING', parentId: 1 }],
  subgraphs: [
    {
      id: SUBGRAPH,
      name: 'Shown',
      inputs: [{ id: 'a', name: 'words', type: 'STRING', linkIds: [1] }],
      outputs: [],
      inputNode: { id: -10 },
      outputNode: { id: -20 },
      nodes: [
        {
          id: 1,
          type: 'LumiShowText',
          pos: [0, 0],
          inputs: [{ name: 'text', type: 'STRING', link: 1 }],
          outputs: [],
          widgets_values: [''],
        },
      ],
      links: [{ id: 1, origin_id: -10, origin_slot: 0, target_id: 1, target_slot: 0, type: 'STRING' }],
    },
  ],
};
const html = (packed: string) =>
  `<meta charset="utf-8"><div><span data-metadata="${packed}"></span></div><span style="white-space:pre-wrap;">Text</span>`;

describe('nodes that ComfyUI’s editor copied', () => {
  it('are found in the clipboard’s HTML, in UTF-8 and in Latin-1', () => {
    for (const coding of ['utf8', 'latin1'] as const)
      expect(copiedNodes(html(Buffer.from('{"nodes": ["é"]}', coding).toString('base64')))).toBe('{"nodes": ["é"]}');
    for (const other of [
      '(figmeta)eyJub2RlcyI6W119(/figmeta)',
      Buffer.from('{"a": 1}').toString('base64'),
      Buffer.from('{"nodes": []}').toString('base64').slice(1),
      '',
    ])
      expect(copiedNodes(html(other))).toBeUndefined();
    expect(copiedNodes('<p>a fox</p>')).toBeUndefined();
  });

  it('become a graph, though their inputs name no link any more: with wires, bends, frames and groups', () => {
    const { workflow, report } = importGraph(JSON.stringify(COPIED), 'Pasted graph', shipped);
    expect(report.left).toEqual([]);
    expect(workflow.nodes.map(({ type }) => type).toSorted()).toEqual([
      'frame',
      `group:${SUBGRAPH}`,
      'reroute',
      'text',
    ]);
    expect(workflow.edges).toHaveLength(2);
    expect(workflow.groups?.[0]).toMatchObject({ name: 'Shown' });
  });
});
