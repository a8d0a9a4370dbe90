import type { NodeChange } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import type { Position } from '#shared/workflow/Workflow';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { duplicateTo } from '../../commands/copies.ts';
import { isFrame } from '../../nodes/frame/frameBox.ts';
import type { Box } from '../../nodes/place/freeSpot.ts';
import { useStudio } from '../../stores/hooks.ts';
import type { FlowNode } from '../node/flowNodes.ts';

/** Copies on their way. */
export interface Copying {
  /** Where what is copied lies, by its id. */
  readonly boxes: ReadonlyMap<string, Box>;
  readonly by: Position;
  /** They were given up: until the button is let go, nothing moves. */
  readonly isOff: boolean;
}

export interface CopyDrag {
  readonly copying: StoreApi<{ readonly now: Copying | null }>;
  readonly start: (event: { readonly altKey: boolean }, nodes: readonly FlowNode[]) => void;
  /** While copies are dragged, what they are copied from stays where it is. */
  readonly adjust: (changes: NodeChange<FlowNode>[]) => NodeChange<FlowNode>[];
  /** Lays the copies where they have come to. Gives whether copies were dragged: nothing else moved then. */
  readonly end: (event: { readonly shiftKey: boolean }) => boolean;
}

/** Dragging with Alt: copies follow the pointer, with Shift they are fed as the originals are; Escape gives them up. */
export function useCopyDrag(): CopyDrag {
  const studio = useStudio();
  const [copying] = useState(() => createStore<{ readonly now: Copying | null }>(() => ({ now: null })));
  useEffect(() => {
    const giveUp = (event: KeyboardEvent) => {
      const { now } = copying.getState();
      if (event.key !== 'Escape' || !now) return;
      event.preventDefault();
      event.stopPropagation();
      copying.setState({ now: { ...now, isOff: true } });
    };
    window.addEventListener('keydown', giveUp, { capture: true });
    return () => {
      window.removeEventListener('keydown', giveUp, { capture: true });
    };
  }, [copying]);

  return useMemo(
    () => ({
      copying,
      start({ altKey }, nodes) {
        const drawn = studio.view.getState().canvas?.boxes();
        const ids = new Set(nodes.map(({ id }) => id));
        const { workflow } = studio.workflow.getState();
        const dragged = workflow.nodes.filter(({ id }) => ids.has(id));
        // With Alt a frame alone is moved without what it holds.
        if (!altKey || !drawn || dragged.every(isFrame)) return;
        const boxes = new Map([...drawn].filter(([id]) => ids.has(id)));
        copying.setState({ now: { boxes, by: { x: 0, y: 0 }, isOff: false } });
      },
      adjust(changes) {
        const { now } = copying.getState();
        if (!now) return changes;
        for (const change of changes) {
          const from = change.type === 'position' ? now.boxes.get(change.id) : undefined;
          if (change.type !== 'position' || !change.position || !from) continue;
          const by = { x: change.position.x - from.x, y: change.position.y - from.y };
          if (by.x !== now.by.x || by.y !== now.by.y) copying.setState({ now: { ...now, by } });
          break;
        }
        return changes.filter(({ type }) => type !== 'position');
      },
      end({ shiftKey }) {
        const { now } = copying.getState();
        if (!now) return false;
        copying.setState({ now: null });
        if (!now.isOff && (now.by.x !== 0 || now.by.y !== 0))
          duplicateTo(studio, new Set(now.boxes.keys()), now.by, shiftKey);
        return true;
      },
    }),
    [studio, copying],
  );
}
