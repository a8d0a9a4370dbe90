import { describe, expect, it } from 'vitest';
import { readWheel, type WheelFacts, type WheelGesture } from '../../../../../renderer/src/editor/moving/readWheel.ts';
import type { WheelSetting } from '../../../../../renderer/src/stores/view/ViewState.ts';

const still: WheelFacts = {
  deltaX: 0,
  deltaY: 0,
  deltaMode: 0,
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  at: 0,
};

/** What each of the events does, one after another. */
function moves(events: readonly Partial<WheelFacts>[], setting: WheelSetting = 'automatic') {
  let gesture: WheelGesture | undefined;
  return events.map((event, at) => {
    const read = readWheel(gesture, { ...still, at: at * 16, ...event }, setting);
    ({ gesture } = read);
    return read.move;
  });
}
const kinds = (events: readonly Partial<WheelFacts>[], setting?: WheelSetting) =>
  moves(events, setting).map(({ kind }) => kind);

describe('readWheel, automatic', () => {
  it('zooms by the notches of a wheel: 100 or 120 px, lines, or what 120 units stand for', () => {
    expect(kinds([{ deltaY: 100 }])).toEqual(['zoom']);
    expect(kinds([{ deltaY: -240 }])).toEqual(['zoom']);
    expect(kinds([{ deltaY: 3, deltaMode: 1 }])).toEqual(['zoom']);
    // A scaled screen, and the accelerated wheel of a Mac.
    expect(kinds([{ deltaY: 66.7, wheelDelta: -120 }])).toEqual(['zoom']);
    expect(kinds([{ deltaY: -4.000244140625, wheelDelta: 120 }])).toEqual(['zoom']);
  });

  it('pans by what only fingers do: any length, parts of a pixel, aslant', () => {
    expect(kinds([{ deltaY: 3 }])).toEqual(['pan']);
    expect(kinds([{ deltaY: 1.5, wheelDelta: -4 }])).toEqual(['pan']);
    expect(kinds([{ deltaX: 100, deltaY: 100 }])).toEqual(['pan']);
    expect(moves([{ deltaX: 7, deltaY: -2 }])).toEqual([{ kind: 'pan', x: -7, y: 2 }]);
  });

  it('keeps to what a gesture began as, though one of its events looks otherwise', () => {
    expect(kinds([{ deltaY: 4 }, { deltaY: 37 }, { deltaY: 100 }, { deltaY: 120 }, { deltaY: 9 }])).toEqual(
      Array.from({ length: 5 }, () => 'pan'),
    );
    expect(kinds([{ deltaY: 100 }, { deltaY: 33 }])).toEqual(['zoom', 'zoom']);
  });

  it('decides anew after a pause', () => {
    expect(kinds([{ deltaY: 4 }, { deltaY: 100, at: 1000 }])).toEqual(['pan', 'zoom']);
  });

  it('zooms by a pinch in the middle of a scroll, and scrolls on after it', () => {
    expect(kinds([{ deltaY: 4 }, { deltaY: 2, ctrlKey: true }, { deltaY: 4 }])).toEqual(['pan', 'zoom', 'pan']);
  });
});

describe('readWheel', () => {
  it('takes the setting’s word for it', () => {
    expect(kinds([{ deltaY: 3 }], 'mouse')).toEqual(['zoom']);
    expect(kinds([{ deltaY: 100 }], 'touchpad')).toEqual(['pan']);
    expect(kinds([{ deltaY: 100, ctrlKey: true }], 'touchpad')).toEqual(['zoom']);
  });

  it('goes sideways with Shift, up and down with Alt, whichever axis the system tells of', () => {
    expect(moves([{ deltaY: 100, shiftKey: true }])).toEqual([{ kind: 'pan', x: -100, y: 0 }]);
    expect(moves([{ deltaX: 100, shiftKey: true }])).toEqual([{ kind: 'pan', x: -100, y: 0 }]);
    expect(moves([{ deltaY: 100, altKey: true }])).toEqual([{ kind: 'pan', x: 0, y: -100 }]);
  });

  it('zooms alike by notches of whatever kind, nearer by turning away, and never by more than a jump', () => {
    const [away, back, spun] = moves([{ deltaY: -100 }, { deltaY: 100 }, { deltaY: -4000 }]);
    if (away?.kind !== 'zoom' || back?.kind !== 'zoom' || spun?.kind !== 'zoom') throw new Error('no zoom');
    expect(away.factor).toBeCloseTo(2 ** 0.2);
    expect(away.factor * back.factor).toBeCloseTo(1);
    expect(spun.factor).toBeCloseTo(2 ** 0.5);
  });
});
