import { expect, it } from 'vitest';
import type { PictureDetails, Tile } from '#shared/api/contract';
import { NotFoundError } from '#shared/errors/inputErrors';
import { createFactsStore } from '../../../../../renderer/src/stores/pictures/factsStore.ts';
import { fakeService } from '../../../../support/fakeService.ts';

const [A, B] = ['a', 'b'].map((letter) => letter.repeat(64)) as [string, string];

const details = (id: string, rating = 0, isFavourite = false): PictureDetails => ({
  image: { id, width: 4, height: 3, mime: 'image/png' },
  bytes: 1,
  createdAt: 1,
  facts: { rating, isFavourite, note: '' },
  labels: [{ kind: 'tag', name: 'fox' }],
});

function open() {
  const errors: string[] = [];
  const service = fakeService({ 'picture.details': ({ id }) => details(id) });
  const store = createFactsStore({ ...service, onError: ({ message }) => errors.push(message) });
  const end = store.getState().attach();
  return { service, store, errors, end, of: (id: string) => store.getState().facts.get(id) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

it('shows what is said of pictures at once, before the service has answered', async () => {
  const { service, store, of } = open();
  let answer: (value: { count: number }) => void = () => undefined;
  service.answer({ 'picture.setFacts': () => new Promise((resolve) => (answer = resolve)) });
  const done = store.getState().setFacts({ ids: [A, B] }, { rating: 4 });
  expect([of(A)?.rating, of(B)?.rating]).toEqual([4, 4]);
  await settled();
  answer({ count: 2 });
  await done;
  expect(of(A)?.rating).toBe(4);
  expect(service.inputsOf('picture.setFacts')).toEqual([{ of: { ids: [A, B] }, facts: { rating: 4 } }]);
});

it('shows again what was before where it fails, and tells of it', async () => {
  const { service, store, errors, of } = open();
  store.getState().watch(A);
  await settled();
  service.answer({
    'picture.setFacts': () => {
      throw new NotFoundError('That picture is not there.');
    },
  });
  await store.getState().setFacts({ ids: [A] }, { rating: 4 });
  expect(of(A)?.rating).toBe(0);
  expect(errors).toEqual(['That picture is not there.']);
});

it('takes all that went to the trash at a moment back, and nothing that was there before', async () => {
  const { service, store, of } = open();
  service.answer({ 'picture.trash': () => ({ count: 1, at: 500 }), 'picture.restore': () => ({ count: 1 }) });
  store.setState({ facts: new Map([[B, { trashedAt: 100 }]]) });
  await store.getState().trash({ ids: [A, B] });
  expect([of(A)?.trashedAt, of(B)?.trashedAt]).toEqual([500, 100]);
  await store.getState().restore({ trashedAt: 500 });
  expect([of(A)?.trashedAt, of(B)?.trashedAt]).toEqual([null, 100]);
});

it('hears of pictures it knows what another window said, and asks for no others', async () => {
  const { service, store, of, end } = open();
  store.getState().watch(A);
  await settled();
  service.answer({ 'picture.details': ({ id }) => details(id, 5, true) });
  service.tell({ kind: 'pictures-changed', ids: [A, B] });
  await settled();
  expect(of(A)).toMatchObject({ rating: 5, isFavourite: true });
  expect(service.inputsOf('picture.details').map(({ id }) => id)).toEqual([A, A]);
  end();
});

it('takes what tiles say that were loaded since, of pictures it knows', () => {
  const { store, of } = open();
  store.setState({ facts: new Map([[A, { rating: 2 }]]) });
  const tile = (id: string) => ({ image: { id }, rating: 1, isFavourite: true }) as Tile;
  store.getState().told([tile(A), tile(B)]);
  expect(of(A)).toMatchObject({ rating: 1, isFavourite: true, trashedAt: null });
  expect(of(B)).toBeUndefined();
});

it('labels at once what is known', async () => {
  const { service, store, of } = open();
  service.answer({ 'picture.setLabels': () => ({ count: 1 }) });
  await store.getState().factsOf(A);
  const labels = (name: string) => [{ kind: 'tag', name } as const];
  await store.getState().setLabels({ ids: [A] }, { add: labels('owl'), remove: labels('fox') });
  expect(of(A)?.labels).toEqual(labels('owl'));
});
