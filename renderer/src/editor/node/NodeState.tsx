import { Check, Clock, FastForward, Ban, CircleSlash, History, Hourglass, TriangleAlert } from 'lucide-react';
import { whyMissing } from '#shared/runs/missingPlaces';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { useIsStale, useNodeRun } from '../../nodes/useNode.ts';
import { ModeRule } from '../../nodes/ModeRule.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ProgressRing } from '../../ui/ProgressRing.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';

/** How far a node is, as a drawing with a name; in a word where it wants to be dealt with. */
export function NodeState({ node }: { readonly node: WorkflowNode }) {
  const run = useNodeRun(node.id);
  const isStale = useIsStale(node.id);
  if (node.mode) {
    const words = node.mode === 'mute' ? 'Muted' : 'Bypassed';
    return <Sign icon={node.mode === 'mute' ? Ban : FastForward} label={words} words={words} rule={node.id} />;
  }
  const hasEnded = run !== undefined && run.status !== 'queued' && run.status !== 'running';
  if (isStale && hasEnded) return <Sign icon={History} label="Out of date: changed since this run" />;
  switch (run?.status) {
    case undefined:
      return null;
    case 'queued':
      return <Sign icon={Clock} label="Queued" />;
    case 'running':
      return <ProgressRing done={run.done} total={run.total} label="Running" />;
    case 'done':
      return <Sign icon={Check} label="Done" tone="good" />;
    case 'failed': {
      const failed = run.slots.filter((slot) => whyMissing(slot) === 'failed').length;
      const words = run.slots.length > 1 && failed > 0 ? `${String(failed)} failed` : 'Failed';
      return <Sign icon={TriangleAlert} label={words} words={words} tone="bad" />;
    }
    case 'waiting':
      return <Sign icon={Hourglass} label="Waits for a choice" />;
    case 'cancelled':
      return <Sign icon={CircleSlash} label="Stopped" />;
  }
}

interface SignProps {
  readonly icon: typeof Check;
  readonly label: string;
  /** What cannot be told by a drawing alone. */
  readonly words?: string;
  readonly tone?: 'good' | 'bad';
  /** The node whose mode it tells of: what that does is said on being pointed at. */
  readonly rule?: string;
}

function Sign({ icon, label, words, tone, rule }: SignProps) {
  const sign = (
    <span
      role="img"
      aria-label={label}
      title={rule === undefined ? label : undefined}
      className={`node__state ${tone ? `node__state--${tone}` : ''}`}
    >
      <Icon icon={icon} size={13} />
      {words}
    </span>
  );
  if (rule === undefined) return sign;
  return (
    <Tooltip label={<ModeRule id={rule} />} side="top">
      {sign}
    </Tooltip>
  );
}
