import type { SpendRow } from '#shared/api/contract';
import { formatMoney } from '#shared/graph/Money';
import { formatSum } from '../../stores/formatSum.ts';
import { startOf, type SpendPeriod } from './spendPeriods.ts';
import { dayName, sumOf } from './spendTable.ts';
import { countOf } from '../run/runWords.ts';
import './SpendTotals.css';

const TITLES: readonly (readonly [SpendPeriod, string])[] = [
  ['today', 'Today'],
  ['month', 'This month'],
  ['all', 'All'],
];

export interface SpendTotalsProps {
  readonly rows: readonly SpendRow[];
  /** A moment of this day, ms since the epoch. */
  readonly today: number;
}

/** Three sums: of today, of this month, of all there was. */
export function SpendTotals({ rows, today }: SpendTotalsProps) {
  return (
    <dl className="spend-totals">
      {TITLES.map(([period, title]) => {
        const from = startOf(period, today);
        const sum = sumOf(rows.filter(({ day }) => from === undefined || day >= dayName(from)));
        const calls = [
          countOf(sum.calls, 'call'),
          sum.unpriced > 0 && `${String(sum.unpriced)} of unknown price`,
          sum.failed > 0 && `${String(sum.failed)} failed, ${formatSum(sum.failedCost)}`,
          sum.saved.microUsd > 0 && `saved ${formatSum(sum.saved)}`,
        ];
        return (
          <div key={period} className="spend-totals__total">
            <dt>{title}</dt>
            <dd className="spend-totals__cost" title={formatMoney(sum.cost)}>
              {formatSum(sum.cost)}
            </dd>
            <dd className="spend-totals__calls">{calls.filter(Boolean).join(' · ')}</dd>
          </div>
        );
      })}
    </dl>
  );
}
