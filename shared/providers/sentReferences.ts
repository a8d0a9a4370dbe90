import type { ImageRef } from '../graph/generation.ts';

/** A picture as a request sends it. */
export interface SentReference extends ImageRef {
  /** px: it is made smaller, so that neither side is longer. Absent: it goes in its own size. */
  readonly longSide?: number;
}

/** What pictures are sent as where none may be longer than this, px; 0: any may. One that is not longer goes as it is, and counts as it always did. */
export function sentReferences(references: readonly ImageRef[], longSide: number): readonly SentReference[] {
  return references.map((reference) => (isLonger(reference, longSide) ? { ...reference, longSide } : reference));
}

/** A sentence on the pictures that are made smaller; nothing where there are none. */
export function sizeNote(references: readonly SentReference[]): string | undefined {
  const smaller = references.flatMap(({ longSide }) => longSide ?? []);
  const [longSide] = smaller;
  if (longSide === undefined) return undefined;
  const all = references.length;
  const which = all === 1 ? 'The reference picture is' : `${smaller.length} of ${all} reference pictures are`;
  return `${which} sent at ${longSide.toLocaleString('en')} px on the long side.`;
}

function isLonger({ width, height }: ImageRef, longSide: number): boolean {
  return longSide > 0 && Math.max(width, height) > longSide;
}
