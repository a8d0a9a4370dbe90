/** US dollars in whole micro-dollars, so that sums are exact. */
export interface Money {
  /** 1_000_000 is one dollar. Always an integer. */
  readonly microUsd: number;
  /** `actual`: worked out from what the provider reported. `estimate`: from the dated price table. */
  readonly kind: 'actual' | 'estimate';
}

export const NO_COST: Money = { microUsd: 0, kind: 'actual' };

/** Dollars, as a price list or a reply states them, to whole micro-dollars. */
export function usd(dollars: number, kind: Money['kind']): Money {
  return { microUsd: Math.round(dollars * 1_000_000), kind };
}

/** The sum; an estimate as soon as one part is. */
export function addMoney(parts: Iterable<Money>): Money {
  let microUsd = 0;
  let kind: Money['kind'] = 'actual';
  for (const part of parts) {
    microUsd += part.microUsd;
    if (part.kind === 'estimate') kind = 'estimate';
  }
  return { microUsd, kind };
}

/** From here on cents are fine enough for an estimate; below, its first two figures. micro-dollars */
const CENTS_SUFFICE = 100_000;

/** `$0.134`: two to four decimals. An estimate is rounded to what it is worth: `≈ $0.13`, and `≈ $0.034` below ten cents; one of nothing rests on no price. */
export function formatMoney({ microUsd, kind }: Money): string {
  const dollars = microUsd / 1_000_000;
  if (kind === 'actual') return `$${twoDecimalsAtLeast(dollars.toFixed(4))}`;
  if (microUsd === 0) return 'price not known';
  return `≈ $${microUsd >= CENTS_SUFFICE ? dollars.toFixed(2) : twoDecimalsAtLeast(Number(dollars.toPrecision(2)).toFixed(4))}`;
}

function twoDecimalsAtLeast(fixed: string): string {
  return fixed.replace(/0{1,2}$/, '');
}
