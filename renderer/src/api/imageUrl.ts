import { DRAWN_WIDTH, isShownAsPixels, type ThumbnailWidth } from '#shared/graph/pictureTypes';

/** Where the page loads a picture from: a thumbnail of that width, or without one the original. */
export function imageUrl(id: string, width?: ThumbnailWidth): string {
  return width === undefined ? `./media/${id}` : `./media/${id}?w=${String(width)}`;
}

/** Where it loads what is looked at in full: the original, where that can be shown. */
export function shownUrl({ id, mime }: { readonly id: string; readonly mime: string }): string {
  return imageUrl(id, isShownAsPixels(mime) ? DRAWN_WIDTH : undefined);
}

/** Where it loads what is drawn of a picture so far, by the name its run told. */
export function partialUrl(name: string): string {
  return `./media/partial/${name}`;
}
