import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataFolder } from '../../../../../electron/platform/files/openDataFolder.ts';
import { openSettings } from '../../../../../electron/platform/files/openSettings.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const DEFAULTS = {
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

describe('settings', () => {
  it('have defaults and write nothing before the first change', async () => {
    const folder = tempFolder();
    const settings = await openSettings(folder);
    expect(settings.current).toEqual(DEFAULTS);
    expect(settings.approvals.list()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are kept across restarts', async () => {
    const folder = tempFolder();
    const settings = await openSettings(folder);
    await settings.change({ concurrency: 9 });
    await settings.approvals.add({ provider: 'google', name: 'MY_KEY' });
    expect(settings.current).toEqual({ ...DEFAULTS, concurrency: 9 });
    const again = await openSettings(folder);
    expect(again.current).toEqual({ ...DEFAULTS, concurrency: 9 });
    expect(again.approvals.list()).toEqual([{ provider: 'google', name: 'MY_KEY' }]);
  });

  it('lose no change of two made at once, in this process or in another', async () => {
    const folder = tempFolder();
    const [one, other] = [await openSettings(folder), await openSettings(folder)];
    await Promise.all([one.change({ concurrency: 2 }), one.approvals.add({ provider: 'google', name: 'A_KEY' })]);
    await other.approvals.add({ provider: 'google', name: 'B_KEY' });
    expect((await openSettings(folder)).current).toEqual({ ...DEFAULTS, concurrency: 2 });
    expect((await openSettings(folder)).approvals.list().map(({ name }) => name)).toEqual(['A_KEY', 'B_KEY']);
    await one.approvals.remove('A_KEY');
    expect((await openSettings(folder)).approvals.list().map(({ name }) => name)).toEqual(['B_KEY']);
  });

  it('keep every field that is good, and the file aside, where another cannot be understood', async () => {
    const folder = tempFolder();
    const text =
      '{ "concurrency": 0, "runCap": 5000, "approvedKeys": [{ "provider": "google", "name": "A_KEY" }], "mine": 1 }';
    writeFileSync(join(folder, 'settings.json'), text);
    const settings = await openSettings(folder);
    expect(settings.current).toEqual({ ...DEFAULTS, runCap: 5000 });
    expect(settings.problem?.message).toBe('Of the settings, concurrency cannot be understood: the default holds.');
    expect(settings.approvals.list()).toEqual([{ provider: 'google', name: 'A_KEY' }]);
    expect(readFileSync(join(folder, 'settings.json.broken'), 'utf8')).toBe(text);
    await settings.change({ dayCap: 7000 });
    const again = await openSettings(folder);
    expect(again.current).toEqual({ ...DEFAULTS, runCap: 5000, dayCap: 7000 });
    expect(again.problem).toBeUndefined();
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toMatchObject({ mine: 1, concurrency: 4 });
  });

  it.each([
    ['onError', '"never"'],
    ['runCap', '-1'],
    ['dayCap', '"5 $"'],
    ['askAbove', '1.5'],
    ['approvedKeys', '"all"'],
  ])('have the default for %s where it is %s', async (field, value) => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'settings.json'), `{ "concurrency": 9, "${field}": ${value} }`);
    const settings = await openSettings(folder);
    expect(settings.current).toEqual({ ...DEFAULTS, concurrency: 9 });
    expect(settings.approvals.list()).toEqual([]);
    expect(settings.problem?.message).toContain(field);
  });

  it.each(['{ "concurrency": 4', '[]', ''])('start anew from %j and keep it aside', async (text) => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'settings.json'), text);
    const settings = await openSettings(folder);
    expect(settings.current).toEqual(DEFAULTS);
    expect(settings.problem?.message).toBe('The settings cannot be understood: the default holds.');
    expect(readFileSync(join(folder, 'settings.json.broken'), 'utf8')).toBe(text);
    expect(existsSync(join(folder, 'settings.json'))).toBe(false);
  });

  it('keep what another version chose', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'settings.json'), '{ "concurrency": 3, "ofTomorrow": [1, 2] }');
    const settings = await openSettings(folder);
    await settings.change({ runCap: 500_000 });
    expect(settings.current).toEqual({ ...DEFAULTS, concurrency: 3, runCap: 500_000 });
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toMatchObject({ ofTomorrow: [1, 2] });
  });

  it('refuse a value out of range and keep the old one', async () => {
    const settings = await openSettings(tempFolder());
    await expect(settings.change({ concurrency: 65 })).rejects.toThrow();
    await settings.change({ concurrency: 64 });
    expect(settings.current).toEqual({ ...DEFAULTS, concurrency: 64 });
  });
});

describe('openDataFolder', () => {
  it('makes the folder LUMI_HOME names, for its owner only', () => {
    const folder = join(tempFolder(), 'deep', 'home');
    expect(openDataFolder({ LUMI_HOME: ` ${folder} ` })).toBe(folder);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('fails in words where it cannot', () => {
    const file = join(tempFolder(), 'file');
    writeFileSync(file, '');
    expect(() => openDataFolder({ LUMI_HOME: join(file, 'below') })).toThrow(/Making the data folder/);
  });
});
