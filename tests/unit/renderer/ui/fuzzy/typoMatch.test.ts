import { expect, it } from 'vitest';
import { typoMatch } from '../../../../../renderer/src/ui/fuzzy/typoMatch.ts';

it.each([
  ['galery', 'Gallery'],
  ['geminni', 'Gemini settings'],
  ['promtp', 'prompt'],
  ['settigns', 'Gemini settings'],
  ['processer', 'image processor'],
])('%s is %s but for a slip', (typed, text) => {
  expect(typoMatch(typed, text)).toBeGreaterThan(0.5);
});

it.each([
  ['sed', 'seed'],
  ['save', 'wave'],
  ['mask', 'note'],
  ['gallery', 'gemini'],
  ['', 'text'],
])('%s is not %s', (typed, text) => {
  expect(typoMatch(typed, text)).toBe(0);
});

it('counts fewer slips more', () => {
  expect(typoMatch('processro', 'processor')).toBeGreaterThan(typoMatch('porcesser', 'processor'));
});
