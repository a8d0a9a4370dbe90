import { formatMoney, type Money } from '#shared/graph/Money';
import { usePreview } from '../stores/hooks.ts';
import './RunButton.css';

/** Of the calls that would be sent; none where the graph has problems, for then it is not what a run would cost. */
export function RunPrice() {
  const estimate = usePreview((state) => state.estimate);
  const isAllReused = usePreview((state) => state.reused > 0 && state.toSend === 0);
  const hasProblems = usePreview((state) => state.problems.length > 0);
  return <PriceOf estimate={estimate} isAllReused={isAllReused} hasProblems={hasProblems} />;
}

export interface PriceOfProps {
  /** `null`: not known yet. */
  readonly estimate: Money | null;
  readonly isAllReused: boolean;
  readonly hasProblems: boolean;
}

export function PriceOf({ estimate, isAllReused, hasProblems }: PriceOfProps) {
  if (hasProblems) return null;
  if (isAllReused) {
    return (
      <span
        className="run-button__estimate run-button__estimate--words"
        title="Every picture is there already: nothing is sent"
      >
        nothing to pay
      </span>
    );
  }
  if (!estimate || estimate.microUsd === 0) return null;
  return <span className="run-button__estimate">{formatMoney({ ...estimate, kind: 'estimate' })}</span>;
}
