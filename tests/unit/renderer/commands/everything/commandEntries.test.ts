import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandId } from '#shared/api/commandTable';
import { shipped } from '#shared/shipped';
import { commandEntries } from '../../../../../renderer/src/commands/everything/commandEntries.ts';
import { findEverything } from '../../../../../renderer/src/commands/everything/findEverything.ts';
import { newNodeEntries } from '../../../../../renderer/src/commands/everything/nodeEntries.ts';
import { modelEntries, settingsEntries } from '../../../../../renderer/src/commands/everything/placeEntries.ts';
import { createStudio } from '../../../../../renderer/src/stores/studio.ts';
import { fakeService } from '../../../../support/fakeService.ts';

/** What people type who know other editors, and the command they mean. */
const MEANT: Readonly<Record<string, CommandId>> = {
  'queue prompt': 'run',
  queue: 'show-runs',
  generate: 'run',
  interrupt: 'stop',
  cancel: 'stop',
  regenerate: 'run-again',
  'dry run': 'preflight',
  estimate: 'preflight',
  group: 'group',
  ungroup: 'ungroup',
  'comment box': 'frame-selection',
  'zoom to fit': 'fit',
  'fit view': 'fit',
  'zoom to selection': 'fit-selection',
  'actual size': 'zoom-whole',
  preferences: 'settings',
  prefrences: 'settings',
  history: 'show-runs',
  clone: 'duplicate',
  duplicate: 'duplicate',
  'auto layout': 'tidy',
  minimap: 'overview',
  properties: 'inspector',
  'dark mode': 'theme-dark',
  deselect: 'select-none',
  'convert widget to input': 'field-wires',
  'load workflow': 'open',
  hotkeys: 'shortcuts',
  'swap node': 'replace',
  'image feed': 'filmstrip',
};

beforeEach(() => {
  vi.stubGlobal('window', { localStorage: { length: 0, getItem: () => null, setItem: () => undefined } });
  vi.stubGlobal('document', { activeElement: null });
  vi.stubGlobal('HTMLTextAreaElement', Object);
});

/** Those that are always there, in the order they are found in. */
function found(typed: string): readonly string[] {
  const { client, transport } = fakeService();
  const studio = createStudio(client, transport, shipped, {
    storage: { getItem: () => null, setItem: () => undefined },
    session: { getItem: () => null, setItem: () => undefined },
    showTheme: () => undefined,
    isNarrow: false,
  });
  const all = [
    ...commandEntries(studio),
    ...newNodeEntries(studio),
    ...modelEntries(studio),
    ...settingsEntries(studio),
  ];
  return findEverything(all, typed, []).flatMap((group) => group.found.map(({ item }) => item.id));
}

describe('a command', () => {
  it.each(Object.entries(MEANT))('is the first found by “%s”: %s', (typed, command) => {
    expect(found(`>${typed}`)[0]).toBe(`command ${command}`);
    // Among nodes, models and settings, too.
    expect(found(typed).slice(0, 5)).toContain(`command ${command}`);
  });

  it('is found by its own title before all others', () => {
    expect(found('Duplicate')[0]).toBe('command duplicate');
    expect(found('Save')[0]).toBe('command save');
  });

  it('for a key leads to each provider', () => {
    expect(found('api key').slice(0, 6)).toEqual(expect.arrayContaining(['key google', 'key openrouter']));
    expect(found('google key')[0]).toBe('key google');
  });
});
