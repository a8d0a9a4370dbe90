import { beforeEach, expect, it } from 'vitest';
import { dropPlace } from '../../../../../renderer/src/files/dropPlace.ts';
import { createDocuments, type Documents } from '../../../../../renderer/src/stores/graph/documents.ts';
import { tabsBeside } from '../../../../../renderer/src/stores/graph/tabsBeside.ts';
import { tellApart } from '../../../../../renderer/src/stores/graph/tellApart.ts';
import { aGraph } from '../../../../support/builders.ts';
import { paletteOf } from '../../../../support/shipped.ts';

const graph = (name: string) => aGraph(name).node('a', 'text', { value: name }).build();
const file = (name: string) => ({ name, version: 'v1' });

let documents: Documents;
let ids: readonly string[];

beforeEach(() => {
  documents = createDocuments({ paletteOf });
  ids = ['Foxes', 'Owls', 'Hares'].map((name) => documents.add(graph(name), null));
});

const names = () => documents.getState().tabs.map(({ name }) => name);

it('a tab goes to the place it is moved to, and no further than the ends', () => {
  documents.move(ids[2] ?? '', 0);
  expect(names()).toEqual(['Hares', 'Foxes', 'Owls']);
  documents.move(ids[2] ?? '', 99);
  expect(names()).toEqual(['Foxes', 'Owls', 'Hares']);
});

it('what was closed comes back last first, in its place, with its undo and what was not saved', () => {
  documents
    .find(ids[1] ?? '')
    ?.store.getState()
    .setField('a', 'value', 'changed');
  for (const id of ids) documents.remove(id);
  expect(names()).toEqual(['Untitled']);
  expect([documents.reopen(), documents.reopen(), documents.reopen()]).toEqual([ids[2], ids[1], ids[0]]);
  expect(names()).toEqual(['Foxes', 'Owls', 'Hares']);
  expect(documents.find(ids[1] ?? '')).toMatchObject({ isDirty: true });
  documents
    .find(ids[1] ?? '')
    ?.store.getState()
    .undo();
  expect(documents.find(ids[1] ?? '')).toMatchObject({ isDirty: false });
  expect(documents.reopen()).toBeUndefined();
});

it('what was saved while it was closed comes back saved, under the name it has now', () => {
  const id = ids[1] ?? '';
  const store = documents.find(id)?.store;
  store?.getState().setField('a', 'value', 'changed');
  documents.remove(id);
  store?.getState().rename('Barn owls');
  store?.getState().markSaved(store.getState().workflow);
  documents.reopen();
  expect(documents.find(id)).toMatchObject({ name: 'Barn owls', title: 'Barn owls', isDirty: false });
});

it('a file that was opened again meanwhile is shown, not opened twice', () => {
  const first = documents.add(graph('Kept'), file('kept'));
  documents.remove(first);
  const second = documents.add(graph('Kept'), file('kept'));
  documents.activate(ids[0] ?? '');
  expect(documents.reopen()).toBe(second);
  expect(documents.getState()).toMatchObject({ activeId: second, tabs: { length: 4 } });
});

it('what comes back after a restart puts nothing away but the blank graph a page begins with', () => {
  documents = createDocuments({ paletteOf });
  const blank = { name: 'Untitled', nodes: [], edges: [] };
  for (const name of ['a', 'b', 'c'])
    documents.add(name === 'b' ? graph('Owls') : blank, null, { id: name, isBack: true });
  expect(documents.getState().tabs.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  // Nor does it take the screen from what is back already.
  expect(documents.getState().activeId).toBe('a');
});

it('tabs beside one are the others, those to its right, or the saved', () => {
  const tabs = [
    { id: 'a', isDirty: false, file: file('a') },
    { id: 'b', isDirty: true, file: file('b') },
    { id: 'c', isDirty: false, file: null },
  ];
  expect(tabsBeside(tabs, 'b', 'others')).toEqual(['a', 'c']);
  expect(tabsBeside(tabs, 'b', 'right')).toEqual(['c']);
  expect(tabsBeside(tabs, 'b', 'saved')).toEqual(['a']);
});

it('equal titles are told apart by folder, else by the first words of the prompt, else by number', () => {
  const words = 'an owl';
  const apart = tellApart([
    { id: 'a', title: 'Owls', words, file: file('/work/spring/owls.lumi.json') },
    { id: 'b', title: 'Owls', words, file: file('/work/autumn/owls.lumi.json') },
    { id: 'c', title: 'Owls', words: 'a barn at night', file: null },
    { id: 'd', title: 'Owls', words, file: null },
    { id: 'e', title: 'Owls', words: '', file: file('owls.lumi.json') },
    { id: 'f', title: 'Foxes', words: 'a fox', file: null },
  ]);
  expect([...apart]).toEqual([
    ['a', 'spring'],
    ['b', 'autumn'],
    ['c', 'a barn at night'],
    ['d', '4'],
    ['e', '5'],
  ]);
});

it('the words that tell a tab apart are those of its prompt as it is now', () => {
  const asking = (prompt: string) => aGraph('Owls').node('ask', 'image-processor', { prompt }).build();
  ids = ['a snowy owl', 'a barn owl'].map((prompt) => documents.add(asking(prompt), null));
  const apart = () =>
    ids.map((id) => tellApart(documents.getState().tabs.filter(({ title }) => title === 'Owls')).get(id));
  documents.remove(documents.getState().tabs.find(({ title, id }) => title === 'Owls' && !ids.includes(id))?.id ?? '');
  expect(apart()).toEqual(['a snowy owl', 'a barn owl']);
  documents
    .find(ids[1] ?? '')
    ?.store.getState()
    .setField('ask', 'prompt', 'two owls');
  expect(apart()).toEqual(['a snowy owl', 'two owls']);
  documents
    .find(ids[1] ?? '')
    ?.store.getState()
    .setField('ask', 'prompt', 'a snowy owl');
  expect(apart()).toEqual(['1', '2']);
});

it('a dragged tab lands where its pointer passed the middles of the others', () => {
  expect(dropPlace([50, 150, 250], 2, 20)).toBe(0);
  expect(dropPlace([50, 150, 250], 0, 160)).toBe(1);
  expect(dropPlace([50, 150, 250], 1, 155)).toBe(1);
});
