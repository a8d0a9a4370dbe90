import { formatMoney, type Money } from '#shared/graph/Money';
import { withUnpriced } from '#shared/runs/withUnpriced';
import { formatSum } from '../../stores/formatSum.ts';
import type { SpendGroup, SpendGroupRow, SpendSum } from './spendTable.ts';
import './SpendTable.css';

export interface SpendTableProps {
  readonly group: SpendGroup;
  readonly rows: readonly SpendGroupRow[];
  readonly sum: SpendSum;
}

const TITLES: Readonly<Record<SpendGroup, string>> = {
  day: 'Day',
  provider: 'Provider',
  model: 'Model',
  graph: 'Graph',
};

/** Sums, one a line; each line's cost is drawn beside it against the dearest. */
export function SpendTable({ group, rows, sum }: SpendTableProps) {
  const most = Math.max(...rows.map(({ cost }) => cost.microUsd), 1);
  return (
    <table className="spend">
      <thead>
        <tr>
          <th scope="col">{TITLES[group]}</th>
          <th scope="col" className="spend__bar">
            <span className="visually-hidden">Share</span>
          </th>
          <th scope="col" className="spend__number">
            Calls
          </th>
          <th scope="col" className="spend__number">
            Failed
          </th>
          <th scope="col" className="spend__number">
            Lost
          </th>
          <th scope="col" className="spend__number">
            Reused
          </th>
          <th scope="col" className="spend__number">
            Saved
          </th>
          <th scope="col" className="spend__number">
            Cost
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label}>
            <th scope="row" className={group === 'model' ? 'mono' : undefined}>
              {group === 'day' ? dayLabel(row.label) : row.label || 'Untitled'}
            </th>
            <td className="spend__bar">
              <span style={{ width: `${String((row.cost.microUsd / most) * 100)}%` }} />
            </td>
            <Numbers sum={row} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">In all</th>
          <td className="spend__bar" />
          <Numbers sum={sum} />
        </tr>
      </tfoot>
    </table>
  );
}

function Numbers({ sum }: { readonly sum: SpendSum }) {
  return (
    <>
      <td className="spend__number">{sum.calls}</td>
      <td className="spend__number">{sum.failed || '–'}</td>
      <Amount money={sum.failedCost} />
      <td className="spend__number">{sum.reused || '–'}</td>
      <Amount money={sum.saved} />
      <td className="spend__number spend__cost" title={withUnpriced(sum.cost, sum.unpriced, formatMoney)}>
        {withUnpriced(sum.cost, sum.unpriced, formatSum)}
      </td>
    </>
  );
}

function Amount({ money }: { readonly money: Money }) {
  const isSome = money.microUsd > 0;
  return (
    <td className="spend__number" title={isSome ? formatMoney(money) : undefined}>
      {isSome ? formatSum(money) : '–'}
    </td>
  );
}

const DAY = new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

/** `2026-05-17` as people write it. Noon, so that no summer time moves it to another day. */
function dayLabel(day: string): string {
  return DAY.format(new Date(`${day}T12:00:00`));
}
