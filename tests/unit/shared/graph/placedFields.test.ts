import { expect, test } from 'vitest';
import { placedFields } from '#shared/graph/placedFields';
import { gallery } from '#shared/nodes/gallery';
import { seed } from '#shared/nodes/seed';
import { isSeedField } from '#shared/nodes/seedControl';
import { palette } from '../../../support/shipped.ts';

test('a newly placed node draws its seeds anew, whatever its type; a file that says nothing keeps them', () => {
  const withSeeds = [...palette.values()].filter(({ fields }) => Object.values(fields).some(isSeedField));
  expect(withSeeds.length).toBeGreaterThan(3);
  for (const definition of withSeeds) expect(placedFields(definition)).toEqual({ control: 'randomise' });
  expect(seed.fields.control.default).toBe('fixed');
});

test('a node that has nothing of the kind is placed with no fields', () => {
  expect(placedFields(gallery)).toBeUndefined();
  expect(placedFields(undefined)).toBeUndefined();
});

test('a new node takes what the user wishes for, where that can be', () => {
  const config = palette.get('gemini-config');
  const provider = palette.get('google-provider');
  expect(placedFields(config, { pictures: 4 })).toEqual({ numImages: 4 });
  expect(placedFields(config, { pictures: 400 })).toBeUndefined();
  expect(placedFields(palette.get('seed'), { seedControl: 'increment' })).toEqual({ control: 'increment' });
  expect(placedFields(palette.get('seed'), { seedControl: 'fixed' })).toBeUndefined();
  expect(placedFields(provider, { models: { 'google-provider': 'a-model', 'other-provider': 'b' } })).toEqual({
    model: 'a-model',
  });
});
