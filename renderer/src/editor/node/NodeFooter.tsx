import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import type { NodeRunState } from '#shared/runs/RunState';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { nodeLook } from '../../nodes/index.ts';
import { useNameAt, useNodeRun } from '../../nodes/useNode.ts';
import type { UseRunState } from '../../stores/running/runOfUse.ts';
import { classNames } from '../../ui/classNames.ts';
import { ProgressRing } from '../../ui/ProgressRing.tsx';
import { formatDuration } from '../../ui/formats.ts';
import { hasFooter } from '../../nodes/hasFooter.ts';
import { NodeFigures } from './NodeFigures.tsx';
import { NodeMending } from './NodeMending.tsx';
import './NodeFooter.css';

export interface NodeFooterProps {
  readonly node: WorkflowNode;
  readonly definition: AnyNodeDefinition | undefined;
}

/** What the last run says of the node: how far it is, why it failed, how long it took, what it cost. */
export function NodeFooter({ node, definition }: NodeFooterProps) {
  const run = useNodeRun(node.id);
  const look = nodeLook(node.type);
  const { Footer } = look;
  const isKept = definition !== undefined && hasFooter(definition, look);
  if (Footer && definition && run?.status !== 'failed') {
    return (
      <footer className="node__footer node__footer--own">
        <Footer node={node} definition={definition} />
      </footer>
    );
  }
  if (!run || (run.status === 'done' && isTrivial(run)))
    return isKept ? <footer className="node__footer">{run ? 'Done' : 'Not run yet'}</footer> : null;
  const count = run.total > 0 ? `${String(run.done)} of ${String(run.total)}` : '';
  return (
    <footer
      className={classNames(
        'node__footer',
        !isKept && 'node__footer--below',
        !isKept && run.status !== 'failed' && 'node__footer--quiet',
        run.status === 'failed' && 'node__footer--failed',
      )}
    >
      {run.status === 'running' && (
        <>
          <ProgressRing done={run.done} total={run.total} label="Pictures done" />
          <span>{count || 'Running'}</span>
        </>
      )}
      {run.status === 'queued' && <span>Queued</span>}
      {run.status === 'waiting' && <span>Waits for a choice</span>}
      {run.status === 'cancelled' && <p className="node__reason">{count ? `Stopped, ${count}` : 'Stopped'}</p>}
      {run.status === 'failed' && <Reason run={run} count={count} />}
      {run.status === 'done' && (
        <span className="node__message" title={run.message}>
          {run.message ?? formatDuration(run.ms ?? 0)}
        </span>
      )}
      {(run.status === 'failed' || run.status === 'cancelled') && <NodeMending id={node.id} />}
      <NodeFigures id={node.id} run={run} />
    </footer>
  );
}

/** One line; how many it is of is in the header, the rest in the inspector. What a call says comes before what the node says of all. */
function Reason({ run, count }: { readonly run: UseRunState; readonly count: string }) {
  const where = useNameAt(run.failedIn);
  const told = run.slots.flatMap(({ error }) => (error && !UNTOLD.has(error.code) ? [error] : []));
  const { message, hint } = told[0] ?? run.error ?? { message: 'It failed.' };
  return (
    <p className="node__reason" title={[message, hint].filter(Boolean).join('\n')}>
      {run.done > 0 && <span className="node__count">{count}</span>}
      {where !== undefined && `${where}: `}
      {message}
    </p>
  );
}

/** Places that were left alone, not refused. */
const UNTOLD: ReadonlySet<string> = new Set(['cancelled', 'not-asked', 'may-be-billed']);

/** Passing a value on takes no time worth a line. */
function isTrivial(run: NodeRunState): boolean {
  return run.slots.length === 0 && run.message === undefined && (run.ms ?? 0) < 500;
}
