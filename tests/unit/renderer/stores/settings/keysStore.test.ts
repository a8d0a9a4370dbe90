import { describe, expect, it } from 'vitest';
import { RemoteError } from '#shared/api/createClient';
import { checkId, createKeysStore, type KeyCheck } from '../../../../../renderer/src/stores/settings/keysStore.ts';
import { fakeService, type FakeAnswers } from '../../../../support/fakeService.ts';

const WORKS: KeyCheck = { state: 'works', message: 'It does.' };

/** A service with one provider, whose keys are names in a set. */
function aStore(over: FakeAnswers = {}) {
  const names = new Set<string>();
  const { client } = fakeService({
    'keys.list': () => [...names].map((name) => ({ name, source: 'keychain', provider: 'google', isKept: true })),
    'keys.keychain': () => ({ isPersistent: true }),
    'keys.set': ({ name }) => void names.add(name),
    'keys.remove': ({ name }) => void names.delete(name),
    'keys.check': () => WORKS,
    'keys.import': () => ({ imported: ['A_KEY'], skipped: [], refused: [] }),
    ...over,
  });
  return createKeysStore(client);
}

const failure = () => {
  throw new RemoteError({ code: 'bad-input', message: 'No.', hint: 'Try another.' });
};

describe('keysStore', () => {
  it('knows nothing until it has asked', async () => {
    const store = aStore();
    expect(store.getState().entries).toBeNull();
    await store.getState().refresh();
    expect(store.getState()).toMatchObject({ entries: [], keychain: { isPersistent: true } });
  });

  it('shows a key that was set, and holds nothing of its value', async () => {
    const store = aStore();
    await store.getState().set('google', 'A_KEY', 'canary-0123');
    expect(store.getState().entries).toMatchObject([{ name: 'A_KEY', source: 'keychain' }]);
    expect(JSON.stringify(store.getState())).not.toContain('canary');
    await store.getState().remove('A_KEY');
    expect(store.getState().entries).toEqual([]);
  });

  it('keeps what a provider said until the key changes', async () => {
    const store = aStore();
    const id = checkId('google', 'A_KEY');
    for (const change of [
      () => store.getState().set('google', 'A_KEY', 'v'),
      () => store.getState().remove('A_KEY'),
      () => store.getState().importText('A_KEY=v'),
    ]) {
      const asked = store.getState().check('google', 'A_KEY');
      expect(store.getState().checks.get(id)).toBe('checking');
      await asked;
      await store.getState().check('google', 'OTHER_A_KEY');
      expect(store.getState().checks.get(id)).toEqual(WORKS);
      await change();
      expect(store.getState().checks.get(id)).toBeUndefined();
      expect(store.getState().checks.get(checkId('google', 'OTHER_A_KEY'))).toEqual(WORKS);
    }
  });

  it('takes a check that failed for an unclear one, and throws what was refused', async () => {
    const store = aStore({ 'keys.check': failure, 'keys.set': failure, 'keys.list': failure });
    await store.getState().check('google', 'A_KEY');
    expect(store.getState().checks.get(checkId('google', 'A_KEY'))).toEqual({
      state: 'unclear',
      message: 'No.',
      hint: 'Try another.',
    });
    await expect(store.getState().set('google', 'A_KEY', 'v')).rejects.toThrow('No.');
    await store.getState().refresh();
    expect(store.getState().entries).toBeNull();
  });
});
