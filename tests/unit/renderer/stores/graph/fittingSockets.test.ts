import { checkConnection } from '#shared/graph/checks/checkConnection';
import type { Workflow } from '#shared/workflow/Workflow';
import { describe, expect, it } from 'vitest';
import type { OpenEnd } from '#shared/workflow/edits';
import { fittingSockets, fittingKey } from '../../../../../renderer/src/stores/graph/fittingSockets.ts';
import { palette } from '../../../../support/shipped.ts';

const at = { x: 0, y: 0 };
const GRAPH: Workflow = {
  name: 'Chain',
  nodes: [
    { id: 'a', type: 'wrap-text', position: at },
    { id: 'b', type: 'wrap-text', position: at },
    { id: 'c', type: 'wrap-text', position: at },
    { id: 'draw', type: 'image-processor', position: at },
    { id: 'odd', type: 'from-the-future', position: at },
  ],
  edges: [
    { from: { node: 'a', socket: 'text' }, to: { node: 'b', socket: 'text' } },
    { from: { node: 'b', socket: 'text' }, to: { node: 'c', socket: 'text' } },
  ],
};

describe('fittingSockets', () => {
  it('offers inputs of the same type, on no node that would make a loop', () => {
    const open: OpenEnd = { end: 'from', socket: { node: 'b', socket: 'text' }, type: 'text' };
    expect(fittingSockets(GRAPH, palette, open)).toEqual(
      new Set([
        fittingKey('to', { node: 'c', socket: 'text' }),
        fittingKey('to', { node: 'draw', socket: 'prompt' }),
        fittingKey('to', { node: 'draw', socket: 'instructions' }),
      ]),
    );
  });

  it('offers outputs to an input, and agrees with checkConnection on each', () => {
    const open: OpenEnd = { end: 'to', socket: { node: 'b', socket: 'text' }, type: 'text' };
    const fits = fittingSockets(GRAPH, palette, open);
    for (const node of GRAPH.nodes) {
      for (const socket of Object.keys(palette.get(node.type)?.outputs ?? {})) {
        const check = checkConnection(GRAPH, palette, { from: { node: node.id, socket }, to: open.socket });
        const isOffered = fits.has(fittingKey('from', { node: node.id, socket }));
        expect(isOffered).toBe(check.ok || check.code === 'duplicate');
      }
    }
    expect(fits).toContain(fittingKey('from', { node: 'draw', socket: 'text' }));
    expect(fits).not.toContain(fittingKey('from', { node: 'c', socket: 'text' }));
  });

  it('offers a reroute without wires to any type, and any to a wire from one', () => {
    const loose: Workflow = { ...GRAPH, nodes: [...GRAPH.nodes, { id: 'r', type: 'reroute', position: at }] };
    const open: OpenEnd = { end: 'from', socket: { node: 'b', socket: 'text' }, type: 'text' };
    expect(fittingSockets(loose, palette, open)).toContain(fittingKey('to', { node: 'r', socket: 'in' }));
    const fromIt: OpenEnd = { end: 'from', socket: { node: 'r', socket: 'out' }, type: 'images' };
    expect(fittingSockets(loose, palette, fromIt)).toContain(fittingKey('to', { node: 'c', socket: 'text' }));
    const wired = {
      ...loose,
      edges: [...loose.edges, { from: { node: 'draw', socket: 'images' }, to: { node: 'r', socket: 'in' } }],
    };
    expect(fittingSockets(wired, palette, open)).not.toContain(fittingKey('to', { node: 'r', socket: 'in' }));
  });
});
