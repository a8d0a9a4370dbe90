import { expect, it } from 'vitest';
import type { SentCall } from '#shared/providers/sentCall';
import { differences } from '../../../../../../renderer/src/gallery/look/differ/differences.ts';
import { sentRows } from '../../../../../../renderer/src/gallery/look/differ/sentRows.ts';

const GOOGLE: SentCall = {
  endpoint: '/v1beta/models/g:generateContent',
  prompt: 'a fox',
  instructions: 'Ink.',
  isInstructedInPrompt: false,
  pictures: [{ id: 'a', mime: 'image/png', width: 512, height: 384 }],
  fields: [
    ['generationConfig.imageConfig.aspectRatio', '16:9'],
    ['generationConfig.seed', '7'],
  ],
};
const ROUTER: SentCall = {
  ...GOOGLE,
  endpoint: '/api/v1/images',
  isInstructedInPrompt: true,
  instructions: '',
  fields: [
    ['aspect_ratio', '16:9'],
    ['seed', '7'],
    ['provider.order', '["a"]'],
    ['more.order', '1'],
  ],
};

it('puts what means the same into one row, each side in its own terms, and marks what differs', () => {
  const { differ, same } = differences([sentRows(GOOGLE, []), sentRows(ROUTER, ['It is larger.', 'No seed.'])]);
  const told = Object.fromEntries(differ.map(({ label, values }) => [label, values]));
  expect(told).toEqual({
    Endpoint: [GOOGLE.endpoint, ROUTER.endpoint],
    Instructions: ['apart', 'before the prompt'],
    'Aspect ratio': ['aspectRatio: 16:9', 'aspect_ratio: 16:9'],
    'Provider.order': [undefined, 'provider.order: ["a"]'],
    'More.order': [undefined, 'more.order: 1'],
    Changed: [undefined, 'It is larger.\nNo seed.'],
  });
  expect(same.map(({ label, values }) => [label, values[0]])).toEqual([
    ['References', 'PNG 512 × 384'],
    ['Seed', 'seed: 7'],
  ]);
});

it('tells of a call that was sent nowhere only what was changed', () => {
  expect(sentRows(null, ['Drawn smaller.'])).toEqual([{ label: 'Changed', value: 'Drawn smaller.' }]);
});
