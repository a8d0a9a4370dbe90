import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../../../renderer/src/commands/everything/Entry.ts';
import { findEverything, MOST_ROWS } from '../../../../../renderer/src/commands/everything/findEverything.ts';

const entry = (id: string, group: Entry['group'], title: string, more: Partial<Entry> = {}): Entry => ({
  id,
  group,
  sought: { title },
  run: () => undefined,
  ...more,
});

const few = [
  entry('command save', 'Commands', 'Save'),
  entry('command undo', 'Commands', 'Undo', { refusal: 'Nothing to undo.' }),
  entry('node a', 'Nodes of this graph', 'Fox prompt'),
  entry('add gallery', 'Add a node', 'Gallery'),
  entry('file fox', 'Files', 'Foxes'),
];
const ids = (typed: string, used: readonly string[] = []) =>
  findEverything(few, typed, used).flatMap(({ found }) => found.map(({ item }) => item.id));

describe('findEverything', () => {
  it('lists each group where nothing is typed, what was used lately first', () => {
    const groups = findEverything(few, '', ['file fox']);
    expect(groups.map(({ heading }) => heading)).toEqual(['Recent', 'Commands', 'Nodes of this graph', 'Add a node']);
    expect(groups[0]?.found[0]?.item.id).toBe('file fox');
  });

  it('finds over all groups; what was used lately comes before what fits as well', () => {
    expect(ids('fox')).toEqual(['file fox', 'node a']);
    expect(ids('fox', ['node a'])).toEqual(['node a', 'file fox']);
    expect(ids('galery')).toEqual(['add gallery']);
  });

  it('is narrowed down by a letter before the words', () => {
    expect(ids('>')).toEqual(['command save', 'command undo']);
    expect(ids('@fox')).toEqual(['node a']);
  });

  it('draws few rows, and answers within a frame or two, with 5,000 nodes', () => {
    const many = Array.from({ length: 5000 }, (_, at) =>
      entry(`node ${String(at)}`, 'Nodes of this graph', `Text ${String(at)}`),
    );
    const rows = (typed: string) => findEverything([...few, ...many], typed, []).flatMap(({ found }) => found).length;
    expect(rows('')).toBeLessThanOrEqual(MOST_ROWS);
    expect(rows('text')).toBe(MOST_ROWS);
    expect(rows('@')).toBe(MOST_ROWS);
  });
});
