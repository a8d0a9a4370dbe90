import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { formatMoney } from '#shared/graph/Money';
import type { NodeRunState } from '#shared/runs/RunState';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { nodeLook } from '../nodes/index.ts';
import { useNodeRun } from '../nodes/useNode.ts';
import { nodeCost } from '../stores/costs.ts';
import { classNames } from '../ui/classNames.ts';
import { ProgressRing } from '../ui/ProgressRing.tsx';
import { formatDuration } from '../ui/formats.ts';

export interface NodeFooterProps {
  readonly node: WorkflowNode;
  readonly definition: AnyNodeDefinition | undefined;
}

/** What the last run says of the node: how far it is, why it failed, how long it took, what it cost. */
export function NodeFooter({ node, definition }: NodeFooterProps) {
  const run = useNodeRun(node.id);
  const { Footer } = nodeLook(node.type);
  if (Footer && definition && run?.status !== 'failed') {
    return (
      <footer className="node__footer node__footer--own">
        <Footer node={node} definition={definition} />
      </footer>
    );
  }
  if (!run || (run.status === 'done' && isTrivial(run))) return null;
  return <RunFooter run={run} />;
}

function RunFooter({ run }: { readonly run: NodeRunState }) {
  const cost = nodeCost(run);
  const reused = run.slots.filter((slot) => slot.reused).length;
  const count = run.total > 0 ? `${String(run.done)} of ${String(run.total)}` : '';
  return (
    <footer className={classNames('node__footer', run.status === 'failed' && 'node__footer--failed')}>
      {run.status === 'running' && (
        <>
          <ProgressRing done={run.done} total={run.total} label="Pictures done" />
          <span>{count || 'Running'}</span>
        </>
      )}
      {run.status === 'queued' && <span>Queued</span>}
      {run.status === 'cancelled' && <span>{count ? `Stopped, ${count}` : 'Stopped'}</span>}
      {run.status === 'failed' && (
        <p className="node__reason" title={[run.error?.message, run.error?.hint].filter(Boolean).join('\n')}>
          {run.error?.message ?? 'It failed.'}
          {run.error?.hint !== undefined && <span className="node__advice">{run.error.hint}</span>}
        </p>
      )}
      {run.status === 'done' && (
        <span className="node__message" title={run.message}>
          {run.message ?? formatDuration(run.ms ?? 0)}
        </span>
      )}
      <span className="node__figures">
        {reused > 0 && <span>{reused === run.slots.length ? 'reused' : `${String(reused)} reused`}</span>}
        {cost && <span className="mono">{formatMoney(cost)}</span>}
      </span>
    </footer>
  );
}

/** Passing a value on takes no time worth a line. */
function isTrivial(run: NodeRunState): boolean {
  return run.slots.length === 0 && run.message === undefined && (run.ms ?? 0) < 500;
}
