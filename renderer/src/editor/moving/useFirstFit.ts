import { useNodesInitialized, useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useMemo, useRef } from 'react';
import type { Viewport } from '#shared/workflow/Workflow';
import { useGraph, useStudio } from '../../stores/hooks.ts';

/** From the first drawing of nodes until they are measured, ms. */
const MEASURED_MS = 100;
const START: Viewport = { x: 0, y: 0, zoom: 1 };

/** Where the canvas stands when a graph comes on screen: as it was saved, else all of it in view. Gives where it stands at first. */
export function useFirstFit(): Viewport {
  const graph = useGraph();
  const { view } = useStudio();
  const flow = useReactFlow();
  const first = useMemo(() => graph.getState().workflow, [graph]);
  // Fitting an empty graph would wait for its first node, and take that from under the pointer.
  const isAsked = useRef(first.viewport === undefined && first.nodes.length > 0);
  const isDrawn = useNodesInitialized({ includeHiddenNodes: true });
  const hasSize = useStore(({ width, height }) => width > 0 && height > 0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  useEffect(() => {
    if (!isAsked.current || !isDrawn || !hasSize) return;
    isAsked.current = false;
    view.getState().canvas?.fit(true);
    const before = flow.getViewport();
    // What was drawn meanwhile is measured: until then its size was an estimate.
    timer.current = setTimeout(() => {
      const { x, y, zoom } = flow.getViewport();
      if (x === before.x && y === before.y && zoom === before.zoom) view.getState().canvas?.fit(true);
    }, MEASURED_MS);
  }, [isDrawn, hasSize, flow, view]);
  return first.viewport ?? START;
}
