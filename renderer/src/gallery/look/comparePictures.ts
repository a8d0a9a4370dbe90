import type { ImageRef } from '#shared/graph/generation';
import type { CompareQuestion } from '../../stores/view/DialogTable.ts';
import type { Studio } from '../../stores/studio.ts';
import { knownOf, type PictureSequence } from '../../stores/view/PictureSequence.ts';

/** Most pictures that are compared at a time. */
export const MOST_COMPARED = 4;
/** Most pictures beside them that are offered to take a side. */
const MOST_OFFERED = 200;

/** Compares a picture with the one that was looked at before it, else with its neighbour. */
export function comparePicture(studio: Studio, sequence: PictureSequence, index: number): void {
  const image = sequence.at(index);
  if (!image) return;
  const before = studio.view.getState().lookedAt.find(({ id }) => id !== image.id);
  const beside = sequence.at(index + 1) ?? sequence.at(index - 1);
  const other = before ?? beside;
  if (!other) {
    studio.view.getState().notify('There is nothing to compare it with yet.', 'Look at another picture first.');
    return;
  }
  const offered = knownOf(sequence, index - MOST_OFFERED / 2, index + MOST_OFFERED / 2);
  comparePictures(studio, [other, image], offered);
}

/**
 * Compares two to four pictures.
 * @param offered others that may take a side
 * @param onKeep what keeping a side means; absent: it becomes a favourite
 */
export function comparePictures(
  { questions }: Studio,
  images: readonly ImageRef[],
  offered: readonly ImageRef[] = [],
  onKeep?: CompareQuestion['onKeep'],
): void {
  const compared = images.slice(0, MOST_COMPARED);
  const missing = compared.filter(({ id }) => !offered.some((each) => each.id === id));
  void questions.ask('compare', { images: compared, offered: [...missing, ...offered], ...(onKeep && { onKeep }) });
}
