import { useEffect, useId, useRef, type ReactNode } from 'react';
import type { ErrorReport } from '#shared/errors/AppError';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { FixButtons } from '../../commands/fixes/FixButtons.tsx';
import { approveKey } from '../../commands/fixes/keyFixes.ts';
import { retiringModels } from '../../commands/fixes/retiringModels.ts';
import { usePalette, usePreview, useStudio, useWorkflow } from '../../stores/hooks.ts';
import { useNameAt } from '../../nodes/useNode.ts';
import { showNode } from '../../stores/graph/showNode.ts';
import { ReportCallout } from '../../ui/ReportCallout.tsx';
import { Section } from '../../ui/Section.tsx';
import { problemGroups } from './problemGroups.ts';
import './ProblemList.css';

/** Everything that is wrong in the graph, node by node, each with what can be done about it at once; or that nothing is. */
export function ProblemList() {
  const { catalogue } = useStudio();
  const palette = usePalette();
  const workflow = useWorkflow((state) => withoutGroups(state.whole));
  const problems = usePreview((state) => state.problems);
  const keys = usePreview((state) => state.keys);
  const inKeys = keys.map(({ nodes, provider: _provider, name: _name, ...report }) => ({
    ...report,
    node: nodes[0] ?? '',
  }));
  const all: readonly ErrorReport[] = [...problems, ...inKeys, ...retiringModels({ workflow, palette, catalogue })];
  const place = useFocusKept(all.length);
  const title = all.length === 0 ? 'No problems' : all.length === 1 ? '1 problem' : `${String(all.length)} problems`;
  const more = (problem: ErrorReport) => {
    const notice = keys.find(({ code, message }) => code === problem.code && message === problem.message);
    return notice?.code === 'key-not-approved' ? [approveKey(notice.provider, notice.name)] : [];
  };
  return (
    <div ref={place} tabIndex={-1} className="problem-list">
      <p role="status" className="visually-hidden">
        {title}
      </p>
      <Section title={title}>
        {problemGroups(all).map(([id, own]) => (
          <ProblemGroup key={id ?? ''} node={id}>
            {own.map((problem, at) => (
              <ReportCallout key={`${problem.message} ${String(at)}`} report={problem}>
                <FixButtons problem={problem} more={more(problem)} />
              </ReportCallout>
            ))}
          </ProblemGroup>
        ))}
      </Section>
    </div>
  );
}

/** What was fixed goes, and its button with it: the focus stays in the list then. */
function useFocusKept(count: number) {
  const place = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    const note = () => {
      hadFocus.current = place.current?.contains(document.activeElement) ?? false;
    };
    document.addEventListener('focusin', note);
    return () => {
      document.removeEventListener('focusin', note);
    };
  }, []);
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, [count]);
  return place;
}

interface ProblemGroupProps {
  /** Absent: they are of no node. */
  readonly node: string | undefined;
  readonly children: ReactNode;
}

function ProblemGroup({ node: id, children }: ProblemGroupProps) {
  const studio = useStudio();
  const headId = useId();
  const name = useNameAt(id);
  const node = name === undefined ? undefined : id;
  return (
    <div className="problem-list__group" role="group" aria-labelledby={name === undefined ? undefined : headId}>
      {node && (
        <button
          type="button"
          id={headId}
          className="problem-list__node"
          title={`Show ${name ?? ''}`}
          onClick={() => {
            showNode(studio, node);
          }}
        >
          {name}
        </button>
      )}
      {children}
    </div>
  );
}
