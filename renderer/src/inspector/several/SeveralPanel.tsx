import { definitionOf } from '#shared/graph/definitionOf';
import { usePalette, useWorkflow } from '../../stores/hooks.ts';
import { Section } from '../../ui/Section.tsx';
import { ModeNote } from '../ModeNote.tsx';
import { kindsOf } from './kindsOf.ts';
import { SeveralActions } from './SeveralActions.tsx';
import { SeveralFields } from './SeveralFields.tsx';
import { SeveralSent } from './SeveralSent.tsx';
import { useSelectedNodes } from './useSelectedNodes.ts';
import '../node/NodeFields.css';

/** The inspector for several nodes: what they are, what they would send together, what can be done with all of them, what they share. */
export function SeveralPanel() {
  const palette = usePalette();
  const nodes = useSelectedNodes();
  const ids = useWorkflow((state) => state.selection);
  const titles = nodes.map((node) => definitionOf(palette, node)?.title ?? node.type);
  return (
    <>
      <header className="inspector__head">
        <h2>{nodes.length} nodes</h2>
        <p className="inspector__quiet">{kindsOf(titles)}</p>
      </header>
      <ModeNote ids={ids} />
      <SeveralSent ids={[...ids]} />
      <SeveralActions />
      <Section title="Shared fields">
        <SeveralFields nodes={nodes} />
      </Section>
    </>
  );
}
