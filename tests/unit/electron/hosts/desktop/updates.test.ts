import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startUpdates, type Updater } from '../../../../../electron/hosts/desktop/updates.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

function anUpdater(check: () => Promise<unknown> = () => Promise.resolve(null)) {
  const told: unknown[] = [];
  let loads = 0;
  let fail: ((error: Error) => void) | undefined;
  const updater: Updater = {
    logger: console,
    on: (_event, listener) => (fail = listener),
    checkForUpdatesAndNotify: check,
  };
  return {
    told,
    updater,
    loads: () => loads,
    fail: (error: Error) => fail?.(error),
    options: {
      log: (error: unknown) => void told.push(error),
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

describe('updates', () => {
  it('are off, and the updater is not even loaded, where the package names no place to ask', async () => {
    const { options, loads } = anUpdater();
    expect(await startUpdates({ ...options, isPackaged: true, resourcesPath: resources(false) })).toBe('off');
    expect(loads()).toBe(0);
  });

  it('are off where the program is not a package', async () => {
    const { options, loads } = anUpdater();
    expect(await startUpdates({ ...options, isPackaged: false, resourcesPath: resources(true) })).toBe('off');
    expect(loads()).toBe(0);
  });

  it('are looked for once where the package names a place', async () => {
    let checks = 0;
    const { options, updater, told } = anUpdater(() => Promise.resolve(checks++));
    expect(await startUpdates({ ...options, isPackaged: true, resourcesPath: resources(true) })).toBe('looked');
    expect([checks, updater.logger, told]).toEqual([1, null, []]);
  });

  it('that fail are a line in the log and nothing else', async () => {
    const offline = new Error('net::ERR_INTERNET_DISCONNECTED');
    const { options, told, fail } = anUpdater(() => Promise.reject(offline));
    await startUpdates({ ...options, isPackaged: true, resourcesPath: resources(true) });
    const later = new Error('The signature does not match.');
    fail(later);
    expect(told).toEqual([offline, later]);
  });
});
