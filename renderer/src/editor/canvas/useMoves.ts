import type { NodeChange, ReactFlowProps } from '@xyflow/react';
import { useCallback, useMemo, useState } from 'react';
import { useDragging, type Dragging } from '../arrange/useDragging.ts';
import { useCopyDrag, type CopyDrag } from '../making/useCopyDrag.ts';
import { useInsertDrag } from '../making/useInsertDrag.ts';
import type { FlowNode } from '../node/flowNodes.ts';
import { useGraph } from '../../stores/hooks.ts';

export interface Moves {
  /** The changes of a drag as they are to be. */
  readonly adjust: (changes: NodeChange<FlowNode>[]) => NodeChange<FlowNode>[];
  readonly handlers: Pick<
    ReactFlowProps<FlowNode>,
    'onNodeDragStart' | 'onNodeDrag' | 'onNodeDragStop' | 'onSelectionDragStart' | 'onSelectionDragStop'
  >;
  readonly isMoving: boolean;
  readonly signs: Dragging['signs'];
  readonly copying: CopyDrag['copying'];
}

/** All a drag of nodes can be: moving them, copying them with Alt, putting one on a wire. Each is one step of undo. */
export function useMoves(): Moves {
  const graph = useGraph();
  const dragging = useDragging();
  const copies = useCopyDrag();
  const insert = useInsertDrag();
  const [isMoving, setMoving] = useState(false);
  const adjust = useCallback(
    (changes: NodeChange<FlowNode>[]) => copies.adjust(dragging.adjust(changes)),
    [copies, dragging],
  );
  const handlers = useMemo((): Moves['handlers'] => {
    const start = (event: { readonly altKey: boolean }, moved: FlowNode[]) => {
      setMoving(true);
      copies.start(event, moved);
      dragging.start(event, moved);
    };
    const end = (event: { readonly shiftKey: boolean }, moved: readonly FlowNode[]) => {
      setMoving(false);
      const moves = dragging.end();
      if (!copies.end(event) && !insert.drop(moved)) graph.getState().moveNodes(moves);
    };
    return {
      onNodeDragStart: (event, _node, moved) => {
        start(event, moved);
      },
      onSelectionDragStart: start,
      onNodeDrag: (event, _node, moved) => {
        insert.over(event, moved);
      },
      onNodeDragStop: (event, _node, moved) => {
        end(event, moved);
      },
      onSelectionDragStop: end,
    };
  }, [graph, dragging, copies, insert]);
  return { adjust, handlers, isMoving, signs: dragging.signs, copying: copies.copying };
}
