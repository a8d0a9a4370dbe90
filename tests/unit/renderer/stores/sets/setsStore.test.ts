import { expect, it } from 'vitest';
import type { ReferenceSet } from '#shared/api/contract';
import { SetConflictError } from '#shared/errors/inputErrors';
import { withNote, withPictures } from '../../../../../renderer/src/stores/sets/setEdits.ts';
import { contentOf, createSetsStore } from '../../../../../renderer/src/stores/sets/setsStore.ts';
import { fakeService } from '../../../../support/fakeService.ts';

const MARA = '11111111-1111-4111-8111-111111111111';
const [A, B, C] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];

function aSet(version: number, ids: readonly string[], name = 'Mara', id = MARA): ReferenceSet {
  const image = (picture: string) => ({ id: picture, width: 1, height: 1, mime: 'image/png' });
  return { id, name, version, savedAt: version, pictures: ids.map((picture) => ({ image: image(picture), note: '' })) };
}

/** A library with one set, and a store that looks into it. */
function open(first = aSet(1, [A])) {
  let newest = first;
  const service = fakeService({
    'set.list': () => [newest],
    'set.save': ({ base, pictures }) => {
      if (base !== newest.version) throw new SetConflictError('It was changed meanwhile.');
      const image = (id: string) => ({ id, width: 1, height: 1, mime: 'image/png' });
      newest = { ...newest, version: base + 1, pictures: pictures.map(({ id, note }) => ({ image: image(id), note })) };
      return newest;
    },
  });
  const errors: string[] = [];
  const told: string[] = [];
  const store = createSetsStore({
    client: service.client,
    news: service.news,
    onError: ({ message }) => errors.push(message),
    notify: (message) => told.push(message),
  });
  const end = store.getState().attach();
  const known = () => store.getState().sets?.get(MARA);
  return {
    service,
    store,
    errors,
    told,
    end,
    known,
    /** Another window saves, and this one has not heard of it. */
    elsewhere: (set: ReferenceSet) => (newest = set),
    newest: () => newest,
  };
}

it('follows what other windows do to a set', async () => {
  const { service, store, known, end } = open();
  await expect.poll(known).toMatchObject({ version: 1 });
  service.tell({ kind: 'set', set: aSet(2, [A, B]) });
  expect(known()).toMatchObject({ version: 2 });
  service.tell({ kind: 'set', set: aSet(1, [], 'Anna', MARA.replace('1', '2')) });
  expect([...(store.getState().sets?.values() ?? [])].map(({ name }) => name)).toEqual(['Anna', 'Mara']);
  end();
});

it('makes each of several quick changes upon the one before', async () => {
  const { store, known, newest, errors, end } = open();
  await expect.poll(known).toBeDefined();
  const { change } = store.getState();
  await Promise.all([
    change(MARA, (content) => withPictures(content, [B])),
    change(MARA, (content) => withNote(content, B, 'coat')),
    change(MARA, (content) => withPictures(content, [C])),
  ]);
  expect(newest().version).toBe(4);
  expect(contentOf(newest())).toEqual([
    { id: A, note: '' },
    { id: B, note: 'coat' },
    { id: C, note: '' },
  ]);
  expect(errors).toEqual([]);
  end();
});

it('makes a change upon what another window was faster with, and tells of it', async () => {
  const { store, known, newest, elsewhere, errors, told, end } = open();
  await expect.poll(known).toBeDefined();
  elsewhere(aSet(2, [A, B]));
  expect(await store.getState().change(MARA, (content) => withPictures(content, [C]))).toBe(true);
  expect(contentOf(newest()).map(({ id }) => id)).toEqual([A, B, C]);
  expect(known()).toMatchObject({ version: 3 });
  expect(errors).toEqual([]);
  expect(told).toEqual(['“Mara” was changed in another window too.']);
  end();
});

it('tells what was refused, and goes on', async () => {
  const { service, store, known, errors, end } = open();
  await expect.poll(known).toBeDefined();
  service.answer({
    'set.create': () => {
      throw new SetConflictError('There is a set called “Mara” already.');
    },
  });
  expect(await store.getState().create('Mara', [])).toBeUndefined();
  expect(errors).toEqual(['There is a set called “Mara” already.']);
  expect(await store.getState().change(MARA, (content) => withPictures(content, [B]))).toBe(true);
  end();
});

it('asks again once the service is back', async () => {
  const { service, known, elsewhere, end } = open();
  await expect.poll(known).toBeDefined();
  elsewhere(aSet(5, []));
  service.reach(false);
  service.reach(true);
  await expect.poll(known).toMatchObject({ version: 5 });
  end();
});
