import { addMoney, formatMoney } from '#shared/graph/Money';
import type { NodeRunState } from '#shared/runs/RunState';
import { nodeCost } from '#shared/runs/costs';

/** What a node's last run cost, how much of it came damaged, and what it did not have to ask for again. */
export function NodeFigures({ run }: { readonly run: NodeRunState }) {
  const reused = run.slots.filter((slot) => slot.reused);
  const damaged = run.slots.filter((slot) => slot.image && slot.isDamaged).length;
  const saved = addMoney(reused.flatMap((slot) => slot.saved ?? []));
  const cost = nodeCost(run);
  const isAllReused = reused.length > 0 && reused.length === run.slots.length;
  return (
    <span className="node__figures">
      {damaged > 0 && <span>{`${String(damaged)} damaged`}</span>}
      {reused.length > 0 && <span>{isAllReused ? 'reused' : `${String(reused.length)} reused`}</span>}
      {saved.microUsd > 0 && (
        <span>
          saved <span className="mono">{formatMoney(saved)}</span>
        </span>
      )}
      {cost && !(isAllReused && cost.microUsd === 0 && saved.microUsd > 0) && (
        <span>
          {saved.microUsd > 0 && 'cost '}
          <span className="mono">{formatMoney(cost)}</span>
        </span>
      )}
    </span>
  );
}
