import { describe, expect, it } from 'vitest';
import { commandFacts, commandIds } from '#shared/api/commandTable';
import { areKeys, conflictsOf, holderOf, shortcutsOf, withShortcuts } from '#shared/api/shortcuts';

describe('shortcuts of one’s own', () => {
  it('stand in place of the table’s, and are gone with the last difference to it', () => {
    const own = withShortcuts({}, 'duplicate', ['Ctrl+J']);
    expect(shortcutsOf('duplicate', own)).toEqual(['Ctrl+J']);
    expect(shortcutsOf('connect', own)).toEqual(commandFacts('connect').keys);
    expect(withShortcuts(own, 'duplicate', undefined)).toEqual({});
    expect(withShortcuts(own, 'duplicate', commandFacts('duplicate').keys)).toEqual({});
  });

  it('may be none, and what a newer version named is kept', () => {
    const own = withShortcuts({ 'fly-away': ['Z'] }, 'mute', []);
    expect(own).toEqual({ 'fly-away': ['Z'], mute: [] });
    expect(shortcutsOf('mute', own)).toEqual([]);
  });

  it('do not reach what the system does by itself', () => {
    expect(shortcutsOf('copy', { copy: ['Q'] })).toEqual(['Ctrl+C']);
  });

  it('are told where two commands have the same, whatever the case of the letter', () => {
    expect(conflictsOf({})).toEqual(new Map());
    const own = { duplicate: ['ctrl+b'] };
    expect(conflictsOf(own)).toEqual(
      new Map([
        ['duplicate', ['bypass']],
        ['bypass', ['duplicate']],
      ]),
    );
    expect(holderOf('Ctrl+B', {}, 'duplicate')).toBe('bypass');
    expect(holderOf('Ctrl+B', {}, 'bypass')).toBeUndefined();
  });

  it('are written as the table writes them', () => {
    for (const id of commandIds) for (const keys of commandFacts(id).keys) expect(areKeys(keys), keys).toBe(true);
    for (const keys of ['', 'Ctrl+', 'Ctrl', 'Shift+Ctrl+A', 'A B', 'x'.repeat(50)])
      expect(areKeys(keys) && keys !== 'Ctrl', keys).toBe(false);
  });
});
