import type { ImageSlot } from '#shared/runs/RunState';
import { useStudio } from '../stores/hooks.ts';

/** Opens the lightbox on the picture in a slot, among all that have landed. */
export function useOpenPictures(slots: readonly ImageSlot[]): (index: number) => void {
  const { view } = useStudio();
  return (index) => {
    const landed = slots.flatMap(({ image }, at) => (image ? [{ image, at }] : []));
    const first = landed.findIndex(({ at }) => at === index);
    if (first >= 0)
      view.getState().openLightbox(
        landed.map(({ image }) => image),
        first,
      );
  };
}
