import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_COST, addMoney, formatMoney, usd } from '#shared/graph/Money';

describe('money', () => {
  it('is exact where floating point is not', () => {
    expect(usd(0.1 + 0.2, 'actual').microUsd).toBe(300_000);
    expect(addMoney(Array.from({ length: 1000 }, () => usd(0.001, 'actual')))).toEqual(usd(1, 'actual'));
  });

  it('sums to nothing, and to an estimate as soon as one part is', () => {
    expect(addMoney([])).toEqual(NO_COST);
    expect(addMoney([usd(1, 'actual'), usd(1, 'estimate'), usd(1, 'actual')])).toEqual(usd(3, 'estimate'));
  });

  it.each([
    [0, '$0.00'],
    [134_000, '$0.134'],
    [100_000, '$0.10'],
    [1_000_000, '$1.00'],
    [12_345_678, '$12.3457'],
    [200, '$0.0002'],
    [10_000_000, '$10.00'],
  ])('prints %i micro-dollars as %s', (microUsd, text) => {
    expect(formatMoney({ microUsd, kind: 'actual' })).toBe(text);
  });

  it.each([
    [0, 'price not known'],
    [134_000, '≈ $0.13'],
    [201_600, '≈ $0.20'],
    [33_600, '≈ $0.034'],
    [1_200, '≈ $0.0012'],
    [12_345_678, '≈ $12.35'],
  ])('rounds an estimate of %i micro-dollars to %s', (microUsd, text) => {
    expect(formatMoney({ microUsd, kind: 'estimate' })).toBe(text);
  });

  it('prints what reads back within half of its last decimal', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), (microUsd) => {
        const text = formatMoney({ microUsd, kind: 'actual' });
        expect(text).toMatch(/^\$\d+\.\d{2,4}$/);
        expect(Math.abs(Number(text.slice(1)) * 1_000_000 - microUsd)).toBeLessThanOrEqual(50.001);
      }),
    );
  });
});
