import { expect, it } from 'vitest';
import { edgesInBundle } from '#shared/workflow/lookups';
import { wire } from '../../../support/builders.ts';

it('the wires of a bundle are found without walking all wires for each question', () => {
  const plain = wire('a.text', 'b.text');
  const [one, two] = [wire('a.text', 'c.text'), wire('a.text', 'd.text')].map((edge) => ({ ...edge, bundle: 'Foxes' }));
  const edges = [one!, plain, two!];
  const found = edgesInBundle(edges, 'Foxes');
  expect(found).toEqual([one, two]);
  expect(edgesInBundle(edges, 'Foxes')).toBe(found);
  expect(edgesInBundle(edges, 'Owls')).toEqual([]);
});
