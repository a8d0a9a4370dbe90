import { Info } from 'lucide-react';
import { addMoney, formatMoney } from '#shared/graph/Money';
import { callLines, multiplied } from '#shared/runs/callLines';
import type { PlannedCall } from '#shared/api/contract';
import type { NodeLook } from '../../nodes/NodeLook.ts';
import { useNodeRun } from '../../nodes/useNode.ts';
import { usePreview } from '../../stores/hooks.ts';
import { Icon } from '../../ui/Icon.tsx';
import './NodePlan.css';

export interface NodePlanProps {
  readonly id: string;
  /** What the body says already, as `NodeLook` has it. */
  readonly tells?: NodeLook['tells'];
}

const NOTHING = () => false;

/** What a run would make of the lists that meet in a node: how many calls, what multiplies them, their price; and what is left out. */
export function NodePlan({ id, tells = NOTHING }: NodePlanProps) {
  const calls = usePreview(({ byNode }) => byNode.get(id));
  const run = useNodeRun(id);
  const told = run?.status === 'done' ? run.message : undefined;
  const all = usePreview(({ notesByNode }) => notesByNode.get(id)) ?? [];
  // What the footer says of the last run, or the body, is not said twice.
  const notes = all.filter(({ message }) => message !== told && !tells(message));
  const hasLines = calls !== undefined && calls.length > 1 && callLines(calls).length > 1;
  if (!hasLines && notes.length === 0) return null;
  return (
    <ul className="node-plan" aria-label="What a run makes of its lists">
      {hasLines && <li className="node-plan__calls">{planWords(calls)}</li>}
      {notes.map(({ message }) => (
        <li key={message}>
          <Icon icon={Info} size={12} />
          {message}
        </li>
      ))}
    </ul>
  );
}

function planWords(calls: readonly PlannedCall[]): string {
  const estimate = addMoney(calls.map((call) => call.estimate));
  return estimate.microUsd === 0 ? multiplied(calls) : `${multiplied(calls)}, ${formatMoney(estimate)}`;
}
