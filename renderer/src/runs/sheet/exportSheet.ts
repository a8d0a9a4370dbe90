import type { ImageRef } from '#shared/graph/generation';
import { askToExport } from '../../gallery/share/exportPictures.ts';
import type { Studio } from '../../stores/studio.ts';

/** Asks how the pictures of a sheet are to be exported; each once. */
export function exportSheet(studio: Studio, images: readonly ImageRef[]): void {
  const ids = [...new Set(images.map(({ id }) => id))];
  askToExport(studio, [{ ids }], ids.length);
}
