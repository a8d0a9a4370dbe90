import { describe, expect, it } from 'vitest';
import type { Palette } from '#shared/graph/NodeDefinition';
import { fieldMoves, hasFieldMoves } from '../../../../../renderer/src/commands/change/fieldWires.ts';
import type { Studio } from '../../../../../renderer/src/stores/studio.ts';
import { aGraph } from '../../../../support/builders.ts';
import { palette } from '../../../../support/shipped.ts';

/** Nodes that draw, with prompts of their own or one and the same. */
function drawing(count: number, promptOf: (at: number) => string) {
  const ids = Array.from({ length: count }, (_, at) => `n${String(at)}`);
  const graph = ids.reduce(
    (built, id, at) =>
      built.node(id, 'image-processor', { prompt: promptOf(at), seed: at, instructions: promptOf(at) }),
    aGraph(),
  );
  let asked = 0;
  const counted: Palette = new Map(palette);
  counted.get = (type) => {
    asked += 1;
    return palette.get(type);
  };
  const workflow = graph.build();
  const studio = { workflow: { getState: () => ({ workflow }) }, paletteOf: () => counted } as unknown as Studio;
  return { studio, ids: new Set(ids), asked: () => asked };
}

describe('values that can move', () => {
  it('are those that all of the nodes say alike', () => {
    const { studio, ids } = drawing(3, () => 'a fox');
    expect(fieldMoves(studio, ids)).toContainEqual(expect.objectContaining({ name: 'prompt', way: 'out' }));
    expect(fieldMoves(studio, ids).map(({ name }) => name)).not.toContain('seed');
    expect(hasFieldMoves(studio, ids)).toBe(true);
  });

  it('are looked for no further than the first node that says otherwise', () => {
    const { studio, ids, asked } = drawing(200, (at) => String(at));
    expect(hasFieldMoves(studio, ids)).toBe(false);
    expect(asked()).toBeLessThan(100);
  });

  it('are none of a great many nodes, which are not even looked at', () => {
    const { studio, ids, asked } = drawing(201, () => 'a fox');
    expect(hasFieldMoves(studio, ids)).toBe(false);
    expect(asked()).toBe(0);
  });
});
