import { useStoreApi, type NodeChange } from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Position } from '#shared/workflow/Workflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { unionOf } from '../../nodes/frame/boxAround.ts';
import { isFrame } from '../../nodes/frame/frameBox.ts';
import { heldBy, holderOf } from '../../nodes/frame/heldBy.ts';
import type { Box } from '../../nodes/place/freeSpot.ts';
import { useGraph, useStudio } from '../../stores/hooks.ts';
import type { FlowNode } from '../node/flowNodes.ts';
import { NO_SIGNS, type DragSigns } from './Guides.tsx';
import { snapMove } from './snapMove.ts';

export const GRID = 20;
/** px on screen */
const REACH = 6;

export interface Dragging {
  readonly signs: StoreApi<DragSigns>;
  readonly start: (event: { readonly altKey: boolean }, nodes: readonly FlowNode[]) => void;
  /** The changes of a drag as they are to be: where things snap to, and what lies in a dragged frame with it. */
  readonly adjust: (changes: NodeChange<FlowNode>[]) => NodeChange<FlowNode>[];
  /** Where everything that was dragged has come to. */
  readonly end: () => readonly { readonly id: string; readonly position: Position }[];
}

interface Gesture {
  /** Where each thing that moves was, dragged or carried. */
  readonly from: ReadonlyMap<string, Position>;
  readonly dragged: ReadonlySet<string>;
  /** Around all that moves, as it was. */
  readonly box: Box;
  readonly neighbours: readonly Box[];
  readonly frames: readonly (readonly [string, Box])[];
  by: Position;
  /** The key is down with which nothing snaps. */
  isFree: boolean;
}

/** Dragging nodes: with what they hold, to where they stand right among others. */
export function useDragging(): Dragging {
  const { view } = useStudio();
  const graph = useGraph();
  const flow = useStoreApi<FlowNode>();
  const [signs] = useState(() => createStore<DragSigns>(() => NO_SIGNS));
  const gesture = useRef<Gesture>(null);
  useFreeKey(gesture);

  return useMemo(() => {
    const isSnapping = () => view.getState().isSnapping;
    return {
      signs,
      start({ altKey }, nodes) {
        const boxes = view.getState().canvas?.boxes();
        if (!boxes) return;
        // It snaps by itself what is dragged to the grid, and how far the pointer really is would be lost.
        flow.setState({ snapToGrid: false });
        const kinds = new Map(graph.getState().workflow.nodes.map((node) => [node.id, node]));
        const isOfFrame = (id: string) => {
          const node = kinds.get(id);
          return node !== undefined && isFrame(node);
        };
        const dragged = new Set(nodes.map(({ id }) => id));
        const held = altKey ? [] : heldBy([...dragged].filter(isOfFrame), boxes);
        const moving = new Set([...dragged, ...held]);
        const own = [...moving].flatMap((id) => boxes.get(id) ?? []);
        const others = [...boxes].filter(([id]) => !moving.has(id));
        const seen = viewOf(flow.getState());
        gesture.current = {
          from: new Map([...moving].flatMap((id) => (boxes.has(id) ? [[id, positionOf(boxes.get(id))] as const] : []))),
          dragged,
          box: unionOf(own) ?? { x: 0, y: 0, width: 0, height: 0 },
          neighbours: others.map(([, box]) => box).filter((box) => touches(box, seen)),
          frames: others.filter(([id]) => isOfFrame(id)),
          by: { x: 0, y: 0 },
          isFree: false,
        };
      },
      adjust(changes) {
        const now = gesture.current;
        if (!now) return changes;
        const lead = changes.find((each) => each.type === 'position' && now.dragged.has(each.id));
        if (lead?.type !== 'position' || !lead.position) return changes;
        if (lead.dragging) move(now, lead.id, lead.position, isSnapping() && !now.isFree);
        else signs.setState(NO_SIGNS);
        const rest = changes.filter((each) => each.type !== 'position' || !now.from.has(each.id));
        const dragging = lead.dragging ?? false;
        return [
          ...rest,
          ...[...now.from].map(([id, from]) => ({
            id,
            type: 'position' as const,
            position: { x: from.x + now.by.x, y: from.y + now.by.y },
            dragging,
          })),
        ];
      },
      end() {
        const now = gesture.current;
        gesture.current = null;
        signs.setState(NO_SIGNS);
        flow.setState({ snapToGrid: isSnapping() });
        return [...(now?.from ?? [])].map(([id, from]) => ({
          id,
          position: { x: Math.round(from.x + (now?.by.x ?? 0)), y: Math.round(from.y + (now?.by.y ?? 0)) },
        }));
      },
    };

    function move(now: Gesture, id: string, to: Position, snaps: boolean): void {
      const from = now.from.get(id) ?? to;
      const by = { x: to.x - from.x, y: to.y - from.y };
      const moved = { ...now.box, x: now.box.x + by.x, y: now.box.y + by.y };
      const reach = REACH / flow.getState().transform[2];
      const snapped = snaps ? snapMove(moved, now.neighbours, { reach, grid: GRID }) : undefined;
      now.by = { x: by.x + (snapped?.by.x ?? 0), y: by.y + (snapped?.by.y ?? 0) };
      const placed = { ...now.box, x: now.box.x + now.by.x, y: now.box.y + now.by.y };
      const holder = holderOf(placed, now.frames);
      const frame = now.frames.find(([each]) => each === holder)?.[1] ?? null;
      signs.setState({ guides: snapped?.guides ?? [], holder: frame });
    }
  }, [view, graph, flow, signs]);
}

/** Whether the key for moving freely is down comes with the pointer, just before the move it belongs to. */
function useFreeKey(gesture: { readonly current: Gesture | null }): void {
  useEffect(() => {
    const follow = ({ ctrlKey, metaKey }: PointerEvent) => {
      if (gesture.current) gesture.current.isFree = ctrlKey || metaKey;
    };
    window.addEventListener('pointermove', follow, { capture: true, passive: true });
    return () => {
      window.removeEventListener('pointermove', follow, { capture: true });
    };
  }, [gesture]);
}

function positionOf(box: Position | undefined): Position {
  return { x: box?.x ?? 0, y: box?.y ?? 0 };
}

/** What of the canvas is seen, px on it. */
function viewOf({
  transform: [x, y, zoom],
  width,
  height,
}: {
  transform: [number, number, number];
  width: number;
  height: number;
}): Box {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

function touches(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
