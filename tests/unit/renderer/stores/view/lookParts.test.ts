import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { ImageRef } from '#shared/graph/generation';
import { lookParts } from '../../../../../renderer/src/stores/view/lookParts.ts';
import type { LookState } from '../../../../../renderer/src/stores/view/LookState.ts';

const picture = (id: string): ImageRef => ({ id, mime: 'image/png', width: 10, height: 10 });
const named = (...ids: readonly string[]) => ids.map(picture);
const begun = () => createStore<LookState>()((set, get) => lookParts(set, get));
const seen = ({ lightbox }: LookState) => lightbox && lightbox.sequence.at(lightbox.index)?.id;

describe('lookParts', () => {
  it('walks round in the lightbox, and stops at the ends in the preview', () => {
    const store = begun();
    store.getState().openLightbox(named('a', 'b'), 1);
    store.getState().stepLightbox(1);
    expect(seen(store.getState())).toBe('a');
    const { sequence } = store.getState().lightbox ?? {};
    if (!sequence) throw new Error('The lightbox is shut.');
    store.getState().openPreview(sequence, 5);
    expect(store.getState().preview?.index).toBe(1);
    store.getState().stepPreview(1);
    expect(store.getState().preview?.index).toBe(1);
  });

  it('opens for no picture', () => {
    const store = begun();
    store.getState().openLightbox([], 0);
    expect(store.getState().lightbox).toBeNull();
  });

  it('comes back from where one was led, one by one', () => {
    const store = begun();
    store.getState().openLightbox(named('a', 'b'), 1);
    store.getState().leadLightbox(named('parent'), 0);
    store.getState().leadLightbox(named('grandparent'), 0);
    expect(seen(store.getState())).toBe('grandparent');
    store.getState().backInLightbox();
    expect(seen(store.getState())).toBe('parent');
    store.getState().backInLightbox();
    expect(seen(store.getState())).toBe('b');
    store.getState().backInLightbox();
    expect(seen(store.getState())).toBe('b');
  });

  it('remembers the latest pictures looked at, each once', () => {
    const store = begun();
    for (let at = 0; at < 20; at += 1) store.getState().noteLookedAt(picture(`p${String(at)}`));
    store.getState().noteLookedAt(picture('p18'));
    const ids = store.getState().lookedAt.map(({ id }) => id);
    expect(ids.slice(0, 3)).toEqual(['p18', 'p19', 'p17']);
    expect(ids).toHaveLength(12);
  });

  it('takes a mark away again', () => {
    const store = begun();
    store.getState().setPickMark('a', 'kept');
    store.getState().setPickMark('b', 'rejected');
    store.getState().setPickMark('a', undefined);
    expect([...store.getState().pickMarks]).toEqual([['b', 'rejected']]);
  });
});
