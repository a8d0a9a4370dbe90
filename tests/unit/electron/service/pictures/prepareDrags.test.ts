import { describe, expect, it } from 'vitest';
import { prepareDrags } from '../../../../../electron/service/pictures/prepareDrags.ts';

function setUp() {
  const made: string[] = [];
  const discarded: string[] = [];
  const drags = prepareDrags(
    {
      discard: (path) => {
        discarded.push(path);
        return Promise.resolve();
      },
    },
    (id) => {
      made.push(id);
      if (id === 'gone') return Promise.reject(new Error('That picture is not there.'));
      return Promise.resolve({ path: `${id} ${String(made.length)}.png`, icon: `${id}-icon.png` });
    },
  );
  return { made, discarded, drags };
}

describe('prepareDrags', () => {
  it('has made everything before the drag begins, and makes nothing more for it', async () => {
    const { made, drags } = setUp();
    const ready = await drags.prepare('fox');
    await drags.prepare('fox');
    expect(await drags.take('fox')).toBe(ready);
    expect(made).toEqual(['fox']);
  });

  it('removes what a press was for that was no drag, and keeps what was dragged', async () => {
    const { discarded, drags } = setUp();
    await drags.prepare('fox');
    await drags.take('owl');
    await drags.prepare('cat');
    await drags.prepare('dog');
    expect(discarded).toEqual(['fox 1.png', 'cat 3.png']);
  });

  it('makes a file of its own for a second drag of a picture: whoever got the first may have moved it away', async () => {
    const { made, discarded, drags } = setUp();
    const first = await drags.take('fox');
    await drags.prepare('fox');
    const second = await drags.take('fox');
    expect([first.path, second.path]).toEqual(['fox 1.png', 'fox 2.png']);
    await drags.prepare('owl');
    expect([made, discarded]).toEqual([['fox', 'fox', 'owl'], []]);
  });

  it('drags what was not prepared, and tries again what failed', async () => {
    const { made, drags } = setUp();
    await expect(drags.prepare('gone')).rejects.toThrow('not there');
    await expect(drags.take('gone')).rejects.toThrow('not there');
    expect(await drags.take('fox')).toMatchObject({ icon: 'fox-icon.png' });
    expect(made).toEqual(['gone', 'gone', 'fox']);
  });
});
