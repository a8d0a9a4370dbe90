import { describe, expect, it } from 'vitest';
import { createPageKeep, type KeptEntry } from '../../../../../renderer/src/stores/files/pageKeep.ts';
import { fakeStorage } from '../../../../support/fakeStorage.ts';

const FOXES = '00000000-0000-4000-8000-000000000001';
const OWLS = '00000000-0000-4000-8000-000000000002';

function anEntry(documentId: string, text = 'a fox'): KeptEntry {
  return { documentId, file: null, at: 1, workflow: { name: 'Foxes', nodes: [{ fields: { value: text } }] } };
}

describe('what a page keeps by itself', () => {
  it('is the newest of each graph, until it is forgotten', () => {
    const storage = fakeStorage();
    storage.setItem('lumi.theme', 'light');
    const inPage = createPageKeep(storage);
    for (const entry of [anEntry(FOXES), anEntry(OWLS), anEntry(FOXES, 'a hare')])
      expect(inPage.keep(entry)).toBe(true);
    expect(createPageKeep(storage).list()).toEqual([anEntry(FOXES, 'a hare'), anEntry(OWLS)]);
    inPage.forget(FOXES);
    inPage.forget(OWLS);
    expect(inPage.list()).toEqual([]);
    expect(storage.getItem('lumi.theme')).toBe('light');
  });

  it('is nothing that looks like a key, nor what stood there before the key', () => {
    const inPage = createPageKeep(fakeStorage());
    inPage.keep(anEntry(FOXES));
    expect(inPage.keep(anEntry(FOXES, `AIza${'k'.repeat(35)}`))).toBe(false);
    expect(inPage.list()).toEqual([]);
  });

  it('has bounds, for all graphs together', () => {
    const inPage = createPageKeep(fakeStorage());
    expect(inPage.keep(anEntry(FOXES, 'x'.repeat(3_000_000)))).toBe(true);
    expect(inPage.keep(anEntry(OWLS, 'x'.repeat(3_000_000)))).toBe(false);
    expect(inPage.keep(anEntry(OWLS))).toBe(true);
    expect(inPage.keep(anEntry(FOXES, 'y'.repeat(3_000_000)))).toBe(true);
  });

  it('stays as it was where there is no room for what is newer', () => {
    const inPage = createPageKeep(fakeStorage());
    inPage.keep(anEntry(FOXES));
    expect(inPage.keep(anEntry(FOXES, 'x'.repeat(4_000_000)))).toBe(false);
    expect(inPage.list()).toEqual([anEntry(FOXES)]);
  });

  it('leaves out what it cannot read', () => {
    const storage = fakeStorage();
    storage.setItem(`lumi.unsaved.${FOXES}`, '{');
    storage.setItem(`lumi.unsaved.${OWLS}`, '{"documentId":"7"}');
    expect(createPageKeep(storage).list()).toEqual([]);
  });
});
