import type { PictureRow } from './pictureRows.ts';

/** One of what is compared. */
export interface ComparedSide {
  readonly name: string;
  readonly rows: readonly PictureRow[];
  readonly texts: readonly PictureRow[];
  /** What its server really received, in its own terms. Absent: it was sent nowhere. */
  readonly received?: readonly PictureRow[];
}
