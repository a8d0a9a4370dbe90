import { expect, it } from 'vitest';
import type { GalleryQuery, SavedSearch } from '#shared/api/contract';
import { createSearchesStore } from '../../../../../renderer/src/stores/gallery/searchesStore.ts';
import { fakeService } from '../../../../support/fakeService.ts';

const QUERY: GalleryQuery = { filter: { text: '"soft light"' }, sort: 'newest', groupBy: 'run' };

function open() {
  let kept: SavedSearch[] = [];
  const service = fakeService({
    'searches.list': () => kept,
    'searches.save': ({ name, query }) => {
      const id = kept.find((each) => each.name === name)?.id ?? `11111111-1111-4111-8111-11111111111${kept.length}`;
      kept = [...kept.filter((each) => each.id !== id), { id, name, query }];
      return kept.at(-1)!;
    },
    'searches.remove': ({ id }) => {
      kept = kept.filter((each) => each.id !== id);
    },
  });
  const errors: string[] = [];
  const store = createSearchesStore({ ...service, onError: ({ message }) => errors.push(message) });
  const end = store.getState().attach();
  return { service, store, errors, end, names: () => store.getState().searches?.map(({ name }) => name) };
}

it('saves under a name, and in the place of one that has it', async () => {
  const { store, names, end } = open();
  await expect.poll(names).toEqual([]);
  await store.getState().save('Soft light', QUERY);
  await store.getState().save('Cars', QUERY);
  expect(names()).toEqual(['Cars', 'Soft light']);
  await store.getState().save('Soft light', { ...QUERY, sort: 'rating' });
  expect(names()).toEqual(['Cars', 'Soft light']);
  const { searches, chosen } = store.getState();
  expect(searches?.find(({ id }) => id === chosen)?.query.sort).toBe('rating');
  end();
});

it('has none chosen once that was removed', async () => {
  const { store, names, end } = open();
  await expect.poll(names).toEqual([]);
  await store.getState().save('Soft light', QUERY);
  await store.getState().remove(store.getState().chosen!);
  expect(names()).toEqual([]);
  expect(store.getState().chosen).toBeNull();
  end();
});

it('hears what another window saved', async () => {
  const { service, names, end } = open();
  await expect.poll(names).toEqual([]);
  await service.client('searches.save', { name: 'Cars', query: QUERY });
  service.tell({ kind: 'finds-changed' });
  await expect.poll(names).toEqual(['Cars']);
  end();
});

it('refuses a key in the words or the name before anything is asked', async () => {
  const { service, store, errors, end } = open();
  const key = `sk-or-v1-${'0123456789abcdef'.repeat(4)}`;
  expect(await store.getState().save('Mine', { ...QUERY, filter: { text: key } })).toBe(false);
  expect(service.inputsOf('searches.save')).toEqual([]);
  expect(errors).toEqual(['The search holds an API key, or something that looks like one. It was not kept.']);
  end();
});
