import { expect, it } from 'vitest';
import type { Facets, PictureFilter } from '#shared/api/contract';
import { createFacetsStore } from '../../../../../renderer/src/stores/gallery/facetsStore.ts';
import { fakeService } from '../../../../support/fakeService.ts';

const counted = (favourites: number) => ({ favourites }) as Facets;

function open() {
  const waiting: ((facets: Facets) => void)[] = [];
  const service = fakeService({
    'gallery.facets': () => new Promise<Facets>((resolve) => waiting.push(resolve)),
  });
  const store = createFacetsStore({ ...service, pauseMs: 1 });
  const end = store.getState().attach();
  const want = async (filter: PictureFilter) => {
    store.getState().want(filter);
    await Promise.resolve();
  };
  return {
    service,
    store,
    end,
    waiting,
    want,
    asked: () => service.inputsOf('gallery.facets').map(({ filter }) => filter),
  };
}

it('asks once for what means the same', async () => {
  const { store, waiting, want, asked, end } = open();
  await want({ text: 'fox', models: ['a', 'b'] });
  await want({ text: ' fox', models: ['b', 'a'] });
  expect(asked()).toHaveLength(1);
  waiting[0]?.(counted(1));
  await expect.poll(() => store.getState().facets).toEqual(counted(1));
  await want({ text: 'fox', models: ['a', 'b'] });
  expect(asked()).toHaveLength(1);
  end();
});

it('takes only the newest answer, and keeps the one before until then', async () => {
  const { store, waiting, want, end } = open();
  await want({ rating: 1 });
  waiting[0]?.(counted(1));
  await expect.poll(() => store.getState().facets).toEqual(counted(1));
  await want({ rating: 2 });
  await want({ rating: 3 });
  expect(store.getState().facets).toEqual(counted(1));
  waiting[2]?.(counted(3));
  await expect.poll(() => store.getState().facets).toEqual(counted(3));
  waiting[1]?.(counted(2));
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(store.getState().facets).toEqual(counted(3));
  end();
});

it('counts anew what was asked for last once pictures have changed, and nothing where nobody asked', async () => {
  const { service, waiting, want, asked, end } = open();
  service.tell({ kind: 'pictures-changed', ids: null });
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(asked()).toEqual([]);
  await want({ rating: 2 });
  waiting[0]?.(counted(2));
  service.tell({ kind: 'pictures-changed', ids: null });
  await expect.poll(asked).toEqual([{ rating: 2 }, { rating: 2 }]);
  end();
});
