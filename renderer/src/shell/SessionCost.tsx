import { formatMoney } from '#shared/graph/Money';
import { totalCost } from '../stores/costs.ts';
import { useRun } from '../stores/hooks.ts';
import { Tooltip } from '../ui/Tooltip.tsx';
import './SessionCost.css';

/** What the runs of this session cost so far. */
export function SessionCost() {
  const cost = useRun((state) => formatMoney(totalCost(state.runs.values())));
  return (
    <Tooltip label="What the runs of this session cost so far, failed calls that were billed included">
      <p className="session-cost">
        <span className="session-cost__label">This session</span> <span className="mono">{cost}</span>
      </p>
    </Tooltip>
  );
}
