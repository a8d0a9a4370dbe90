import { expect, it } from 'vitest';
import { mergeNotes } from '../../../../../renderer/src/nodes/bodies/mergeNotes.ts';

it('tells what 16 calls say alike once, with how many there are', () => {
  const notes = Array.from({ length: 16 }, (_, at) => `Seed ${String(2 ** 31 + at)} is too large.`);
  expect(mergeNotes([...notes, '4K is left out.', '4K is left out.'])).toEqual([
    'Seed 2147483648 is too large. And 15 more like it.',
    '4K is left out.',
  ]);
});
