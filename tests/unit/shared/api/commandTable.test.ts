import { describe, expect, it } from 'vitest';
import { commandFacts, commandIds } from '#shared/api/commandTable';
import { COMMAND_GROUPS } from '#shared/api/commands/CommandFacts';
import { conflictsOf } from '#shared/api/shortcuts';

describe('commandTable', () => {
  const all = commandIds.map(commandFacts);

  it('gives no two commands the same keys or the same title', () => {
    const keys = all.flatMap((command) => command.keys);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
    expect(conflictsOf({}).size).toBe(0);
  });

  it('spells keys the one way both the page and the menu read them', () => {
    for (const { keys } of all)
      for (const each of keys)
        expect(each).toMatch(/^(Ctrl\+)?(Alt\+)?(Shift\+)?([A-Z\d]|F\d+|[A-Z][A-Za-z]+|[^\w\s])$/);
  });

  it('lists each group with its sections in order, so that a menu is drawn from top to bottom', () => {
    for (const group of COMMAND_GROUPS) {
      const sections = all.filter((command) => command.group === group).map(({ section }) => section);
      expect(sections).toEqual(sections.toSorted((one, other) => one - other));
    }
  });
});
