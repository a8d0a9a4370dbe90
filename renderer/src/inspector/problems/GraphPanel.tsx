import { formatMoney } from '#shared/graph/Money';
import { useDocuments, useFileName, usePreview, useWorkflow } from '../../stores/hooks.ts';
import { FactList, type Fact } from '../../ui/FactList.tsx';
import { ReportCallout } from '../../ui/ReportCallout.tsx';
import { Section } from '../../ui/Section.tsx';
import { ProblemList } from './ProblemList.tsx';

/** The inspector for the whole graph: what is wrong in it, with what can be done at once, and what a run would make. */
export function GraphPanel() {
  const name = useDocuments(({ tabs, activeId }) => tabs.find(({ id }) => id === activeId)?.title ?? '');
  const file = useFileName();
  const nodes = useWorkflow((state) => state.workflow.nodes.length);
  const wires = useWorkflow((state) => state.workflow.edges.length);
  const hasProblems = usePreview((state) => state.problems.length > 0);
  const error = usePreview((state) => state.error);
  return (
    <>
      <header className="inspector__head">
        <h2 dir="auto">{name}</h2>
        <p>Select a node to see its fields, what it will send and what its last run gave.</p>
      </header>
      {error && <ReportCallout report={error} />}
      {nodes > 0 && !error && <ProblemList />}
      {nodes > 0 && !hasProblems && !error && <WouldMake />}
      <Section title="Graph">
        <FactList
          facts={[
            { label: 'Nodes', value: nodes },
            { label: 'Wires', value: wires },
            { label: 'File', value: file ?? 'not saved yet' },
          ]}
        />
      </Section>
    </>
  );
}

function WouldMake() {
  const toSend = usePreview((state) => state.toSend);
  const reused = usePreview((state) => state.reused);
  const estimate = usePreview((state) => state.estimate);
  const facts: Fact[] = [{ label: 'Calls', value: toSend }];
  if (reused > 0) facts.push({ label: 'Reused', value: reused });
  if (estimate && estimate.microUsd > 0) {
    facts.push({ label: 'Estimate', value: formatMoney({ ...estimate, kind: 'estimate' }), isMono: true });
  }
  return (
    <Section title="A run would make">
      <FactList facts={facts} />
    </Section>
  );
}
