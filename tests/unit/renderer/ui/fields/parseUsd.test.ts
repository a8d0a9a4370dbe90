import { describe, expect, it } from 'vitest';
import { parseUsd, usdFault, usdText } from '../../../../../renderer/src/ui/fields/parseUsd.ts';

describe('an amount of money as it is typed', () => {
  it.each([
    ['1', 1_000_000],
    ['1.50', 1_500_000],
    ['$1.50', 1_500_000],
    [' $ 0,134 ', 134_000],
    ['.5', 500_000],
    ['2.', 2_000_000],
    ['0', 0],
    ['0.000001', 1],
  ])('%s is understood', (text, microUsd) => {
    expect(parseUsd(text)).toBe(microUsd);
  });

  it('is none where nothing is typed', () => {
    expect(parseUsd('  ')).toBeNull();
  });

  it.each(['abc', '-1', '1e3', '1.2.3', '$', '1 000', '∞', '99999999'])('%s is no amount', (text) => {
    expect(parseUsd(text)).toBeUndefined();
  });

  it.each(['1,000', '$25,500', '999,999'])('%s may be thousands or not, and is refused', (text) => {
    expect(parseUsd(text)).toBeUndefined();
  });

  it('is explained where it cannot be read', () => {
    expect(usdFault('1,000')).toBe('Write 1000 or 1.000: a comma before three digits can mean either.');
    expect(usdFault('abc')).toBe('Write an amount in US dollars, like 1.50.');
    expect(usdFault('1,50')).toBeUndefined();
    expect(usdFault('')).toBeUndefined();
  });

  it('is written so that it is read back the same', () => {
    expect(usdText(1_500_000)).toBe('$1.50');
    expect(usdText(134_000)).toBe('$0.134');
    expect(usdText(null)).toBe('');
    for (const microUsd of [0, 134_000, 1_000_000, 250_500_000]) expect(parseUsd(usdText(microUsd))).toBe(microUsd);
  });
});
