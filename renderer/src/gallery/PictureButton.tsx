import { imageUrl } from '../api/imageUrl.ts';
import { useFacts, useStudio } from '../stores/hooks.ts';
import type { ShownSlot } from '../stores/running/shownSlots.ts';
import { classNames } from '../ui/classNames.ts';
import { dragPictureOut, preparePictureDrag } from './pictureActions.ts';
import { FactSigns } from './look/FactMarks.tsx';
import { pictureData } from './pictureMenu.ts';
import { ServedPicture } from './ServedPicture.tsx';

export interface PictureButtonProps {
  /** With a picture of its own, or of an earlier run. */
  readonly slot: ShownSlot;
  /** As `3 of 16`. */
  readonly place: string;
  readonly onOpen: () => void;
}

/** A picture as a tile that opens it. One of an earlier run is dimmed and says so. */
export function PictureButton({ slot, place, onOpen }: PictureButtonProps) {
  const studio = useStudio();
  const { image, seed, reused = false, isDamaged = false } = slot.image ? slot : (slot.earlier ?? slot);
  const isEarlier = !slot.image;
  const said = useFacts((state) => (image ? state.facts.get(image.id) : undefined));
  if (!image) return null;
  const mark = isEarlier ? 'from an earlier run' : isDamaged ? 'damaged' : reused ? 'reused' : undefined;
  return (
    <button
      type="button"
      className={classNames(
        'picture-tile',
        'picture-tile--done',
        isEarlier && 'picture-tile--earlier',
        isDamaged && 'picture-tile--damaged',
        said?.trashedAt != null && 'picture-tile--trashed',
      )}
      style={{ aspectRatio: String(image.width / image.height) }}
      aria-label={[`Picture ${place}`, `seed ${String(seed)}`, mark].filter(Boolean).join(', ')}
      onClick={onOpen}
      draggable
      onPointerDown={({ nativeEvent }) => {
        preparePictureDrag(studio, nativeEvent, image);
      }}
      onDragStart={({ nativeEvent }) => {
        dragPictureOut(studio, nativeEvent, { ...image, seed });
      }}
      {...pictureData(image)}
    >
      <ServedPicture
        src={imageUrl(image.id, 320)}
        srcSet={`${imageUrl(image.id, 160)} 160w, ${imageUrl(image.id, 320)} 320w, ${imageUrl(image.id, 640)} 640w`}
        sizes="auto, 320px"
        loading="lazy"
        width={image.width}
        height={image.height}
        alt=""
        draggable={false}
      />
      {!isEarlier && <span className="picture-tile__tag">{seed}</span>}
      {said && <FactSigns facts={said} />}
      {mark !== undefined && (
        <span className="picture-tile__tag picture-tile__tag--mark">
          {isEarlier && <span className="picture-tile__from">from an </span>}
          {isEarlier ? 'earlier run' : mark}
        </span>
      )}
    </button>
  );
}
