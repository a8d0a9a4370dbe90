import { addMoney, formatMoney } from '#shared/graph/Money';
import type { NodeRunState } from '#shared/runs/RunState';
import { earlierWords } from '../../nodes/earlierWords.ts';
import { useShownSlots } from '../../nodes/useNode.ts';
import { nodeCost } from '#shared/runs/costs';

export interface NodeFiguresProps {
  readonly id: string;
  readonly run: NodeRunState;
}

/** What a node's last run cost, how much of it came damaged, and what it did not have to ask for again. */
export function NodeFigures({ id, run }: NodeFiguresProps) {
  const earlier = earlierWords(useShownSlots(id));
  const reused = run.slots.filter((slot) => slot.reused);
  const damaged = run.slots.filter((slot) => slot.image && slot.isDamaged).length;
  const saved = addMoney(reused.flatMap((slot) => slot.saved ?? []));
  const cost = nodeCost(run);
  const isAllReused = reused.length > 0 && reused.length === run.slots.length;
  return (
    <span className="node__figures">
      {earlier !== undefined && <span>{earlier}</span>}
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
