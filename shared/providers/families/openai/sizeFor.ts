import { sidesOf, type SizeLimits } from '../../../graph/fields/sizeField.ts';
import { OFFERED_SIZES, SIZE_LIMITS } from './openAiOptions.ts';

/** How much of an offered size may be more or less than was wanted, for its being offered to count: 1536x1024 stands for a 1K of 3:2. */
const MOSTLY = 1.6;
/** px; how far from the ideal a height is looked for. */
const SEARCHED = 96;
/** How much more a miss of the ratio counts than one of the area. */
const SHAPE_COUNTS = 10;

/** px: the area that a resolution stands for here; the largest there is stands for 4K. */
export const AREAS: Readonly<Record<'1K' | '2K' | '4K', number>> = {
  '1K': 1024 * 1024,
  '2K': 2048 * 2048,
  '4K': SIZE_LIMITS.mostPixels,
};

/**
 * The size within the limits that is nearest to a ratio and an area: one that is offered where it has the very ratio and is about as large.
 * @param ratio width divided by height, not beyond what the limits allow
 * @param area px
 */
export function sizeFor(ratio: number, area: number): string {
  const offered = OFFERED_SIZES.filter((size) => {
    const { width, height } = sidesOf(size) ?? { width: 0, height: 1 };
    const times = (width * height) / area;
    return Math.abs(width / height / ratio - 1) < 1e-6 && times < MOSTLY && times > 1 / MOSTLY;
  });
  const [same] = offered;
  const most = SIZE_LIMITS.longestSide ** 2 / Math.max(ratio, 1 / ratio);
  return same ?? searched(ratio, Math.min(area, most), SIZE_LIMITS);
}

function searched(ratio: number, area: number, { step, longestSide, mostPixels, mostStretch }: SizeLimits): string {
  const ideal = Math.round(Math.sqrt(area / ratio) / step) * step;
  let best = { size: '', miss: Infinity };
  for (let height = ideal - SEARCHED; height <= ideal + SEARCHED; height += step) {
    const width = Math.round((height * ratio) / step) * step;
    const [short, long] = [Math.min(width, height), Math.max(width, height)];
    if (short <= 0 || long > longestSide || width * height > mostPixels || long > short * mostStretch) continue;
    const miss =
      SHAPE_COUNTS * Math.abs(Math.log(width / height / ratio)) + Math.abs(Math.log((width * height) / area));
    if (miss < best.miss) best = { size: `${String(width)}x${String(height)}`, miss };
  }
  return best.size;
}
