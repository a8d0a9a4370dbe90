import { describe, expect, test } from 'vitest';
import { ScrollScale } from '../../../../../renderer/src/gallery/grid/ScrollScale.ts';

const SEEN = 800;
const TALLEST = 1_000_000;
const TOTAL = 27_000_000;

function aScale(total = TOTAL): ScrollScale {
  const scale = new ScrollScale(TALLEST);
  scale.resize(total, SEEN);
  return scale;
}

/** The box as a browser has it: it clamps where it is put to. */
function wheel(scale: ScrollScale, by: number): void {
  scale.scrolled(Math.min(scale.boxHeight - SEEN, Math.max(0, scale.boxTop + by)));
}

describe('a grid that is higher than a box may be', () => {
  test('is scrolled by the wheel as far as the wheel was turned, wherever it is', () => {
    const scale = aScale();
    for (const start of [0, 500_000, 13_000_000, scale.last - 5000]) {
      scale.moveTo(start);
      wheel(scale, 120);
      expect(scale.position).toBeCloseTo(start + 120, 6);
    }
  });

  test('comes to its very ends by the wheel, from afar without a rest too', () => {
    const scale = aScale();
    scale.moveTo(1_000_000);
    for (let turn = 0; turn < 1_000_000 / 400 + 5; turn++) wheel(scale, -400);
    expect(scale.position).toBe(0);
    expect(scale.boxTop).toBe(0);
    scale.moveTo(scale.last - 1_000_000);
    for (let turn = 0; turn < 1_000_000 / 400 + 5; turn++) wheel(scale, 400);
    expect(scale.position).toBe(scale.last);
    expect(scale.boxTop).toBe(TALLEST - SEEN);
  });

  test('goes where the thumb is dragged to, of the whole', () => {
    const scale = aScale();
    scale.scrolled((TALLEST - SEEN) / 2);
    expect(scale.position / scale.last).toBeCloseTo(0.5, 3);
    scale.scrolled(TALLEST - SEEN);
    expect(scale.position).toBe(scale.last);
  });

  test('draws nothing outside of the box, and stays where it is when the box is put right', () => {
    const scale = aScale();
    scale.moveTo(9_000_000);
    for (let turn = 0; turn < 200; turn++) wheel(scale, 700);
    const { position } = scale;
    expect(scale.resync()).toBe(true);
    expect(scale.position).toBe(position);
    expect(scale.position - scale.offset).toBeCloseTo(scale.boxTop, 6);
    expect(scale.resync()).toBe(false);
  });
});

test('a grid that a box can hold is scrolled as any box', () => {
  const scale = aScale(40_000);
  scale.scrolled(12_345);
  expect(scale.position).toBe(12_345);
  expect(scale.offset).toBe(0);
  scale.resize(10_000, SEEN);
  expect(scale.position).toBe(9200);
});
