import type { ImageRef } from '#shared/graph/generation';

export type PickMark = 'kept' | 'rejected';

/** A picture of a batch that is picked from. */
export interface Picked {
  readonly image: ImageRef;
  /** In the batch, from 1. */
  readonly number: number;
  readonly mark: PickMark | undefined;
  /** Absent: it is not known here. */
  readonly seed?: number;
}

/** A batch that is picked from, the same in a node and in the gallery. */
export interface Picking {
  readonly batch: readonly Picked[];
  /** The one that is looked at; `undefined`: there is none. */
  readonly current: Picked | undefined;
  readonly look: (id: string) => void;
  /** Marks a picture, or takes its mark away. */
  readonly mark: (id: string, mark: PickMark | undefined) => void;
  /** Takes back what was marked last, of what was marked since it was opened. */
  readonly undo: () => void;
}

/** `Picture 3 of 16, kept` */
export function pictureWords(number: number, count: number, mark: PickMark | undefined): string {
  return [`Picture ${String(number)} of ${String(count)}`, mark].filter(Boolean).join(', ');
}

/** The picture so many places from the one that is looked at; at the ends, that at the end. */
export function stepIn(batch: readonly Picked[], current: Picked | undefined, by: number): Picked | undefined {
  const at = batch.findIndex(({ image }) => image.id === current?.image.id);
  return batch[Math.min(Math.max(at + by, 0), batch.length - 1)];
}
