import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startUpdates, type Updater } from '../../../../../electron/hosts/desktop/updates.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

/** Tells of what fails as electron-updater does: by the event, then by its promise. */
function anUpdater(check: () => ReturnType<Updater['checkForUpdates']> = () => Promise.resolve(null)) {
  const told: unknown[] = [];
  const loaded: string[] = [];
  let loads = 0;
  let fail: ((error: Error) => void) | undefined;
  const failing = (error: Error) => {
    fail?.(error);
    return Promise.reject(error);
  };
  const updater: Updater = {
    logger: console,
    on: (_event, listener) => (fail = listener),
    checkForUpdates: () => check().catch(failing),
  };
  return {
    told,
    loaded,
    updater,
    loads: () => loads,
    failing,
    options: {
      log: (error: unknown) => void told.push(error),
      onLoaded: (version: string) => void loaded.push(version),
      load: () => {
        loads += 1;
        return Promise.resolve(updater);
      },
    },
  };
}

/** The resources of a package with, or without, a place to ask. */
function resources(hasTarget: boolean): string {
  const folder = tempFolder();
  if (hasTarget) writeFileSync(join(folder, 'app-update.yml'), 'provider: generic\nurl: https://updates.example/\n');
  return folder;
}

const packaged = () => ({ isPackaged: true, resourcesPath: resources(true) });

describe('updates', () => {
  it('are off, and the updater is not even loaded, where the package names no place to ask', async () => {
    const { options, loads } = anUpdater();
    expect(await startUpdates({ ...options, isPackaged: true, resourcesPath: resources(false) })).toBe('off');
    expect(loads()).toBe(0);
  });

  it('are off where the program is not a package', async () => {
    const { options, loads } = anUpdater();
    expect(await startUpdates({ ...options, ...packaged(), isPackaged: false })).toBe('off');
    expect(loads()).toBe(0);
  });

  it('are looked for once where the package names a place', async () => {
    let checks = 0;
    const { options, updater, told, loaded } = anUpdater(() => {
      checks += 1;
      return Promise.resolve(null);
    });
    expect(await startUpdates({ ...options, ...packaged() })).toBe('looked');
    expect([checks, updater.logger, told, loaded]).toEqual([1, null, [], []]);
  });

  it('are told of once they are loaded', async () => {
    const found = { updateInfo: { version: '9.0.0' }, downloadPromise: Promise.resolve([]) };
    const { options, loaded } = anUpdater(() => Promise.resolve(found));
    await startUpdates({ ...options, ...packaged() });
    expect(loaded).toEqual(['9.0.0']);
  });

  it('that are loaded while nobody can be told are a line in the log', async () => {
    const found = { updateInfo: { version: '9.0.0' }, downloadPromise: Promise.resolve([]) };
    const { options, told } = anUpdater(() => Promise.resolve(found));
    const broken = new Error('No page to tell.');
    const onLoaded = () => {
      throw broken;
    };
    expect(await startUpdates({ ...options, ...packaged(), onLoaded })).toBe('looked');
    expect(told).toEqual([broken]);
  });

  it('that cannot be looked for are a line in the log and nothing else', async () => {
    const offline = new Error('net::ERR_INTERNET_DISCONNECTED');
    const { options, told, failing } = anUpdater(() => Promise.reject(offline));
    expect(await startUpdates({ ...options, ...packaged() })).toBe('looked');
    const later = new Error('The signature does not match.');
    await failing(later).catch(() => undefined);
    expect(told).toEqual([offline, later]);
  });

  it('that cannot be loaded are a line in the log and nothing else', async () => {
    const missing = new Error('status 404');
    const set = anUpdater(() =>
      Promise.resolve({ updateInfo: { version: '9.0.0' }, downloadPromise: set.failing(missing) }),
    );
    expect(await startUpdates({ ...set.options, ...packaged() })).toBe('looked');
    expect([set.told, set.loaded]).toEqual([[missing], []]);
  });

  it('whose updater cannot be loaded are a line in the log too', async () => {
    const broken = new Error('No such module.');
    const { options, told } = anUpdater();
    const load = () => Promise.reject(broken);
    expect(await startUpdates({ ...options, ...packaged(), load })).toBe('looked');
    expect(told).toEqual([broken]);
  });
});
