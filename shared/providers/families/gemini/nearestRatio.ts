import type { AspectRatio } from './geminiOptions.ts';

/** The ratio closest in shape, measured in logarithms so that 1:2 and 2:1 are equally far from a square. Needs a list that is not empty. */
export function nearestRatio(ratios: readonly AspectRatio[], width: number, height: number): AspectRatio {
  const wanted = Math.log(width / height);
  let best: AspectRatio = '1:1';
  let smallest = Infinity;
  for (const ratio of ratios) {
    const distance = Math.abs(Math.log(ratioValue(ratio)) - wanted);
    if (distance < smallest) [best, smallest] = [ratio, distance];
  }
  return best;
}

/** Width divided by height. */
export function ratioValue(ratio: AspectRatio): number {
  const [width = 1, height = 1] = ratio.split(':').map(Number);
  return width / height;
}
