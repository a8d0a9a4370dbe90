import { describe, expect, it } from 'vitest';
import { formatBytes, formatDuration } from '../../../../renderer/src/ui/formats.ts';

describe('formatDuration', () => {
  it.each([
    [0, '0.0 s'],
    [840, '0.8 s'],
    [9949, '9.9 s'],
    [9960, '10 s'],
    [59_400, '59 s'],
    [59_600, '1 min 0 s'],
    [125_000, '2 min 5 s'],
  ])('says %i ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});

describe('formatBytes', () => {
  it.each([
    [10, '1 kB'],
    [820_400, '820 kB'],
    [5_750_000, '5.8 MB'],
    [605_400_000, '605 MB'],
    [9_060_000_000, '9.1 GB'],
    [196_888_200_000, '197 GB'],
    [1_968_882_000_000, '1,969 GB'],
  ])('says %i bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
