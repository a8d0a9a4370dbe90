import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';

type FlowStore = ReturnType<typeof useStoreApi>;

/**
 * A node can have other rows and be as large as before: React Flow measures it again only when it is told to. What comes into view together is
 * told together, for each telling makes all of the canvas look whether it is meant.
 */
export function useMeasured(id: string, rows: string): void {
  const flow = useStoreApi();
  const isNew = useRef(true);
  useEffect(() => {
    const isKnown = flow.getState().nodeLookup.get(id)?.internals.handleBounds !== undefined;
    // One whose sockets are nowhere yet is measured as it is first drawn.
    if (!isNew.current || isKnown) askFor(flow, id);
    isNew.current = false;
  }, [flow, id, rows]);
}

function askFor(flow: FlowStore, id: string): void {
  // Each node holds the canvas by an object of its own; what they ask is the same.
  const canvas = flow.getState;
  const others = asked.get(canvas);
  if (others) {
    others.add(id);
    return;
  }
  const ids = new Set([id]);
  asked.set(canvas, ids);
  requestAnimationFrame(() => {
    asked.delete(canvas);
    measure(flow, ids);
  });
}

function measure(flow: FlowStore, ids: ReadonlySet<string>): void {
  const { domNode, updateNodeInternals } = flow.getState();
  const elements = [...(domNode?.querySelectorAll<HTMLDivElement>('.react-flow__node') ?? [])];
  const updates = elements.flatMap((nodeElement) => {
    const { id = '' } = nodeElement.dataset;
    return ids.has(id) ? [[id, { id, nodeElement, force: true }] as const] : [];
  });
  if (updates.length > 0) updateNodeInternals(new Map(updates), { triggerFitView: false });
}

/** The nodes of a canvas that are measured with its next frame. */
const asked = new WeakMap<FlowStore['getState'], Set<string>>();
