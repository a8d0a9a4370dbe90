import { Check } from 'lucide-react';
import { shownUrl } from '../../api/imageUrl.ts';
import { FactMarks } from '../../gallery/look/FactMarks.tsx';
import { dragPictureOut, preparePictureDrag } from '../../gallery/pictureActions.ts';
import { pictureData } from '../../gallery/pictureMenu.ts';
import { PictureTile } from '../../gallery/PictureTile.tsx';
import { ServedPicture } from '../../gallery/ServedPicture.tsx';
import { useStudio, useView } from '../../stores/hooks.ts';
import type { ShownSlot } from '../../stores/running/shownSlots.ts';
import { Icon } from '../../ui/Icon.tsx';

interface LargeResultProps {
  readonly slot: ShownSlot;
  readonly index: number;
  readonly count: number;
  /** px */
  readonly width: number;
  readonly height: number;
  readonly onOpen: () => void;
}

/** One result, as large as there is room for, never cropped; until it is there its place, or why it did not come. */
export function LargeResult({ slot, index, count, width, height, onOpen }: LargeResultProps) {
  const studio = useStudio();
  const { image, seed } = slot;
  const isKept = useView(({ pickMarks }) => image !== undefined && pickMarks.get(image.id) === 'kept');
  const place = `${String(index + 1)} of ${String(count)}`;
  return (
    <div className="large-result" style={{ width, height }}>
      {image && !slot.isDamaged ? (
        <button
          type="button"
          className="large-result__picture"
          aria-label={[`Large: picture ${place}`, `seed ${String(seed)}`, isKept && 'kept'].filter(Boolean).join(', ')}
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
          <ServedPicture src={shownUrl(image)} width={image.width} height={image.height} alt="" draggable={false} />
          <FactMarks id={image.id} />
          {isKept && (
            <span className="large-result__kept">
              <Icon icon={Check} size={12} /> kept
            </span>
          )}
          <span className="large-result__tag">
            {count > 1 && `${place} · `}
            {seed}
          </span>
        </button>
      ) : (
        <PictureTile slot={slot} index={index} count={count} onOpen={onOpen} />
      )}
    </div>
  );
}
