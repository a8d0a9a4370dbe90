import { useMemo } from 'react';
import { formatMoney } from '#shared/graph/Money';
import { tryBeside } from '#shared/models/tryBeside';
import { SWEEP } from '#shared/nodes/sweep/Axis';
import { usePalette, useWorkflow } from '../stores/hooks.ts';
import type { ChosenModel } from '../stores/view/DialogTable.ts';
import { usePreviewOf } from './usePreviewOf.ts';

interface BesideCostProps {
  readonly caller: string;
  readonly others: readonly ChosenModel[];
}

/** What a run would cost with these models beside the one that is there. Nothing until it is known. */
export function BesideCost({ caller, others }: BesideCostProps) {
  const palette = usePalette();
  const workflow = useWorkflow((state) => state.workflow);
  const names = JSON.stringify(others);
  const tried = useMemo(() => {
    const sweep = { id: 'beside', type: SWEEP, position: { x: 0, y: 0 } };
    return tryBeside(workflow, palette, caller, JSON.parse(names) as readonly ChosenModel[], sweep);
  }, [workflow, palette, caller, names]);
  const preview = usePreviewOf(tried === workflow ? undefined : tried);
  if (!preview) return null;
  const { problems, estimate, toSend, calls } = preview;
  const isPriced = calls.every((call) => call.isPriced || call.isReused);
  const count = toSend === 1 ? '1 call' : `${String(toSend)} calls`;
  const words =
    problems[0]?.message ?? `${count}, ${formatMoney(estimate)}${isPriced ? '' : ' and what is not priced'}`;
  return (
    <span className="models__beside" role="status" title={words}>
      {words}
    </span>
  );
}
