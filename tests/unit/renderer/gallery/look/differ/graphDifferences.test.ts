import { expect, it } from 'vitest';
import { shipped } from '#shared/shipped';
import { graphDifferences } from '../../../../../../renderer/src/gallery/look/differ/graphDifferences.ts';
import { aGraph } from '../../../../../support/builders.ts';

const graph = (ratio: string, prompt: string, id = 'draw') => {
  const built = aGraph('Foxes')
    .node('config', 'gemini-config', { aspectRatio: ratio })
    .node('words', 'text', { value: prompt })
    .node(id, 'image-processor', { seed: 7 })
    .wire(`config.config`, `${id}.config`)
    .wire(`words.text`, `${id}.prompt`)
    .build();
  return { graph: built, palette: shipped.paletteOf(built) };
};
const changed = (found: ReturnType<typeof graphDifferences>) =>
  (['rows', 'texts'] as const).flatMap((kind) =>
    (found?.made[kind] ?? []).flatMap(({ label, value }, at) => {
      const now = found?.open[kind][at]?.value;
      return value === now ? [] : [[label, value, now]];
    }),
  );

it('compares the fields of the node and of what leads to it', () => {
  const found = graphDifferences(graph('16:9', 'a fox'), 'draw', graph('1:1', 'an owl'));
  expect(found?.node).toEqual({ id: 'draw', name: 'Generate images' });
  expect(changed(found)).toEqual([
    [expect.stringMatching(/ratio/i), '16:9', '1:1'],
    [expect.stringContaining('Prompt'), 'a fox', 'an owl'],
  ]);
});

it('takes another node of the type where that one is not there, and says where there is none', () => {
  expect(graphDifferences(graph('16:9', 'a fox'), 'draw', graph('16:9', 'a fox', 'other'))?.node.id).toBe('other');
  const empty = aGraph('Empty').node('note', 'note', {}).build();
  expect(graphDifferences(graph('16:9', 'a fox'), 'draw', { graph: empty, palette: shipped.paletteOf(empty) })).toBe(
    undefined,
  );
});
