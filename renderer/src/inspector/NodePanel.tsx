import { definitionOf } from '#shared/graph/definitionOf';
import { nodeName } from '#shared/graph/Graph';
import { nodeById } from '#shared/workflow/lookups';
import { nodeLook } from '../nodes/index.ts';
import { hasControl } from '../nodes/rowFields.ts';
import { usePalette, usePreview, useWorkflow } from '../stores/hooks.ts';
import { Section } from '../ui/Section.tsx';
import { FieldSettings } from './FieldSettings.tsx';
import { LastRun } from './LastRun.tsx';
import { NodeRuns } from './NodeRuns.tsx';
import { PlannedCalls } from './PlannedCalls.tsx';
import { ReportCallout } from '../ui/ReportCallout.tsx';

/** The inspector for one node. */
export function NodePanel({ id }: { readonly id: string }) {
  const node = useWorkflow((state) => nodeById(state.workflow, id));
  const palette = usePalette();
  const problems = usePreview((state) => state.problemsByNode.get(id));
  if (!node) return null;
  const definition = definitionOf(palette, node);
  const name = nodeName(node, definition?.title);
  const hasFields = definition !== undefined && Object.values(definition.fields).some(hasControl);
  const { Panel } = nodeLook(node.type);
  return (
    <>
      <header className="inspector__head">
        <h2>{name}</h2>
        {definition && name !== definition.title && <p className="inspector__quiet">{definition.title}</p>}
        <p>{definition?.help ?? 'This version does not know this type of node. It is kept in the file.'}</p>
        {definition?.run && <NodeRuns id={id} isGenerator={definition.category === 'generate'} />}
      </header>
      {problems?.map((problem) => (
        <ReportCallout key={problem.message} report={problem} />
      ))}
      {hasFields && (
        <Section title="Fields">
          <FieldSettings node={node} definition={definition} />
        </Section>
      )}
      {definition && Panel && <Panel node={node} definition={definition} />}
      <PlannedCalls id={id} />
      <LastRun id={id} isGenerator={definition?.category === 'generate'} />
    </>
  );
}
