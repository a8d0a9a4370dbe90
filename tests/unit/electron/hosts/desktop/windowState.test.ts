import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeWindow, readWindowState, writeWindowState } from '../../../../../electron/hosts/desktop/windowState.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const screen = { x: 0, y: 25, width: 1920, height: 1055 };
const second = { x: 1920, y: 0, width: 2560, height: 1440 };

describe('window state', () => {
  it('comes back as it was written, with nothing left beside it', () => {
    const folder = tempFolder();
    const state = { bounds: { x: -5, y: 40, width: 1000, height: 700 }, isMaximized: true, theme: 'light' } as const;
    writeWindowState(folder, state);
    expect(readWindowState(folder)).toEqual(state);
    expect(readdirSync(folder)).toEqual(['window.json']);
  });

  it.each([
    '',
    'null',
    '[]',
    '{"bounds":{"x":"1"},"isMaximized":1,"theme":7}',
    '{"bounds":{"x":0,"y":0,"width":0,"height":9}}',
  ])('is that of the first start where the file holds %j', (text) => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'window.json'), text);
    expect(readWindowState(folder)).toEqual({ isMaximized: false, theme: 'dark' });
  });
});

describe('placeWindow', () => {
  it('puts a window where it was, on whichever screen', () => {
    const bounds = { x: 2000, y: 100, width: 1440, height: 900 };
    expect(placeWindow(bounds, [screen, second])).toEqual(bounds);
  });

  it('leaves the place to the system where the screen has gone or its title bar lies above it', () => {
    const bounds = { x: 2000, y: 100, width: 1440, height: 900 };
    expect(placeWindow(bounds, [screen])).toEqual({ width: 1440, height: 900 });
    expect(placeWindow({ ...bounds, x: 100, y: -300 }, [screen])).toEqual({ width: 1440, height: 900 });
  });

  it('makes a window no larger than its screen and no smaller than it can be used', () => {
    expect(placeWindow({ x: 0, y: 30, width: 4000, height: 10 }, [screen])).toEqual({
      x: 0,
      y: 30,
      width: 1920,
      height: 520,
    });
    expect(placeWindow(undefined, [{ ...screen, width: 1280, height: 720 }])).toEqual({ width: 1280, height: 720 });
    expect(placeWindow(undefined, [])).toEqual({ width: 1440, height: 900 });
  });

  it('can always be got hold of, wherever it was and whatever screens there are', () => {
    const whole = (min: number, max: number) => fc.integer({ min, max });
    const bounds = fc.record({
      x: whole(-9000, 9000),
      y: whole(-9000, 9000),
      width: whole(1, 9000),
      height: whole(1, 9000),
    });
    fc.assert(
      fc.property(bounds, (each) => {
        const placed = placeWindow(each, [screen, second]);
        if (placed.x === undefined || placed.y === undefined) return;
        const { x, y } = placed;
        const isOn = [screen, second].some(
          (room) => x < room.x + room.width && x + each.width > room.x && y >= room.y && y < room.y + room.height,
        );
        expect(isOn).toBe(true);
      }),
    );
  });
});
