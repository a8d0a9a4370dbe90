import { expect, test } from 'vitest';
import { isSameButSeeds } from '../../../../../renderer/src/stores/files/isSameButSeeds.ts';
import { aGraph } from '../../../../support/builders.ts';
import { palette } from '../../../../support/shipped.ts';

const graph = (seed: number, prompt = 'a fox') =>
  aGraph('First light')
    .node('s', 'seed', { value: seed, control: 'randomise' })
    .node('g', 'image-processor', { prompt, seed });

test('graphs are the same where only seeds and the view moved', () => {
  const moved = graph(9).viewport({ x: 4, y: 2, zoom: 0.5 }).build();
  expect(isSameButSeeds(graph(1).build(), moved, palette)).toBe(true);
});

test('whatever else was changed is somebody’s work', () => {
  const one = graph(1).build();
  expect(isSameButSeeds(one, graph(1, 'a hare').build(), palette)).toBe(false);
  expect(isSameButSeeds(one, graph(1).node('n', 'note').build(), palette)).toBe(false);
  expect(isSameButSeeds(one, { ...one, name: 'Mine' }, palette)).toBe(false);
  expect(isSameButSeeds(one, graph(1).wire('s.integer', 'g.seed').build(), palette)).toBe(false);
  const kept = { ...one, nodes: one.nodes.map((node) => ({ ...node, fields: { ...node.fields, control: 'fixed' } })) };
  expect(isSameButSeeds(one, kept, palette)).toBe(false);
});
