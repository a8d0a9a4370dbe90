import { expect, test } from 'vitest';
import { graphName } from '#shared/workflow/graphName';
import { aGraph } from '../../../support/builders.ts';
import { palette } from '../../../support/shipped.ts';

const untitled = (words: string) => aGraph('Untitled').node('g', 'image-processor', { prompt: words });
const nameOf = (builder: ReturnType<typeof aGraph>) => graphName(builder.build(), palette);

test('a name that was given stays, whatever the graph asks for', () => {
  expect(nameOf(aGraph('Foxes').node('g', 'image-processor', { prompt: 'a boat' }))).toBe('Foxes');
});

test('a graph without one is called by the first words of its prompt, cut between words', () => {
  expect(nameOf(untitled('a red fox'))).toBe('a red fox');
  expect(nameOf(untitled('  A red fox crossing\n a frozen lake at dawn, low sun'))).toBe(
    'A red fox crossing a frozen lake at…',
  );
  expect(nameOf(untitled('狐'.repeat(80)))).toBe(`${'狐'.repeat(36)}…`);
});

test('the prompt is followed through what it is made of, to the words somebody wrote', () => {
  const graph = aGraph('Untitled')
    .node('t', 'text', { value: 'a lighthouse in rain' })
    .node('w', 'wrap-text', { prefix: '', suffix: '' })
    .node('g', 'image-processor', { prompt: 'left behind' })
    .wire('t.text', 'w.text')
    .wire('w.text', 'g.prompt');
  expect(nameOf(graph)).toBe('a lighthouse in rain');
});

test('it has no name while nothing is asked, or what feeds it goes round', () => {
  expect(nameOf(aGraph('Untitled').node('t', 'text', { value: 'words' }))).toBe('Untitled');
  expect(nameOf(untitled('   '))).toBe('Untitled');
  const round = aGraph('Untitled')
    .node('a', 'wrap-text')
    .node('b', 'wrap-text')
    .node('g', 'image-processor')
    .wire('a.text', 'b.text')
    .wire('b.text', 'a.text')
    .wire('b.text', 'g.prompt');
  expect(nameOf(round)).toBe('Untitled');
});
