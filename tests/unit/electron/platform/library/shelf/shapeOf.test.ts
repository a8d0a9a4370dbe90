import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../../../../../electron/platform/library/shelf/shapeOf.ts';

describe('the shape of a picture', () => {
  it.each([
    [1024, 1024, '1:1', '1K'],
    [1376, 768, '16:9', '1K'],
    [1536, 672, '21:9', '1K'],
    [896, 1152, '4:5', '1K'],
    [384, 3072, '1:8', '1K'],
    [512, 512, '0.5K', '0.5K'],
    [2752, 1536, '16:9', '2K'],
    [4096, 4096, '1:1', '4K'],
    [4000, 3000, '4:3', '4K'],
    [1000, 180, '11:2', '0.5K'],
  ])('%i × %i', (width, height, ratio, resolution) => {
    const shape = shapeOf(width, height);
    expect(shape.resolution).toBe(resolution);
    expect(shape.ratio).toBe(ratio === '0.5K' ? '1:1' : ratio);
  });

  it('is never without numbers', () => {
    for (const [width, height] of [
      [1, 1],
      [1, 65_000],
      [65_000, 1],
      [3, 7],
    ] as const)
      expect(shapeOf(width, height).ratio).toMatch(/^\d+:\d+$/);
  });
});
