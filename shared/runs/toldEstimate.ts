import { formatMoney, type Money } from '../graph/Money.ts';

/** What calls are expected to cost, in words: where no price is known of any that would cost something, that is what is told. */
export function toldEstimate(
  estimate: Money,
  calls: readonly { readonly isReused: boolean; readonly isPriced: boolean }[],
): string {
  const isUnknown = estimate.microUsd === 0 && calls.some(({ isReused, isPriced }) => !isReused && !isPriced);
  return isUnknown ? 'not known' : formatMoney(estimate);
}
