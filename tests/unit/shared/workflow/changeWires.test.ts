import { describe, expect, it } from 'vitest';
import { changeWires } from '#shared/workflow/changeWires';
import { connect, extract, insert } from '#shared/workflow/edits';
import { clampOf, edgeId } from '#shared/workflow/lookups';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { swapNode } from '#shared/workflow/swapNode';
import { MAX_CLAMP } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { aGraph } from '../../../support/builders.ts';
import { palette } from '../../../support/shipped.ts';

const graph = aGraph()
  .node('a', 'text')
  .node('b', 'show-text')
  .node('c', 'show-text')
  .wire('a.text', 'b.text')
  .wire('a.text', 'c.text')
  .build();
const first = new Set([edgeId(graph.edges[0]!)]);

describe('changeWires', () => {
  it('writes on wires, hides and bundles them, and takes it back', () => {
    const written = changeWires(graph, first, { label: '  the\n fox ', hidden: true, bundle: 'Foxes' });
    expect(written.edges[0]).toEqual({ ...graph.edges[0], label: 'the fox', hidden: true, bundle: 'Foxes' });
    expect(written.edges[1]).toBe(graph.edges[1]);
    expect(changeWires(written, first, { label: null, hidden: false, bundle: null }).edges).toEqual(graph.edges);
    expect(changeWires(written, first, { hidden: true, label: 'the fox' })).toBe(written);
    expect(changeWires(graph, first, { label: 'x'.repeat(300) }).edges[0]?.label).toHaveLength(200);
    expect(changeWires(graph, first, { label: ' ' })).toBe(graph);
  });

  it('moves the trunk of a bundle, within bounds, and keeps that with the bundle and its copies', () => {
    const all = new Set(graph.edges.map(edgeId));
    const clamp = { x: -20, y: 60 };
    const bundled = changeWires(graph, all, { bundle: 'B', clamp });
    expect(bundled.edges.map((edge) => edge.clamp)).toEqual([clamp, clamp]);
    expect(clampOf(bundled.edges)).toEqual(clamp);
    expect(changeWires(bundled, all, { clamp: { x: -20.4, y: 60 } })).toBe(bundled);
    expect(changeWires(bundled, all, { clamp: { x: 0, y: 1e9 } }).edges[0]?.clamp).toEqual({ x: 0, y: MAX_CLAMP });
    for (const look of [{ clamp: null }, { clamp: { x: 0, y: 0 } }, { bundle: 'C' }, { bundle: null }])
      expect(changeWires(bundled, all, look).edges[0]).not.toHaveProperty('clamp');
    expect(changeWires(graph, all, { clamp })).toBe(graph);
    const copy = insert(bundled, bundled, { x: 400, y: 0 }, () => crypto.randomUUID()).workflow;
    expect(copy.edges.map((edge) => edge.clamp)).toEqual([clamp, clamp, clamp, clamp]);
  });

  it('reads the trunk back from the file, and leaves out one that lies too far', () => {
    const bundled = changeWires(graph, new Set(graph.edges.map(edgeId)), { bundle: 'B', clamp: { x: 5, y: -7 } });
    const text = writeWorkflow(bundled);
    expect(readWorkflowText(text)).toEqual(bundled);
    for (const wrong of ['1e9', '"far"', 'null'])
      expect(readWorkflowText(text.replace('"x": 5', `"x": ${wrong}`)).edges[0]).toEqual({
        ...graph.edges[0],
        bundle: 'B',
      });
  });

  it('stays on the wires whatever else is done to the graph', () => {
    const written = changeWires(graph, new Set(graph.edges.map(edgeId)), { label: 'fox', hidden: true, bundle: 'B' });
    const look = { label: 'fox', hidden: true, bundle: 'B' };
    expect(extract(written, new Set(['a', 'b'])).edges).toEqual([{ ...graph.edges[0], ...look }]);
    let count = 0;
    const copy = insert(written, written, { x: 0, y: 0 }, () => `new${String(count++)}`).workflow;
    expect(copy.edges).toHaveLength(4);
    for (const edge of copy.edges) expect(edge).toMatchObject({ label: 'fox', hidden: true });
    // Copies lie together, not with the wires they were made of.
    expect(copy.edges.map(({ bundle }) => bundle)).toEqual(['B', 'B', 'Bundle 1', 'Bundle 1']);
    expect(insert(graph, written, { x: 0, y: 0 }, () => `new${String(count++)}`).workflow.edges[2]?.bundle).toBe('B');
    const { edges } = swapNode(written, 'a', 'wrap-text', palette);
    expect(edges).toEqual(written.edges);
    const more = aGraph().node('d', 'show-text').build().nodes;
    const wired = connect({ ...written, nodes: [...written.nodes, ...more] }, palette, {
      from: { node: 'a', socket: 'text' },
      to: { node: 'd', socket: 'text' },
    });
    expect(wired.ok && wired.workflow.edges.slice(0, 2)).toEqual(written.edges);
  });
});
