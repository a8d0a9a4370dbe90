import { memo, useEffect, useRef } from 'react';
import { THUMBNAIL_WIDTHS, type ThumbnailWidth } from '#shared/graph/pictureTypes';
import { imageUrl } from '../../api/imageUrl.ts';
import { ServedPicture } from '../ServedPicture.tsx';

export interface TilePictureProps {
  readonly id: string;
  /** CSS px */
  readonly width: number;
}

/** The thumbnail of a tile. What was passed before it came is not loaded any more. */
export const TilePicture = memo(function TilePicture({ id, width }: TilePictureProps) {
  const frame = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const element = frame.current;
    return () => {
      const picture = element?.querySelector('img');
      if (picture && !picture.complete) picture.removeAttribute('src');
    };
  }, []);
  return (
    <span ref={frame} className="tile__picture">
      <ServedPicture src={imageUrl(id, thumbnailFor(width))} alt="" decoding="async" draggable={false} />
    </span>
  );
});

function thumbnailFor(width: number): ThumbnailWidth {
  const wanted = width * window.devicePixelRatio;
  return THUMBNAIL_WIDTHS.find((each) => each >= wanted) ?? 640;
}
