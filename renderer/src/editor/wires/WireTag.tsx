import { Panel } from '@xyflow/react';
import { useMemo } from 'react';
import { usePalette, useView, useWorkflow } from '../../stores/hooks.ts';
import { lightOfWire } from './litWires.ts';
import { useWireCounts } from './useWireCounts.ts';

/** Where the wire goes that is pointed at or selected, and what it carries; a selected one is told to screen readers too. */
export function WireTag() {
  const lit = useView((state) => state.lit);
  const palette = usePalette();
  const counts = useWireCounts();
  const workflow = useWorkflow((state) => state.workflow);
  const selected = useWorkflow(({ selectedEdges }) => (selectedEdges.size === 1 ? [...selectedEdges][0] : undefined));
  const told = useMemo(
    () => (selected === undefined ? undefined : lightOfWire({ workflow, palette, counts }, selected)?.words),
    [workflow, palette, counts, selected],
  );
  const words = lit?.words ?? told;
  return (
    <>
      {words !== undefined && (
        <Panel position="bottom-center" className="wire-tag" aria-hidden>
          <bdi>{words}</bdi>
        </Panel>
      )}
      <p role="status" aria-label="Selected wire" className="visually-hidden">
        {told === undefined ? '' : `Wire: ${told}`}
      </p>
    </>
  );
}
