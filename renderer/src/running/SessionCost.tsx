import { formatMoney } from '#shared/graph/Money';
import { sessionCost, sessionSaved } from '#shared/runs/costs';
import { useRun, useSpend, useStudio } from '../stores/hooks.ts';
import { formatSum } from '../stores/formatSum.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import './SessionCost.css';

/** What the runs of this session cost so far; more on hover, all of it on a click. */
export function SessionCost() {
  const { view } = useStudio();
  const cost = useRun((state) => formatSum(sessionCost(state.runs.values())));
  const exact = useRun((state) => formatMoney(sessionCost(state.runs.values())));
  const saved = useRun((state) => formatMoney(sessionSaved(state.runs.values())));
  const today = useSpend((state) => state.today && formatMoney(state.today.cost));
  const more = [
    'What the runs of this session cost so far, failed calls that were billed included. After a reload, only its last runs are counted.',
    exact !== cost && `Exactly: ${exact}.`,
    `Saved by reuse: ${saved}.`,
    today !== null && `Today: ${today}.`,
  ];
  return (
    <Tooltip label={more.filter(Boolean).join(' ')}>
      <button
        type="button"
        className="session-cost"
        onClick={() => {
          view.getState().showRunsPage('spending');
        }}
      >
        <span className="session-cost__label">This session</span> <span className="mono">{cost}</span>
      </button>
    </Tooltip>
  );
}
