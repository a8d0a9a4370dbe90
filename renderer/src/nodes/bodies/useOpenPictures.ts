import { useStudio } from '../../stores/hooks.ts';
import { pictureOfSlot, type ShownSlot } from '../../stores/running/shownSlots.ts';

/** Opens the lightbox on the picture in a slot, among all that can be seen. */
export function useOpenPictures(slots: readonly ShownSlot[]): (index: number) => void {
  const { view } = useStudio();
  return (index) => {
    const landed = slots.flatMap((slot, at) => {
      const image = pictureOfSlot(slot);
      return image ? [{ image, at }] : [];
    });
    const first = landed.findIndex(({ at }) => at === index);
    if (first >= 0)
      view.getState().openLightbox(
        landed.map(({ image }) => image),
        first,
      );
  };
}
