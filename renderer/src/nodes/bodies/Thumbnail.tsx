import { imageUrl } from '../../api/imageUrl.ts';
import { ServedPicture } from '../../gallery/ServedPicture.tsx';
import { pictureOfSlot, type ShownSlot } from '../../stores/running/shownSlots.ts';
import './Thumbnail.css';

/** The newest of some pictures, without anything that can be done with it. */
export function Thumbnail({ slots }: { readonly slots: readonly ShownSlot[] }) {
  const image = slots.flatMap((slot) => pictureOfSlot(slot) ?? []).at(-1);
  return image ? <ServedPicture className="thumbnail" src={imageUrl(image.id, 160)} alt="" draggable={false} /> : null;
}
