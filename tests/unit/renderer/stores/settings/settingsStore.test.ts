import { describe, expect, it } from 'vitest';
import { RemoteError } from '#shared/api/createClient';
import type { Settings } from '#shared/api/contract';
import { createSettingsStore } from '../../../../../renderer/src/stores/settings/settingsStore.ts';
import { fakeService, type FakeAnswers } from '../../../../support/fakeService.ts';

const SETTINGS: Settings = {
  concurrency: 4,
  onError: 'stop',
  runCap: null,
  dayCap: null,
  askAbove: 1_000_000,
  wildcardFolders: [],
  referenceLongSide: 2048,
  shortcuts: {},
  newNodes: {},
  renewModels: true,
};
const turn = () => new Promise((resolve) => setTimeout(resolve));

/** A service that keeps settings and tells all who listen when they change. */
function aService(answers: FakeAnswers = {}) {
  let kept = SETTINGS;
  const service = fakeService({
    'settings.get': () => kept,
    'settings.set'(changed) {
      kept = { ...kept, ...changed };
      service.tell({ kind: 'settings', settings: kept });
      return kept;
    },
    ...answers,
  });
  return { ...service, keep: (settings: Settings) => (kept = settings) };
}

async function aPage({ client, news }: Pick<ReturnType<typeof aService>, 'client' | 'news'>) {
  const errors: string[] = [];
  const store = createSettingsStore({ client, news, onError: ({ message }) => errors.push(message) });
  const leave = store.getState().attach();
  await turn();
  return { store, errors, leave, shown: () => store.getState().settings, change: store.getState().change };
}

const refused = () => {
  throw new RemoteError({ code: 'storage', message: 'The disk is full.' });
};

describe('settings', () => {
  it('are known from the start, and one that is changed is shown at once', async () => {
    const { shown, change } = await aPage(aService());
    expect(shown()).toEqual(SETTINGS);
    const changing = change({ runCap: 500_000 });
    expect(shown()).toEqual({ ...SETTINGS, runCap: 500_000 });
    await changing;
    expect(shown()).toEqual({ ...SETTINGS, runCap: 500_000 });
  });

  it('stay the same object where an answer holds the same, lists included', async () => {
    const { store } = await aPage({ ...aService({ 'settings.get': () => structuredClone(SETTINGS) }) });
    const before = store.getState().known;
    await store.getState().refresh();
    expect(store.getState().known).toBe(before);
  });

  it('that one page changes are heard by a second', async () => {
    const service = aService();
    const [one, other] = [await aPage(service), await aPage(service)];
    await one.change({ dayCap: 2_000_000 });
    expect(other.shown()).toEqual({ ...SETTINGS, dayCap: 2_000_000 });
    other.leave();
    await one.change({ dayCap: null });
    expect(other.shown()?.dayCap).toBe(2_000_000);
  });

  it('whose write failed are what the service has by then, not what they were before', async () => {
    const service = aService();
    const { shown, change, errors } = await aPage(service);
    const late = Promise.withResolvers<Settings>();
    service.answer({ 'settings.set': () => late.promise });
    const changing = change({ runCap: 1 });
    service.tell({ kind: 'settings', settings: { ...SETTINGS, runCap: 700_000, concurrency: 9 } });
    expect(shown()).toEqual({ ...SETTINGS, runCap: 1, concurrency: 9 });
    late.reject(new RemoteError({ code: 'storage', message: 'The disk is full.' }));
    await changing;
    expect(shown()).toEqual({ ...SETTINGS, runCap: 700_000, concurrency: 9 });
    expect(errors).toEqual(['The disk is full.']);
  });

  it('of which one could not be written keep the other that could', async () => {
    const service = aService();
    const { shown, change } = await aPage(service);
    const written = change({ concurrency: 9 });
    service.answer({ 'settings.set': refused });
    await Promise.all([written, change({ runCap: 1 })]);
    expect(shown()).toEqual({ ...SETTINGS, concurrency: 9 });
  });

  it('are what was chosen last, also while the choice before is still on its way', async () => {
    const { store, change } = await aPage(aService());
    const first = change({ onError: 'continue' });
    const second = change({ onError: 'branch' });
    const seen: unknown[] = [];
    store.subscribe(({ settings }) => seen.push(settings?.onError));
    await Promise.all([first, second]);
    expect(new Set(seen)).toEqual(new Set(['branch']));
    expect(store.getState()).toMatchObject({ pending: {}, known: { onError: 'branch' } });
  });

  it('that were announced are newer than an answer that was asked for before', async () => {
    const late = Promise.withResolvers<Settings>();
    const service = aService({ 'settings.get': () => late.promise });
    const { shown } = await aPage(service);
    service.tell({ kind: 'settings', settings: { ...SETTINGS, concurrency: 9 } });
    late.resolve(SETTINGS);
    await turn();
    expect(shown()?.concurrency).toBe(9);
  });

  it('stay the same object until one of them changes', async () => {
    const { store, shown } = await aPage(aService());
    const before = shown();
    await store.getState().refresh();
    expect(shown()).toBe(before);
  });

  it('are asked for again where announcements were missed, and when the service is back', async () => {
    const service = aService();
    const { shown } = await aPage(service);
    service.keep({ ...SETTINGS, concurrency: 7 });
    service.lose();
    await turn();
    expect(shown()?.concurrency).toBe(7);
    service.keep({ ...SETTINGS, concurrency: 8 });
    service.reach(false);
    service.reach(true);
    await turn();
    expect(shown()?.concurrency).toBe(8);
  });
});
