import { nodeName } from '#shared/graph/Graph';
import { formatMoney } from '#shared/graph/Money';
import { nodeById } from '#shared/workflow/lookups';
import type { PreviewProblem } from '../stores/running/previewStore.ts';
import { useFileName, useGraph, usePalette, usePreview, useStudio, useWorkflow } from '../stores/hooks.ts';
import { FactList, type Fact } from '../ui/FactList.tsx';
import { Section } from '../ui/Section.tsx';
import { ReportCallout } from '../ui/ReportCallout.tsx';
import './GraphPanel.css';

/** The inspector for the whole graph. */
export function GraphPanel() {
  const name = useWorkflow((state) => state.workflow.name);
  const file = useFileName();
  const nodes = useWorkflow((state) => state.workflow.nodes.length);
  const wires = useWorkflow((state) => state.workflow.edges.length);
  const problems = usePreview((state) => state.problems);
  const error = usePreview((state) => state.error);
  const toSend = usePreview((state) => state.toSend);
  const reused = usePreview((state) => state.reused);
  const estimate = usePreview((state) => state.estimate);
  const run: Fact[] = [{ label: 'Calls', value: toSend }];
  if (reused > 0) run.push({ label: 'Reused', value: reused });
  if (estimate && estimate.microUsd > 0)
    run.push({ label: 'Estimate', value: formatMoney({ ...estimate, kind: 'estimate' }), isMono: true });
  return (
    <>
      <header className="inspector__head">
        <h2>{name}</h2>
        <p>Select a node to see its fields, what it will send and what its last run gave.</p>
      </header>
      <Section title="Graph">
        <FactList
          facts={[
            { label: 'Nodes', value: nodes },
            { label: 'Wires', value: wires },
            { label: 'File', value: file ?? 'not saved yet' },
          ]}
        />
      </Section>
      {nodes > 0 && problems.length === 0 && !error && (
        <Section title="A run would make">
          <FactList facts={run} />
        </Section>
      )}
      {error && <ReportCallout report={error} />}
      {problems.length > 0 && (
        <Section title={problems.length === 1 ? '1 problem' : `${String(problems.length)} problems`}>
          <ul className="graph-panel__problems">
            {problems.map((problem, index) => (
              <li key={index}>
                <ProblemEntry problem={problem} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function ProblemEntry({ problem }: { readonly problem: PreviewProblem }) {
  const { view } = useStudio();
  const graph = useGraph();
  const palette = usePalette();
  const { node: id } = problem;
  const node = useWorkflow((state) => (id === undefined ? undefined : nodeById(state.workflow, id)));
  if (!node) return <ReportCallout report={problem} />;
  return (
    <button
      type="button"
      className="graph-panel__problem"
      onClick={() => {
        graph.getState().select([node.id]);
        view.getState().revealNode(node.id);
      }}
    >
      <ReportCallout report={problem} />
      <span className="visually-hidden">Show {nodeName(node, palette.get(node.type)?.title)}</span>
    </button>
  );
}
