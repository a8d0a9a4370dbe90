import { useDeferredValue } from 'react';
import { displayName } from '#shared/graph/displayName';
import { heldBy } from '../../nodes/frame/heldBy.ts';
import { usePalette, useView, useWorkflow } from '../../stores/hooks.ts';

/** Names that are read out before the rest is only counted. */
const MOST_NAMED = 8;

/** What a frame holds, for those who do not see it. */
export function FrameHolds({ id, labelId }: { readonly id: string; readonly labelId: string }) {
  const palette = usePalette();
  const graph = useDeferredValue(useWorkflow(({ workflow }) => workflow));
  const canvas = useView((state) => state.canvas);
  const held = heldBy([id], canvas?.boxes() ?? new Map());
  const names = graph.nodes.flatMap((node) => (held.has(node.id) ? displayName(graph, palette, node) : []));
  return (
    <p id={labelId} className="frame__holds">
      {holdsWords(names)}
    </p>
  );
}

export function holdsWords(names: readonly string[]): string {
  if (names.length === 0) return 'Frame that holds nothing';
  const more = names.length - MOST_NAMED;
  const told = names.slice(0, MOST_NAMED).join(', ');
  return `Frame that holds ${told}${more > 0 ? ` and ${String(more)} more` : ''}`;
}
