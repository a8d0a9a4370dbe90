/** How two pictures are looked at; three and four lie in a grid. */
export const COMPARE_WAYS = {
  slider: 'Slider',
  sides: 'Side by side',
  blink: 'Blink',
  difference: 'Difference',
} as const;

export type CompareWay = keyof typeof COMPARE_WAYS | 'grid';

const ORDER = Object.keys(COMPARE_WAYS) as (keyof typeof COMPARE_WAYS)[];

/** The way after one, the first after the last. */
export function wayAfter(way: CompareWay): CompareWay {
  return way === 'grid' ? 'grid' : (ORDER[(ORDER.indexOf(way) + 1) % ORDER.length] ?? 'slider');
}

/** What sides are called. */
export const SIDE_NAMES = ['A', 'B', 'C', 'D'] as const;
