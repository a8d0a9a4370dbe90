/** What a preview is wide for its height, unless someone gave its node another size. */
export const PREVIEW_RATIO = 16 / 9;
/** So many are seen at once; the others are scrolled to. */
export const MOST_SEEN = 4;

/**
 * How pictures of one shape stand in a preview so that they are as large as can be.
 * @param ratio width by height of each
 */
export function previewGrid(count: number, ratio: number): { readonly columns: number; readonly rows: number } {
  const shown = Math.min(Math.max(count, 1), MOST_SEEN);
  const grids = Array.from({ length: shown }, (_, at) => ({ columns: at + 1, rows: Math.ceil(shown / (at + 1)) }));
  const widthIn = ({ columns, rows }: (typeof grids)[number]) => Math.min(PREVIEW_RATIO / columns, ratio / rows);
  return grids.reduce((best, grid) => (widthIn(grid) > widthIn(best) ? grid : best));
}
