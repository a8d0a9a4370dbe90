import { TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { ImageSlot } from '#shared/runs/RunState';
import { imageUrl } from '../api/imageUrl.ts';
import { useStudio } from '../stores/hooks.ts';
import { Icon } from '../ui/Icon.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { dragPictureOut } from './pictureActions.ts';
import { pictureData } from './pictureMenu.ts';
import { useSecondsSince } from './useSecondsSince.ts';
import './PictureTile.css';

export interface PictureTileProps {
  readonly slot: ImageSlot;
  readonly index: number;
  readonly count: number;
  readonly onOpen: (index: number) => void;
}

/** The place of one picture. */
export const PictureTile = memo(function PictureTile({ slot, index, count, onOpen }: PictureTileProps) {
  const place = `${String(index + 1)} of ${String(count)}`;
  const ratio = slot.width / slot.height;
  const { image } = slot;
  const studio = useStudio();
  if (image) {
    return (
      <button
        type="button"
        className="picture-tile picture-tile--done"
        style={{ aspectRatio: String(ratio) }}
        aria-label={`Picture ${place}, seed ${String(slot.seed)}${slot.reused ? ', reused' : ''}`}
        onClick={() => {
          onOpen(index);
        }}
        draggable
        onDragStart={({ nativeEvent }) => {
          dragPictureOut(studio, nativeEvent, { ...image, seed: slot.seed });
        }}
        {...pictureData(image)}
      >
        <img
          src={imageUrl(image.id, 320)}
          srcSet={`${imageUrl(image.id, 160)} 160w, ${imageUrl(image.id, 320)} 320w, ${imageUrl(image.id, 640)} 640w`}
          sizes="auto, 320px"
          loading="lazy"
          width={image.width}
          height={image.height}
          alt=""
          draggable={false}
        />
        <span className="picture-tile__tag">{slot.seed}</span>
        {slot.reused && <span className="picture-tile__tag picture-tile__tag--reused">reused</span>}
      </button>
    );
  }
  switch (slot.status) {
    case 'failed':
      return (
        <div
          className="picture-tile picture-tile--failed"
          style={{ aspectRatio: String(ratio) }}
          title={[slot.error?.message, slot.error?.hint].filter(Boolean).join('\n')}
        >
          <Icon icon={TriangleAlert} size={13} />
          <p>{slot.error?.message ?? 'It failed.'}</p>
        </div>
      );
    case 'running':
      return (
        <Skeleton ratio={ratio}>
          <Running place={place} since={slot.startedAt} />
        </Skeleton>
      );
    case 'waiting':
    case 'done':
    case 'cancelled':
      return (
        <Skeleton ratio={ratio} isMoving={slot.status !== 'cancelled'}>
          <span className="picture-tile__note">{slot.status === 'cancelled' ? 'not made' : place}</span>
        </Skeleton>
      );
  }
});

function Running({ place, since }: { readonly place: string; readonly since: number | undefined }) {
  const seconds = useSecondsSince(since);
  return (
    <span className="picture-tile__note">
      {place}
      {seconds > 0 && ` · ${String(seconds)} s`}
    </span>
  );
}
