import type { ReactNode, Ref } from 'react';
import type { ImageRef } from '#shared/graph/generation';
import { imageUrl, shownUrl } from '../../api/imageUrl.ts';
import { classNames } from '../../ui/classNames.ts';
import { ServedPicture } from '../ServedPicture.tsx';
import type { Zoom } from './useZoom.ts';
import './ZoomedPicture.css';

/** From here on single pixels are to be seen, not smoothed away. */
const PIXELS_SHOW_AT = 3;

interface ZoomedPictureProps {
  readonly image: ImageRef;
  readonly label: string;
  readonly zoom: Pick<Zoom, 'placement' | 'magnification'>;
  readonly ref?: Ref<HTMLDivElement>;
  readonly className?: string;
  /** What lies upon it. */
  readonly children?: ReactNode;
}

/** A picture as it lies in its frame. The thumbnail stands in until the original has come. */
export function ZoomedPicture({ image, label, zoom, ref, className, children }: ZoomedPictureProps) {
  const { placement, magnification } = zoom;
  return (
    <div
      ref={ref}
      className={classNames('zoomed-picture', magnification >= PIXELS_SHOW_AT && 'zoomed-picture--pixels', className)}
      style={{
        left: placement.x,
        top: placement.y,
        width: image.width * placement.scale,
        height: image.height * placement.scale,
        backgroundImage: `url("${imageUrl(image.id, 640)}")`,
      }}
    >
      <ServedPicture src={shownUrl(image)} alt={label} draggable={false} />
      {children}
    </div>
  );
}
