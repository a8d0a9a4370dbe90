import { useEffect } from 'react';
import { imageUrl, shownUrl } from '../../api/imageUrl.ts';
import type { PictureSequence } from '../../stores/view/PictureSequence.ts';

/** How far ahead and behind originals are loaded, and thumbnails that stand in for them. */
const ORIGINALS = 1;
const THUMBNAILS = 4;

/** Loads the neighbours of the picture that is looked at, so that the next is there at once. */
export function usePreload(sequence: PictureSequence, index: number, version: number): void {
  useEffect(() => {
    const loading: HTMLImageElement[] = [];
    for (let by = -THUMBNAILS; by <= THUMBNAILS; by += 1) {
      const image = by === 0 ? undefined : sequence.at(index + by);
      if (!image) continue;
      for (const address of [imageUrl(image.id, 640), ...(Math.abs(by) <= ORIGINALS ? [shownUrl(image)] : [])]) {
        const ahead = new Image();
        ahead.src = address;
        loading.push(ahead);
      }
    }
    return () => {
      // What was not loaded by now is not wanted any more.
      for (const ahead of loading) if (!ahead.complete) ahead.src = '';
    };
  }, [sequence, index, version]);
}
