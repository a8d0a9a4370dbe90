import { Download } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { reportOf } from '#shared/errors/reportOf';
import { download } from '../../stores/files/download.ts';
import { useSpend, useStudio } from '../../stores/hooks.ts';
import type { Studio } from '../../stores/studio.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { startOf, type SpendPeriod } from './spendPeriods.ts';
import { SpendTable } from './SpendTable.tsx';
import { SpendTotals } from './SpendTotals.tsx';
import { dayName, groupSpend, sumOf, type SpendGroup } from './spendTable.ts';
import { useToday } from '../../stores/useToday.ts';
import './Spending.css';

const GROUPS = [
  { value: 'day', label: 'Day' },
  { value: 'provider', label: 'Provider' },
  { value: 'model', label: 'Model' },
  { value: 'graph', label: 'Graph' },
] as const;
const PERIODS = [
  { value: 'today', label: 'Today' },
  { value: 'month', label: 'This month' },
  { value: 'all', label: 'All' },
] as const;

/** What was spent: in all, and by day, provider, model or graph. */
export function Spending() {
  const studio = useStudio();
  const rows = useSpend((state) => state.rows);
  const error = useSpend((state) => state.error);
  const [period, setPeriod] = useState<SpendPeriod>('month');
  const [group, setGroup] = useState<SpendGroup>('day');
  useEffect(() => studio.spend.getState().watch(), [studio]);
  const today = useToday();
  const from = startOf(period, today);
  const shown = useMemo(
    () => (rows ?? []).filter(({ day }) => from === undefined || day >= dayName(from)),
    [rows, from],
  );
  if (!rows) return <div className="spending">{error && <p role="alert">{error.message}</p>}</div>;
  return (
    <div className="spending" tabIndex={0} role="region" aria-label="Spending">
      <SpendTotals rows={rows} today={today} />
      <div className="spending__bar">
        <Segmented label="Put together by" value={group} options={GROUPS} onChange={setGroup} />
        <Segmented label="Period" value={period} options={PERIODS} onChange={setPeriod} />
        <Button className="spending__export" onClick={() => void exportSpend(studio, from)}>
          <Icon icon={Download} size={13} />
          Export CSV
        </Button>
      </div>
      {shown.length === 0 ? (
        <p className="spending__none">{WITHOUT_ROWS[period]}</p>
      ) : (
        <SpendTable group={group} rows={groupSpend(shown, group)} sum={sumOf(shown)} />
      )}
    </div>
  );
}

const WITHOUT_ROWS: Readonly<Record<SpendPeriod, string>> = {
  today: 'Nothing was asked for today.',
  month: 'Nothing was asked for this month.',
  all: 'Nothing was asked for yet. What calls cost is listed here, failed ones included.',
};

/** On the desktop the service asks where to and writes it; a browser downloads it. */
async function exportSpend({ client, view }: Studio, from: number | undefined): Promise<void> {
  try {
    const { saved, text, name } = await client('spend.export', from === undefined ? {} : { from });
    if (text !== undefined) download(text, name, 'text/csv');
    else if (saved) view.getState().notify('The spending is exported.');
  } catch (caught) {
    view.getState().reportError(reportOf(caught));
  }
}
