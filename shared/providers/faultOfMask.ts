import type { ImageRef } from '../graph/generation.ts';
import type { Fit, Model } from './Model.ts';
import type { SentReference } from './sentReferences.ts';

type References = readonly SentReference[];

/** Why a mask is not sent, in a sentence or two; `undefined`: it is, or there is none. */
export function faultOfMask(
  mask: SentReference | undefined,
  references: References,
  { takesMask }: Pick<Fit, 'takesMask'>,
  { title }: Pick<Model, 'title'>,
): string | undefined {
  if (!mask) return undefined;
  if (!takesMask) {
    return `${title} takes no mask here: it is left out. To show where to change something, draw a box with Mark up and say in the prompt what it means.`;
  }
  return faultOfSize(mask, references, MASK);
}

/** Why what is drawn on a picture is not sent apart from it, likewise. */
export function faultOfMarkup(
  markup: SentReference | undefined,
  references: References,
  { takesMarkup }: Pick<Fit, 'takesMarkup'>,
  { title }: Pick<Model, 'title'>,
): string | undefined {
  if (!markup) return undefined;
  if (!takesMarkup) {
    return `${title} takes no marks apart from the picture here: they are left out. Wire Images of Mark up into References instead: what is drawn is in them.`;
  }
  return faultOfSize(markup, references, MARKS);
}

interface Words {
  readonly some: string;
  readonly these: string;
  readonly areLeftOut: string;
}

const MASK: Words = { some: 'A mask goes', these: 'The mask is', areLeftOut: 'it is left out' };
const MARKS: Words = { some: 'Marks go', these: 'The marks are', areLeftOut: 'they are left out' };

function faultOfSize(overlay: SentReference, [first]: References, { some, these, areLeftOut }: Words) {
  if (!first) return `${some} with a reference picture: there is none, so ${areLeftOut}.`;
  if (first.width !== overlay.width || first.height !== overlay.height) {
    return `${these} ${sizeOf(overlay)} px and the first reference picture ${sizeOf(first)}: ${areLeftOut}, since they must be of one size.`;
  }
  return undefined;
}

function sizeOf({ width, height }: ImageRef): string {
  return `${String(width)} × ${String(height)}`;
}
