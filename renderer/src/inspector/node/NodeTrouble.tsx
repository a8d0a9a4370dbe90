import { useEffect, useRef } from 'react';
import { FixButtons } from '../../commands/fixes/FixButtons.tsx';
import { approveKey } from '../../commands/fixes/keyFixes.ts';
import { useNameAt, useNodeRun } from '../../nodes/useNode.ts';
import { showNode } from '../../stores/graph/showNode.ts';
import { Button } from '../../ui/Button.tsx';
import { usePreview, useStudio, useView } from '../../stores/hooks.ts';
import { ReportCallout } from '../../ui/ReportCallout.tsx';
import { errorGroups } from './errorGroups.ts';
import { NodeError } from './NodeError.tsx';
import { RetryFailed } from './RetryFailed.tsx';
import './NodeTrouble.css';

/** All that is wrong with a node, in full and first: why it cannot run, and what its newest run failed of, what is equal once. */
export function NodeTrouble({ id }: { readonly id: string }) {
  const problems = usePreview((state) => state.problemsByNode.get(id)) ?? [];
  const allKeys = usePreview((state) => state.keys);
  const keys = allKeys.filter(({ nodes }) => nodes.includes(id));
  const run = useNodeRun(id);
  const errors = run ? errorGroups(run) : [];
  const place = useFailurePlace(id);
  if (problems.length + keys.length + errors.length === 0) return null;
  return (
    <>
      {errors.length > 0 && (
        <div ref={place} className="node-trouble" role="group" aria-label="What went wrong" tabIndex={-1}>
          {errors.map((group, at) => (
            <NodeError key={group.report.message} group={group} node={id}>
              {at === 0 && <ShowInside of={id} node={run?.failedIn} />}
              {at === errors.length - 1 && <RetryFailed id={id} />}
            </NodeError>
          ))}
        </div>
      )}
      {problems.map((problem) => (
        <ReportCallout key={problem.message} report={problem}>
          <FixButtons problem={problem} />
          <ShowInside of={id} node={problem.node} />
        </ReportCallout>
      ))}
      {keys.map((notice) => (
        <ReportCallout key={`${notice.provider} ${notice.name}`} report={notice}>
          <FixButtons
            problem={{ ...notice, node: id }}
            more={notice.code === 'key-not-approved' ? [approveKey(notice.provider, notice.name)] : []}
          />
        </ReportCallout>
      ))}
    </>
  );
}

/** The way to the node in a group that something of its use is about. */
function ShowInside({ of, node }: { readonly of: string; readonly node: string | undefined }) {
  const studio = useStudio();
  const name = useNameAt(node);
  if (node === undefined || node === of || name === undefined) return null;
  return (
    <Button
      onClick={() => {
        showNode(studio, node);
      }}
    >
      Show {name}
    </Button>
  );
}

/** Comes into view and takes the keys when the node asks for it. */
function useFailurePlace(id: string) {
  const { view } = useStudio();
  const isAskedFor = useView((state) => state.failureOf === id);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isAskedFor) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'nearest' });
    view.getState().failureShown();
  }, [isAskedFor, view]);
  return place;
}
