import { Check, Clock, FastForward, Ban, CircleSlash, History, Hourglass, TriangleAlert } from 'lucide-react';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { useIsStale, useNodeRun } from '../../nodes/useNode.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ProgressRing } from '../../ui/ProgressRing.tsx';

/** How far a node is, as a drawing with a name. */
export function NodeState({ node }: { readonly node: WorkflowNode }) {
  const run = useNodeRun(node.id);
  const isStale = useIsStale(node.id);
  if (node.mode === 'bypass') return <Sign icon={FastForward} label="Bypassed" />;
  if (node.mode === 'mute') return <Sign icon={Ban} label="Muted" />;
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
    case 'failed':
      return <Sign icon={TriangleAlert} label="Failed" tone="bad" />;
    case 'waiting':
      return <Sign icon={Hourglass} label="Waits for a choice" />;
    case 'cancelled':
      return <Sign icon={CircleSlash} label="Stopped" />;
  }
}

function Sign({ icon, label, tone }: { icon: typeof Check; label: string; tone?: 'good' | 'bad' }) {
  return (
    <span role="img" aria-label={label} title={label} className={`node__state ${tone ? `node__state--${tone}` : ''}`}>
      <Icon icon={icon} size={13} />
    </span>
  );
}
