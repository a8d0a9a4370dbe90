import type { ImageRef } from '../graph/generation.ts';
import type { Fit, Model } from './Model.ts';
import type { SentReference } from './sentReferences.ts';

/** Why a mask is not sent, in a sentence or two; `undefined`: it is, or there is none. */
export function faultOfMask(
  mask: SentReference | undefined,
  [first]: readonly SentReference[],
  { takesMask }: Pick<Fit, 'takesMask'>,
  { title }: Pick<Model, 'title'>,
): string | undefined {
  if (!mask) return undefined;
  if (!takesMask) {
    return `${title} takes no mask here: it is left out. To show where to change something, draw a box with Mark up and say in the prompt what it means.`;
  }
  if (!first) return 'A mask goes with a reference picture: there is none, so the mask is left out.';
  if (first.width !== mask.width || first.height !== mask.height) {
    return `The mask is ${sizeOf(mask)} px and the first reference picture ${sizeOf(first)}: it is left out, since they must be of one size.`;
  }
  return undefined;
}

function sizeOf({ width, height }: ImageRef): string {
  return `${String(width)} × ${String(height)}`;
}
