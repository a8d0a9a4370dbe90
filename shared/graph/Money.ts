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

/** `$0.134`; an estimate is `≈ $0.134`. At least two decimals, at most four. */
export function formatMoney(money: Money): string {
  const dollars = money.microUsd / 1_000_000;
  const text = dollars.toFixed(4).replace(/0{1,2}$/, '');
  return money.kind === 'estimate' ? `≈ $${text}` : `$${text}`;
}
