import { expect, it } from 'vitest';
import { excerptOf } from '../../../../../electron/service/files/excerptOf.ts';
import { aGraph } from '../../../../support/builders.ts';
import { palette } from '../../../../support/shipped.ts';

it('is the beginning of the first text that was written, in one line', () => {
  const graph = aGraph('x')
    .node('a', 'seed')
    .node('b', 'text', { value: ' ' })
    .node('c', 'text', { value: 'a red\n fox' });
  expect(excerptOf(graph.build(), palette)).toBe('“a red fox”');
});

it('ends between words where the text is long, and never within a character', () => {
  const words = 'A red fox crossing a frozen lake at dawn, low sun through mist and snow';
  expect(excerptOf(aGraph('x').node('a', 'text', { value: words }).build(), palette)).toBe(
    '“A red fox crossing a frozen lake at dawn, low sun through…”',
  );
  const foxes = excerptOf(
    aGraph('x')
      .node('a', 'text', { value: '🦊'.repeat(100) })
      .build(),
    palette,
  );
  expect(foxes).toBe(foxes.toWellFormed());
  expect(foxes.length).toBeLessThan(65);
});

it('is what the nodes are called where nothing was written, also of a type nobody knows', () => {
  const graph = aGraph('x').node('a', 'seed').node('b', 'seed').node('c', 'gallery').node('d', 'from-the-future');
  expect(excerptOf(graph.build(), palette)).toBe('Seed, Gallery, from-the-future');
  expect(excerptOf(aGraph().build(), palette)).toBe('');
});
