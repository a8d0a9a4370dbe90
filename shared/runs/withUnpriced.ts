import type { Money } from '../graph/Money.ts';

/** `$0.04 + 12 calls, price not known`: a sum as it is told, and how many calls it does not hold because nobody knows what they cost. */
export function withUnpriced(sum: Money, unpriced: number, format: (money: Money) => string): string {
  if (unpriced === 0) return format(sum);
  // Of nothing but such calls the sum is nothing, and it is their number that says so.
  const known = format(sum.microUsd === 0 ? { ...sum, kind: 'actual' } : sum);
  return `${known} + ${String(unpriced)} ${unpriced === 1 ? 'call' : 'calls'}, price not known`;
}
