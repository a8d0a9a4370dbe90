import { describe, expect, it } from 'vitest';
import {
  picturesIn,
  withMore,
  withMoved,
  withReplaced,
} from '../../../../../renderer/src/nodes/pictures/namedPictures.ts';

const [fox, hare, owl] = [{ id: 'a', name: 'fox.png' }, { id: 'b' }, { id: 'c' }] as const;

describe('the pictures of a node', () => {
  it('take more at their end, each once', () => {
    expect(withMore([fox], [hare, fox, hare])).toEqual([fox, hare]);
  });

  it('move to a place, and stop at the ends', () => {
    expect(withMoved([fox, hare, owl], 2, 0)).toEqual([owl, fox, hare]);
    expect(withMoved([fox, hare, owl], 0, 9)).toEqual([hare, owl, fox]);
    const pictures = [fox, hare];
    expect(withMoved(pictures, 1, 5)).toBe(pictures);
  });

  it('give a place to others, but to none that has one already', () => {
    expect(withReplaced([fox, hare], 0, [hare, owl])).toEqual([owl, hare]);
    expect(withReplaced([fox, hare], 0, [fox])).toEqual([fox, hare]);
  });

  it('are read from a file without what is none', () => {
    expect(picturesIn([fox, null, 'x', { name: 'y' }, { id: 'b', name: 3 }])).toEqual([fox, hare]);
    expect(picturesIn('x')).toEqual([]);
  });
});
