import { expect, it } from 'vitest';
import { nodeSummary } from '../../../../renderer/src/nodes/nodeSummary.ts';
import { palette } from '../../../support/shipped.ts';

it.each([
  ['text', { value: '  a red\n fox  ' }, 'a red fox'],
  ['text', {}, ''],
  ['gemini-config', { aspectRatio: '16:9', numImages: 4 }, '16:9 · 4'],
  ['sample-provider', {}, 'Sample'],
  ['seed', { value: 7 }, '7'],
  ['image-processor', { prompt: 'a red fox', seed: 7 }, 'a red fox'],
  ['image-processor', {}, ''],
  ['join-text', {}, ''],
] as const)('says of a collapsed %s with %j: %s', (type, fields, words) => {
  const definition = palette.get(type);
  expect(definition && nodeSummary(definition, fields)).toBe(words);
});
