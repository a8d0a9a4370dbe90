import { describe, expect, it } from 'vitest';
import { nameOnWindows } from '../../../../../electron/hosts/desktop/nameOnWindows.ts';
import { readConfig } from '../../../packaging/readConfig.ts';

describe('nameOnWindows', () => {
  it('gives Windows the name that the installer gives to the shortcut', () => {
    const given: string[] = [];
    nameOnWindows({ setAppUserModelId: (id) => void given.push(id) }, 'win32');
    expect(given).toEqual([readConfig()['appId']]);
  });

  it('asks for nothing elsewhere, where the method does not exist', () => {
    const app = { setAppUserModelId: () => expect.fail('Only Windows has it.') };
    nameOnWindows(app, 'darwin');
    nameOnWindows(app, 'linux');
  });
});
