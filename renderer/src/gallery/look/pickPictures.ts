import type { ImageRef } from '#shared/graph/generation';
import type { Studio } from '../../stores/studio.ts';
import { knownOf, type PictureSequence } from '../../stores/view/PictureSequence.ts';

/** Most pictures that are picked from at a time: a person goes through them one by one. */
export const MOST_PICKED_FROM = 1000;

/** Picks from pictures; after it only the kept ones are shown, large. */
export async function pickAndShow(
  { questions, view }: Studio,
  images: readonly ImageRef[],
  first: string,
): Promise<void> {
  const answer = await questions.ask('pick-pictures', { images, first, then: 'show' });
  if (!answer || answer.kept.length === 0) return;
  const kept = new Set(answer.kept);
  view.getState().openLightbox(
    images.filter(({ id }) => kept.has(id)),
    0,
  );
}

/** The same for those around a picture of many, as far as they are known. */
export function pickAround(studio: Studio, sequence: PictureSequence, index: number): void {
  const first = sequence.at(index);
  if (!first) return;
  const from = Math.max(0, index - MOST_PICKED_FROM / 2);
  void pickAndShow(studio, knownOf(sequence, from, from + MOST_PICKED_FROM), first.id);
}
