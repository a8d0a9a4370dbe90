import { memo } from 'react';
import { pictureOfSlot, type ShownSlot } from '../stores/running/shownSlots.ts';
import { Skeleton } from '../ui/Skeleton.tsx';
import { partialUrl } from '../api/imageUrl.ts';
import { useSecondsSince } from '../ui/useSecondsSince.ts';
import { LostTile } from './LostTile.tsx';
import { PictureButton } from './PictureButton.tsx';
import { ServedPicture } from './ServedPicture.tsx';
import './PictureTile.css';

export interface PictureTileProps {
  readonly slot: ShownSlot;
  readonly index: number;
  readonly count: number;
  /** Why it failed is told by another place already. */
  readonly isReasonTold?: boolean;
  readonly onOpen: (index: number) => void;
}

/** The place of one picture. */
export const PictureTile = memo(function PictureTile({
  slot,
  index,
  count,
  isReasonTold = false,
  onOpen,
}: PictureTileProps) {
  const place = `${String(index + 1)} of ${String(count)}`;
  const ratio = slot.width / slot.height;
  const picture = pictureOfSlot(slot) && (
    <PictureButton
      slot={slot}
      place={place}
      onOpen={() => {
        onOpen(index);
      }}
    />
  );
  if (slot.image && !slot.isDamaged) return picture;
  if (slot.image)
    return (
      <LostTile slot={slot} place={place}>
        {picture}
      </LostTile>
    );
  switch (slot.status) {
    case 'running':
      return (
        <Skeleton ratio={ratio}>
          {slot.partial !== undefined && (
            <ServedPicture className="picture-tile__partial" src={partialUrl(slot.partial)} alt={`${place}, so far`} />
          )}
          <Running place={place} since={slot.startedAt} />
        </Skeleton>
      );
    case 'failed':
    case 'cancelled':
      return (
        <LostTile slot={slot} place={place} isReasonTold={isReasonTold}>
          {picture}
        </LostTile>
      );
    case 'waiting':
    case 'done':
      return (
        picture ?? (
          <Skeleton ratio={ratio}>
            <span className="picture-tile__note">
              {place}
              {slot.isElsewhere && ' · another window is making it'}
            </span>
          </Skeleton>
        )
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
