import { describe, expect, it } from 'vitest';
import { overviewScale } from '../../../../../renderer/src/editor/canvas/overviewScale.ts';

describe('the scale of the overview', () => {
  it('gives all areas room, in the middle of the map', () => {
    const found = overviewScale(
      [
        { x: -500, y: 0, width: 100, height: 100 },
        { x: 400, y: 100, width: 100, height: 100 },
      ],
      { width: 110, height: 60 },
    );
    expect(found).toEqual({ scale: 0.1, left: 55, top: 20 });
  });
});
