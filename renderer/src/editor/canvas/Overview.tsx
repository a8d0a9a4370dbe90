import { Panel, useStore, type ReactFlowState } from '@xyflow/react';
import { useSyncExternalStore } from 'react';
import { useView, useWorkflow } from '../../stores/hooks.ts';
import { OverviewMap } from './OverviewMap.tsx';

/** In a window narrower than this the overview is smaller still. */
const narrow = window.matchMedia('(width < 1100px)');
/** px */
const SIZE = { wide: { width: 136, height: 84 }, narrow: { width: 104, height: 64 } } as const;

/** The whole graph, small, and which part of it is seen; nothing while all of it is, or where it is not wanted. */
export function Overview() {
  const isEmpty = useWorkflow(({ workflow }) => workflow.nodes.length === 0);
  const isOpen = useView((state) => state.overviewOpen);
  const isNarrow = useSyncExternalStore(follow, () => narrow.matches);
  const isAllInView = useStore(isAllSeen);
  if (isEmpty || !isOpen || isAllInView) return null;
  return (
    <Panel position="bottom-right" className="overview-panel">
      <OverviewMap {...(isNarrow ? SIZE.narrow : SIZE.wide)} />
    </Panel>
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
