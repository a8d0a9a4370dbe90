import { formatMoney, type Money } from '#shared/graph/Money';

/** From here on cents are fine enough. micro-dollars */
const CENTS_SUFFICE = 100_000;
const CENT = 10_000;

/** A sum among others: in cents from ten cents on, so that all have as many decimals, thousands apart. What is exact stands in a tooltip or a detail. */
export function formatSum(money: Money): string {
  const { microUsd, kind } = money;
  const text = formatMoney(microUsd < CENTS_SUFFICE ? money : { microUsd: Math.round(microUsd / CENT) * CENT, kind });
  return text.replaceAll(/\d(?=(?:\d{3})+\.)/g, '$&,');
}
