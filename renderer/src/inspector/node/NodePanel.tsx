import { definitionOf } from '#shared/graph/definitionOf';
import { nodeById } from '#shared/workflow/lookups';
import { nodeLook } from '../../nodes/index.ts';
import { hasControl } from '../../nodes/rows/rowFields.ts';
import { usePalette, useWorkflow } from '../../stores/hooks.ts';
import { ModeNote } from '../ModeNote.tsx';
import { Section } from '../../ui/Section.tsx';
import { KeptValues } from './KeptValues.tsx';
import { LastRun } from './LastRun.tsx';
import { NodeFields } from './NodeFields.tsx';
import { NodeHead } from './NodeHead.tsx';
import { NodeRuns } from './NodeRuns.tsx';
import { NodeTexts } from './NodeTexts.tsx';
import { NodeTrouble } from './NodeTrouble.tsx';
import { PlannedCalls } from './PlannedCalls.tsx';

/** The inspector for one node: what is wrong, what will be sent, what its last run gave, what can be done, its texts, its fields. */
export function NodePanel({ id }: { readonly id: string }) {
  const node = useWorkflow((state) => nodeById(state.workflow, id));
  const palette = usePalette();
  if (!node) return null;
  const definition = definitionOf(palette, node);
  const isGenerator = definition?.category === 'generate';
  const hasFields = definition !== undefined && Object.values(definition.fields).some(hasControl);
  const { Panel } = nodeLook(node.type);
  return (
    <>
      <NodeHead node={node} definition={definition} />
      <NodeTrouble id={id} />
      <ModeNote ids={[id]} />
      <PlannedCalls id={id} />
      <LastRun id={id} />
      {definition?.run && <NodeRuns id={id} isGenerator={isGenerator} />}
      {definition && <NodeTexts id={id} definition={definition} />}
      {definition && Panel && <Panel node={node} definition={definition} />}
      {!definition && <KeptValues node={node} />}
      {hasFields && (
        <Section title="Fields">
          <NodeFields node={node} definition={definition} />
        </Section>
      )}
    </>
  );
}
