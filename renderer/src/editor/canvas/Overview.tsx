import { MiniMap, useStore, type ReactFlowState } from '@xyflow/react';
import { useSyncExternalStore } from 'react';
import { useWorkflow } from '../../stores/hooks.ts';

/** In a window narrower than this the overview is small, and there only while it tells more than the canvas. */
const narrow = window.matchMedia('(width < 1100px)');
/** px */
const SIZE = { wide: { width: 168, height: 104 }, narrow: { width: 112, height: 70 } } as const;

/** The whole graph, small, and which part of it is seen. */
export function Overview() {
  const isEmpty = useWorkflow(({ workflow }) => workflow.nodes.length === 0);
  const isNarrow = useSyncExternalStore(follow, () => narrow.matches);
  const isWanted = useStore((state) => !isNarrow || !isAllSeen(state));
  if (isEmpty || !isWanted) return null;
  return (
    <MiniMap
      pannable
      zoomable
      ariaLabel="Overview of the graph"
      nodeBorderRadius={12}
      maskStrokeWidth={1.5}
      style={isNarrow ? SIZE.narrow : SIZE.wide}
    />
  );
}

function isAllSeen({ nodes, transform: [x, y, zoom], width, height }: ReactFlowState): boolean {
  return nodes.every(({ position, measured }) => {
    const left = position.x * zoom + x;
    const top = position.y * zoom + y;
    const right = left + (measured?.width ?? 0) * zoom;
    return left >= 0 && top >= 0 && right <= width && top + (measured?.height ?? 0) * zoom <= height;
  });
}

function follow(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => {
    narrow.removeEventListener('change', listener);
  };
}
