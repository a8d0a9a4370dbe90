import { describe, expect, it } from 'vitest';
import { groupType } from '#shared/graph/groups/groupPath';
import { withGroups } from '#shared/graph/groups/groupPalette';
import type { Group } from '#shared/graph/Graph';
import { createPalette } from '#shared/graph/NodeDefinition';
import { shipped } from '#shared/shipped';
import { groupBomb, LEVELS } from '../../../../support/groups/groupBomb.ts';

const BASE = shipped.paletteOf({ name: '', nodes: [], edges: [] });

describe('the definitions of a graph’s groups', () => {
  it('show fields through any number of groups, each group asked once, however often it is used', () => {
    const { groups = [] } = groupBomb();
    let asked = 0;
    const base = createPalette([...BASE.values()]);
    const counting: typeof base = new Proxy(base, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        if (name === 'get') asked += 1;
        return (value as (...given: unknown[]) => unknown).bind(target);
      },
    });
    const palette = withGroups(counting, groups);
    expect(Object.keys(palette.get(groupType('0'))?.fields ?? {})).toEqual(['x', 'y']);
    expect(palette.get(groupType('0'))?.fields['x']).toMatchObject({ default: 'a ' });
    expect(asked).toBeLessThan(10 * LEVELS);
  });

  it('come from the very list at once the second time, however many groups are in it', () => {
    const one: Group = { id: 'a', name: 'a', nodes: [], edges: [], fields: [] };
    let read = 0;
    const groups = new Proxy<readonly Group[]>([one, { ...one, id: 'b' }], {
      get(target, name) {
        read += 1;
        return Reflect.get(target, name, target) as unknown;
      },
    });
    const palette = withGroups(BASE, groups);
    read = 0;
    expect(withGroups(BASE, groups)).toBe(palette);
    expect(read).toBe(1);
  });

  it('are made of groups in a circle too, whichever comes first', () => {
    const group = (id: string, inner: string): Group => ({
      id,
      name: id,
      nodes: [{ id: 'u', type: groupType(inner) }],
      edges: [],
      fields: [{ name: 'x', node: 'u', field: 'x' }],
    });
    for (const groups of [
      [group('a', 'b'), group('b', 'a')],
      [group('b', 'a'), group('a', 'b')],
      [group('a', 'a'), group('b', 'a')],
    ]) {
      const palette = withGroups(BASE, groups);
      expect(groups.map(({ id }) => palette.get(groupType(id))?.fields)).toEqual([{}, {}]);
    }
  });
});
