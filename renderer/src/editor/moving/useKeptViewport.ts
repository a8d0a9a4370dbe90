import { useCallback, useEffect, useRef } from 'react';
import type { Viewport } from '#shared/workflow/Workflow';
import { useGraph } from '../../stores/hooks.ts';

/** A wheel moves the canvas with each of its events; the graph hears of it once it rests, ms. */
const REST_MS = 150;

/** Gives what is to be told of every move of the canvas, so that its graph comes back where it stood. */
export function useKeptViewport(): (event: unknown, viewport: Viewport) => void {
  const graph = useGraph();
  const waiting = useRef<{ readonly viewport: Viewport; readonly timer: ReturnType<typeof setTimeout> }>(undefined);
  const keep = useCallback(() => {
    if (!waiting.current) return;
    clearTimeout(waiting.current.timer);
    graph.getState().setViewport(waiting.current.viewport);
    waiting.current = undefined;
  }, [graph]);
  useEffect(() => keep, [keep]);
  return useCallback(
    (_event, viewport) => {
      if (waiting.current) clearTimeout(waiting.current.timer);
      waiting.current = { viewport, timer: setTimeout(keep, REST_MS) };
    },
    [keep],
  );
}
