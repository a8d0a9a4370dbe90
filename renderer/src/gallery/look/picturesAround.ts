import type { ImageRef } from '#shared/graph/generation';

/** The pictures among which one is shown, each once, as the page has them, and the place of that one. */
export function picturesAround(tile: HTMLElement): { readonly images: readonly ImageRef[]; readonly index: number } {
  const found = new Map<string, ImageRef>();
  for (const element of areaOf(tile).querySelectorAll<HTMLElement>('[data-picture]')) {
    const image = imageOf(element);
    if (image && !found.has(image.id)) found.set(image.id, image);
  }
  const images = [...found.values()];
  return { images, index: images.findIndex(({ id }) => id === tile.dataset['picture']) };
}

/** Where else the picture is shown in the same area, to be given the focus. */
export function tileOf(tile: HTMLElement, id: string): HTMLElement | null {
  return areaOf(tile).querySelector<HTMLElement>(`:is(button, [role="gridcell"])[data-picture="${id}"]`);
}

/** What belongs together: a list that says so, a node, or any list. */
function areaOf(tile: HTMLElement): HTMLElement {
  const area =
    tile.closest<HTMLElement>('[data-pictures], [role="grid"]') ?? tile.closest<HTMLElement>('.react-flow__node');
  return area ?? tile.closest<HTMLElement>('ul, ol') ?? tile;
}

function imageOf({ dataset }: HTMLElement): ImageRef | undefined {
  const { picture: id, mime, width, height } = dataset;
  if (id === undefined || mime === undefined || width === undefined || height === undefined) return undefined;
  return { id, mime, width: Number(width), height: Number(height) };
}
