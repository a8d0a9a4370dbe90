import type { ImageRef, Turn } from '../graph/generation.ts';

/** An answer goes back as it came, so it must be small enough: a picture of 2K is, one of 4K is not. px */
const MOST_PIXELS = 7_000_000;

/** The newest of the exchanges that can be sent again, within what a model takes of pictures. */
export function fitTurns(
  turns: readonly Turn[],
  references: readonly ImageRef[],
  { maxReferences, referenceTypes }: { readonly maxReferences: number; readonly referenceTypes: readonly string[] },
): readonly Turn[] {
  const last = turns.at(-1);
  if (last?.image.id !== references[0]?.id) return [];
  let pictures = references.length - 1;
  const isLeft = ({ image, references: shown }: Turn) => {
    pictures += shown.length + 1;
    const { width, height, mime } = image;
    return pictures <= maxReferences && width * height <= MOST_PIXELS && referenceTypes.includes(mime);
  };
  const first = turns.findLastIndex((turn) => !isLeft(turn)) + 1;
  return turns.slice(first);
}

/** Says how the first reference goes, where it was to go back as an answer; nothing where that was not asked for. */
export function turnNotes(
  { continues, references }: { readonly continues?: true; readonly references: readonly ImageRef[] },
  turns: readonly Turn[],
  title: string,
): readonly string[] {
  if (!continues || references.length === 0) return [];
  if (turns.length === 0)
    return [`The first picture goes to ${title} as a reference: it is no answer of this model that can be sent back.`];
  const before = turns.length === 1 ? '' : `, after ${String(turns.length - 1)} earlier`;
  return [`The first picture goes back as the model’s own answer, with the words it was asked for by${before}.`];
}

/** All pictures that go with a request, those of its turns first, a mask and marks last. */
export function picturesSent({
  references,
  mask,
  markup,
  turns = [],
}: {
  readonly references: readonly ImageRef[];
  readonly mask?: ImageRef;
  readonly markup?: ImageRef;
  readonly turns?: readonly Turn[];
}): readonly ImageRef[] {
  return [
    ...turns.flatMap(({ references: shown, image }) => [...shown, image]),
    ...references,
    ...(mask ? [mask] : []),
    ...(markup ? [markup] : []),
  ];
}
