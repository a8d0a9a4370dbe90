import { useMemo, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { ImageRef } from '#shared/graph/generation';
import { nodeById } from '#shared/workflow/lookups';
import { useGraph, useWorkflow } from '../../stores/hooks.ts';
import { pictureOfSlot, type ShownSlot } from '../../stores/running/shownSlots.ts';
import { useArrivingImages } from '../useArrivingImages.ts';
import { markOf, marksOf, withMark, type Mark } from './pickMarks.ts';

/** A picture of the batch. */
export interface Picked {
  readonly image: ImageRef;
  readonly slot: ShownSlot;
  /** In the batch, from 1. */
  readonly number: number;
  readonly mark: Mark | undefined;
}

export interface Picking {
  readonly batch: readonly Picked[];
  /** How many are still to come. */
  readonly coming: number;
  /** The one that is looked at; `undefined`: there is none. */
  readonly current: Picked | undefined;
  /** How many are kept that are not in this batch. */
  readonly keptElsewhere: number;
  readonly look: (id: string) => void;
  /** Looks at the next, or the one before; stays at the ends. */
  readonly step: (by: number) => void;
  /** Marks the one that is looked at and goes on to the next; one step of undo. */
  readonly mark: (mark: Mark | undefined) => void;
  readonly clear: () => void;
}

/** The batch that reached a pick node the last time, what is marked in it, and which of it is looked at. */
export function usePicking(node: string): Picking {
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
  const step = (by: number) => {
    const at = current ? batch.indexOf(current) : 0;
    const next = batch[Math.min(Math.max(at + by, 0), batch.length - 1)];
    if (next) setLookedAt(next.image.id);
  };
  return {
    batch,
    coming: slots.filter(({ status }) => status === 'waiting' || status === 'running').length,
    current,
    keptElsewhere: [...marks.kept].filter((id) => !batch.some(({ image }) => image.id === id)).length,
    look: setLookedAt,
    step,
    mark(mark) {
      if (!current) return;
      if (current.mark !== mark) graph.getState().setFields(node, withMark(marks, current.image.id, mark));
      if (mark === undefined) setLookedAt(current.image.id);
      else step(1);
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
    return [{ image, slot, number: seen.size }];
  });
}
