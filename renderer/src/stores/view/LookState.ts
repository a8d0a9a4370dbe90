import type { ImageRef } from '#shared/graph/generation';
import type { PictureSequence } from './PictureSequence.ts';

/** A picture that is looked at, and those it lies among. */
export interface Looking {
  readonly sequence: PictureSequence;
  /** From 0. */
  readonly index: number;
}

/** A lightbox that is open. */
export interface LightboxState extends Looking {
  /** Where one came from by way of parents and children, the newest last: Back leads there. */
  readonly trail: readonly Looking[];
}

/** Pictures that are looked at, and what was made of that. */
export interface LookState {
  readonly lightbox: LightboxState | null;
  /** One picture large for a moment. */
  readonly preview: Looking | null;
  /** Pictures that were large on screen, each once, the newest first. */
  readonly lookedAt: readonly ImageRef[];
  /** What pictures of the library were marked as while picking, until the page is closed. */
  readonly pickMarks: ReadonlyMap<string, 'kept' | 'rejected'>;

  readonly openLightbox: (images: readonly ImageRef[], index: number) => void;
  /** The same for pictures of which not all are known. */
  readonly openSequence: (sequence: PictureSequence, index: number) => void;
  /** Goes on, or back; from the last to the first. */
  readonly stepLightbox: (by: 1 | -1) => void;
  readonly showInLightbox: (index: number) => void;
  /** Goes to pictures that are none of those walked through, such as what it was made from. */
  readonly leadLightbox: (images: readonly ImageRef[], index: number) => void;
  /** Back to where that led away from. */
  readonly backInLightbox: () => void;
  readonly closeLightbox: () => void;
  readonly openPreview: (sequence: PictureSequence, index: number) => void;
  readonly stepPreview: (by: number) => void;
  readonly closePreview: () => void;
  readonly noteLookedAt: (image: ImageRef) => void;
  readonly setPickMark: (id: string, mark: 'kept' | 'rejected' | undefined) => void;
}
