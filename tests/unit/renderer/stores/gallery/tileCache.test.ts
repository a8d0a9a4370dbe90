import { expect, it } from 'vitest';
import type { Tile } from '#shared/api/contract';
import { createTileCache } from '../../../../../renderer/src/stores/gallery/tileCache.ts';
import { untilHolds } from '../../../../support/untilHolds.ts';

const tileOf = (number: number) => ({ number, image: { id: `id ${number}` } }) as Tile;

function aCache() {
  const there = new Set([1, 2, 3]);
  const asked: (readonly number[])[] = [];
  let onFetch: (() => void) | undefined;
  const tiles = createTileCache({
    async fetch(numbers) {
      asked.push(numbers);
      const found = numbers.filter((number) => there.has(number)).map(tileOf);
      await Promise.resolve();
      onFetch?.();
      return found;
    },
    onChange: () => undefined,
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
  return { there, asked, tiles, settled, meanwhile: (work?: () => void) => (onFetch = work) };
}

it('asks for one that is gone once, and again when something has changed', async () => {
  const { there, asked, tiles, settled } = aCache();
  there.delete(2);
  tiles.want('grid', [1, 2, 3]);
  await settled();
  tiles.want('grid', [1, 2, 3]);
  await settled();
  expect(asked).toEqual([[1, 2, 3]]);
  there.add(2);
  tiles.refresh(() => false);
  await untilHolds(() => {
    expect(tiles.get(2)).toBeDefined();
  });
  expect(asked).toEqual([[1, 2, 3], [2]]);
});

it('asks again for one that came back while it was asked for', async () => {
  const { there, asked, tiles, settled, meanwhile } = aCache();
  there.delete(2);
  meanwhile(() => {
    meanwhile();
    there.add(2);
    tiles.refresh(() => false);
  });
  tiles.want('grid', [1, 2]);
  await settled();
  expect(asked).toEqual([[1, 2], [2]]);
  expect(tiles.get(2)).toBeDefined();
});

it('asks again for one that changed while it was asked for, and for one that was drawn anew meanwhile', async () => {
  const { asked, tiles, settled, meanwhile } = aCache();
  meanwhile(() => {
    meanwhile();
    tiles.refresh(({ number }) => number === 2);
  });
  tiles.want('grid', [1, 2]);
  await settled();
  expect(asked).toEqual([[1, 2], [2]]);
  tiles.refresh(({ number }) => number === 1);
  tiles.put([tileOf(1)]);
  await settled();
  expect(asked).toEqual([[1, 2], [2], [1]]);
});
