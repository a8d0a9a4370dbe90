import { EdgeLabelRenderer, useStoreApi } from '@xyflow/react';
import { useMemo, useRef, type PointerEvent } from 'react';
import { clampOf, edgeId, edgesInBundle } from '#shared/workflow/lookups';
import type { Position, WorkflowEdge } from '#shared/workflow/Workflow';
import { movedClamp } from '../../nodes/place/trunkOf.ts';
import { useGraph, useStudio, useView, useWorkflow } from '../../stores/hooks.ts';
import { classNames } from '../../ui/classNames.ts';
import { useTrunk } from './useTrunk.ts';
import './BundleClamps.css';

/** What the trunks of bundles are moved by: a clamp in the middle of each. Keys move it while the wires are selected. */
export function BundleClamps() {
  const edges = useWorkflow(({ workflow }) => workflow.edges);
  const bundles = useMemo(() => bundlesIn(edges), [edges]);
  return (
    <EdgeLabelRenderer>
      {bundles.map((bundle) => (
        <BundleClamp key={bundle} bundle={bundle} />
      ))}
    </EdgeLabelRenderer>
  );
}

interface Drag {
  /** Where it was taken, px on screen. */
  readonly at: Position;
  readonly from: Position | undefined;
  readonly keys: AbortController;
}

/** A press selects the wires, a drag moves where they run together, a double click lets them run there by themselves. */
function BundleClamp({ bundle }: { readonly bundle: string }) {
  const { view } = useStudio();
  const graph = useGraph();
  const flow = useStoreApi();
  const trunk = useTrunk(bundle);
  const edges = useWorkflow(({ workflow }) => workflow.edges);
  const ids = useMemo(() => edgesInBundle(edges, bundle).map(edgeId), [edges, bundle]);
  const isLit = useView(({ lit }) => ids.some((id) => lit?.wires.has(id)));
  const isSelected = useWorkflow(({ selectedEdges }) => ids.some((id) => selectedEdges.has(id)));
  const drag = useRef<Drag>(null);
  if (!trunk) return null;
  const { setClamping } = view.getState();

  const end = (isKept: boolean) => {
    drag.current?.keys.abort();
    drag.current = null;
    const { clamping } = view.getState();
    if (isKept && clamping) graph.getState().changeWires(new Set(ids), { clamp: clamping.clamp });
    setClamping(null);
  };
  const take = ({ button, clientX, clientY, currentTarget, pointerId }: PointerEvent) => {
    if (button !== 0) return;
    currentTarget.setPointerCapture(pointerId);
    graph.getState().select([], ids);
    const keys = new AbortController();
    const giveUp = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      end(false);
    };
    window.addEventListener('keydown', giveUp, { capture: true, signal: keys.signal });
    drag.current = { at: { x: clientX, y: clientY }, from: clampOf(edgesInBundle(edges, bundle)), keys };
  };
  const move = ({ clientX, clientY }: PointerEvent) => {
    if (!drag.current) return;
    const { at, from } = drag.current;
    const zoom = flow.getState().transform[2];
    const by = { x: Math.round((clientX - at.x) / zoom), y: Math.round((clientY - at.y) / zoom) };
    if (view.getState().clamping || by.x !== 0 || by.y !== 0)
      setClamping({ bundle, clamp: movedClamp(trunk, from, by) });
  };
  const place = `translate(${String((trunk.left + trunk.right) / 2)}px, ${String(trunk.y)}px) translate(-50%, -50%)`;
  return (
    <span
      aria-hidden
      className={classNames('bundle-clamp nodrag nopan', (isLit || isSelected) && 'bundle-clamp--shown')}
      data-bundle={bundle}
      style={{ transform: place }}
      title="Drag to move the bundle; double-click to put it back"
      onPointerDown={take}
      onPointerMove={move}
      onPointerUp={() => {
        if (drag.current) end(true);
      }}
      onPointerCancel={() => {
        if (drag.current) end(false);
      }}
      onDoubleClick={() => {
        graph.getState().changeWires(new Set(ids), { clamp: null });
      }}
    />
  );
}

/** Those that are seen: two wires at least lie in each, and not all are hidden. */
function bundlesIn(edges: readonly WorkflowEdge[]): readonly string[] {
  const names = new Set(edges.flatMap(({ bundle, hidden }) => (bundle === undefined || hidden ? [] : [bundle])));
  return [...names].filter((bundle) => edgesInBundle(edges, bundle).length > 1);
}
