import { useMemo, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { nodeById } from '#shared/workflow/lookups';
import { useGraph, useWorkflow } from '../../stores/hooks.ts';
import { pictureOfSlot, type ShownSlot } from '../../stores/running/shownSlots.ts';
import { useArrivingImages } from '../bodies/useArrivingImages.ts';
import type { Picked, Picking } from '../../gallery/pick/Picking.ts';
import { markOf, marksOf, withMark } from './pickMarks.ts';

/** Of a node: what is marked stands in its fields, each mark one step of the graph's undo. */
export interface NodePicking extends Picking {
  /** How many are still to come. */
  readonly coming: number;
  /** How many are kept that are not in this batch. */
  readonly keptElsewhere: number;
  readonly clear: () => void;
}

/** The batch that reached a pick node the last time, what is marked in it, and which of it is looked at. */
export function usePicking(node: string): NodePicking {
  const marked = useRef(0);
  const graph = useGraph();
  const slots = useArrivingImages(node);
  const fields = useWorkflow(useShallow(({ workflow }) => nodeById(workflow, node)?.fields));
  const [lookedAt, setLookedAt] = useState<string>();
  const marks = useMemo(() => marksOf(fields), [fields]);
  const batch = useMemo(
    () => batchOf(slots).map((each) => ({ ...each, mark: markOf(marks, each.image.id) })),
    [slots, marks],
  );
  const current =
    batch.find(({ image }) => image.id === lookedAt) ?? batch.find(({ mark }) => mark === undefined) ?? batch[0];
  return {
    batch,
    coming: slots.filter(({ status }) => status === 'waiting' || status === 'running').length,
    current,
    keptElsewhere: [...marks.kept].filter((id) => !batch.some(({ image }) => image.id === id)).length,
    look: setLookedAt,
    mark(id, mark) {
      // As they are now: two may be marked at once.
      const now = marksOf(nodeById(graph.getState().workflow, node)?.fields);
      if (markOf(now, id) === mark) return;
      marked.current += 1;
      graph.getState().setFields(node, withMark(now, id, mark));
    },
    undo() {
      // Only what was marked here: what was done before lies out of sight.
      if (marked.current === 0) return;
      marked.current -= 1;
      graph.getState().undo();
    },
    clear() {
      graph.getState().setFields(node, { kept: undefined, rejected: undefined });
    },
  };
}

/** Each picture once, in the order of the batch. */
function batchOf(slots: readonly ShownSlot[]): readonly Omit<Picked, 'mark'>[] {
  const seen = new Set<string>();
  return slots.flatMap((slot) => {
    const image = pictureOfSlot(slot);
    if (!image || seen.has(image.id)) return [];
    seen.add(image.id);
    return [{ image, number: seen.size, ...(slot.place && { seed: slot.seed }) }];
  });
}
