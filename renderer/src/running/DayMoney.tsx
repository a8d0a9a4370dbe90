import { formatMoney } from '#shared/graph/Money';
import { sessionCost, sessionSaved } from '#shared/runs/costs';
import { useRun, useSettings, useSpend, useStudio } from '../stores/hooks.ts';
import { formatSum } from '../stores/formatSum.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import { classNames } from '../ui/classNames.ts';
import type {} from '../ui/styles/cssVariables.ts';
import './DayMoney.css';

/** From this part of the cap on, it is near. */
const NEAR = 0.8;

/** What was spent today, against the cap of the day where there is one; more on hover, all of it on a click. */
export function DayMoney() {
  const { view } = useStudio();
  const spent = useSpend((state) => state.today?.cost);
  const cap = useSettings((state) => state.settings?.dayCap ?? null);
  const session = useRun((state) => formatMoney(sessionCost(state.runs.values())));
  const saved = useRun((state) => formatMoney(sessionSaved(state.runs.values())));
  const part = spent && cap !== null ? (cap > 0 ? Math.min(1, spent.microUsd / cap) : 1) : 0;
  const more = [
    'What was spent today, failed calls that were billed included.',
    spent && `Exactly: ${formatMoney(spent)}.`,
    cap === null ? 'There is no cap for the day; the settings take one.' : `The cap for the day is ${dollars(cap)}.`,
    `The runs of this session: ${session}, saved by reuse ${saved}.`,
  ];
  return (
    <Tooltip label={more.filter(Boolean).join(' ')}>
      <button
        type="button"
        className={classNames('day-money', part >= NEAR && 'day-money--near')}
        onClick={() => {
          view.getState().showRunsPage('spending');
        }}
      >
        <span className="day-money__label">Today</span>
        <span className="mono day-money__sum">{spent ? formatSum(spent) : '$0.00'}</span>
        {cap !== null && (
          <>
            <span className="day-money__cap">
              of <span className="mono">{dollars(cap)}</span>
            </span>
            {/* The figures beside it say the same. */}
            <i className="day-money__bar" aria-hidden style={{ '--part': part }} />
          </>
        )}
      </button>
    </Tooltip>
  );
}

function dollars(microUsd: number): string {
  return formatSum({ microUsd, kind: 'actual' });
}
