import type { ThumbnailWidth } from '#shared/graph/pictureTypes';

/** Where the page loads a picture from: a thumbnail of that width, or without one the original. */
export function imageUrl(id: string, width?: ThumbnailWidth): string {
  return width === undefined ? `./media/${id}` : `./media/${id}?w=${String(width)}`;
}
