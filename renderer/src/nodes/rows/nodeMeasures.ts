/** px, all of them; the style sheets of the node and its rows hold the same, and `nodes.spec.ts` compares them with what is drawn. */
export const BORDER = 1;
export const HEADER = 30;
/** Above the first row and below the last. */
export const PADDING = 8;
/** Left and right of the rows. */
export const SIDE = 11;
export const GAP = 4;
/** A row that is only read. */
export const LINE = 20;
/** A row with a field. */
export const FIELD = 24;
/** A field of several lines that a node cannot do without, and one that it can. */
export const MAIN_AREA = 58;
export const AREA = 42;
export const FOOTER = 25;
export const SOCKET = 10;

export const MIN_WIDTH = 240;
export const USUAL_WIDTH = 260;
export const MAX_WIDTH = 520;
/** A narrower node leaves what is changed most to the nodes that it is wired to. */
export const QUICK_WIDTH = 280;
/** A body that can be made smaller stays so large, unless its look says otherwise. */
export const MIN_BODY = 48;

/** How wide the rows of a node of a width are. */
export function innerWidth(width: number): number {
  return width - 2 * (BORDER + SIDE);
}
