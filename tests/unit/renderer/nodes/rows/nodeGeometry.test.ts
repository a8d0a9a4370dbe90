import { describe, expect, it } from 'vitest';
import { definitionOf } from '#shared/graph/definitionOf';
import { estimateGeometry } from '../../../../../renderer/src/nodes/rows/nodeGeometry.ts';
import { palette } from '../../../../support/shipped.ts';

const types = [...palette.values()].filter(({ type }) => type !== 'frame' && type !== 'reroute');

describe('the geometry of a node', () => {
  // `nodes.spec.ts` compares the page with this file.
  it('is that of the file the page is held against', async () => {
    const all = types.map((definition) => {
      const node = { id: definition.type, type: definition.type, position: { x: 0, y: 0 } };
      const { width, height, handles } = estimateGeometry(node, definitionOf(palette, node));
      const sockets = handles.map(({ id, type, x, y, width: across }) => ({
        id,
        type,
        x: x + (across ?? 0) / 2,
        y: y + (across ?? 0) / 2,
      }));
      return { type: definition.type, width, height, sockets };
    });
    await expect(`${JSON.stringify(all, null, 2)}\n`).toMatchFileSnapshot('../../../../fixtures/nodeGeometry.json');
  });

  it.each(types)('of $type is one line when it is collapsed', (definition) => {
    const node = { id: 'a', type: definition.type, position: { x: 0, y: 0 }, collapsed: true };
    const { height, handles } = estimateGeometry(node, definition);
    expect(height).toBe(32);
    expect(new Set(handles.map(({ y }) => y)).size).toBeLessThanOrEqual(1);
  });
});
