import { describe, expect, it } from 'vitest';
import { createFreeNames } from '../../../../../electron/platform/files/freeNames.ts';

const png = { temporary: '', extension: 'png' };
const jpeg = { temporary: '', extension: 'jpg' };
const graph = { temporary: '', extension: 'lumi.json' };

describe('names of an archive', () => {
  it('are numbered where another file has them, in large letters or small', () => {
    const { take } = createFreeNames();
    const names = [take({ name: 'fox', files: [png] }), take({ name: 'fox-2', files: [png] })];
    names.push(take({ name: 'Fox', files: [png] }), take({ name: 'fox', files: [jpeg, graph] }));
    names.push(take({ name: 'fox', files: [png, graph] }), take({ name: 'fox', files: [png] }));
    expect(names).toEqual(['fox', 'fox-2', 'Fox-3', 'fox', 'fox-4', 'fox-5']);
  });

  it('are found in as many tries as there are pictures, however many have the same', () => {
    const taken = new Set<string>();
    let tries = 0;
    const { take } = createFreeNames({
      add: (name) => taken.add(name),
      has(name) {
        tries++;
        return taken.has(name);
      },
    });
    const count = 2000;
    const stems = Array.from({ length: count }, () => take({ name: 'fox', files: [png] }));
    expect(new Set(stems).size).toBe(count);
    expect(stems.at(-1)).toBe(`fox-${count}`);
    expect(tries).toBeLessThanOrEqual(count);
  });
});
