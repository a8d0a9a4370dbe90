/** What goes between the library and the thread in which pictures are looked for. */
import type { ErrorReport } from '#shared/errors/AppError';
import type { Gallery } from '#shared/api/Gallery';

export type GalleryJob = {
  [K in keyof Gallery]: { readonly name: K; readonly input: Parameters<Gallery[K]>[0] };
}[keyof Gallery];

export interface GalleryRequest {
  readonly id: number;
  readonly job: GalleryJob;
}

export type GalleryAnswer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: ErrorReport };

/** Where the thread finds the index. */
export interface GalleryPlace {
  readonly path: string;
  /** The library's. */
  readonly folder: string;
}
