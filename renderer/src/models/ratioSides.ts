/** px² of a shape. */
const AREA = 300;
/** px */
const LONGEST = 36;
const SHORTEST = 5;

/** Width and height of a shape of a ratio such as `16:9`, px; a square where it is none. */
export function ratioSides(ratio: string): { readonly width: number; readonly height: number } {
  const [across = 1, down = 1] = ratio.split(':').map(Number);
  const share = across > 0 && down > 0 ? across / down : 1;
  const bounded = (side: number) => Math.round(Math.min(LONGEST, Math.max(SHORTEST, side)));
  return { width: bounded(Math.sqrt(AREA * share)), height: bounded(Math.sqrt(AREA / share)) };
}
