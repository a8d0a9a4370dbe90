import { Minus, Plus } from 'lucide-react';
import { useImperativeHandle, useRef, type Ref } from 'react';
import type { ImageRef } from '#shared/graph/generation';
import { imageUrl } from '../api/imageUrl.ts';
import { classNames } from '../ui/classNames.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ServedPicture } from './ServedPicture.tsx';
import { useZoom } from './useZoom.ts';
import './LightboxStage.css';

const STEP = 1.5;
/** From here on single pixels are to be seen, not smoothed away. */
const PIXELS_SHOW_AT = 3;

/** What a key may do to the stage. */
export interface Stage {
  /** Between all of the picture in view and its full size. */
  readonly toggle: () => void;
}

interface LightboxStageProps {
  readonly image: ImageRef;
  readonly label: string;
  readonly ref?: Ref<Stage>;
}

/** A picture that can be zoomed and panned. The thumbnail stands in until the original has come. */
export function LightboxStage({ image, label, ref }: LightboxStageProps) {
  const frame = useRef<HTMLDivElement>(null);
  const zoom = useZoom(frame, image);
  const { placement, magnification, isFitted } = zoom;
  const toggle = () => {
    if (isFitted) zoom.toFullSize();
    else zoom.toFit();
  };
  useImperativeHandle(ref, () => ({ toggle }));
  return (
    <div className="lightbox-stage">
      <div
        ref={frame}
        className={classNames('lightbox-stage__frame', !isFitted && 'lightbox-stage__frame--pans')}
        onDoubleClick={toggle}
        {...zoom.panHandlers}
      >
        <div
          className={classNames(
            'lightbox-stage__picture',
            magnification >= PIXELS_SHOW_AT && 'lightbox-stage__picture--pixels',
          )}
          style={{
            left: placement.x,
            top: placement.y,
            width: image.width * placement.scale,
            height: image.height * placement.scale,
            backgroundImage: `url("${imageUrl(image.id, 640)}")`,
          }}
        >
          <ServedPicture src={imageUrl(image.id)} alt={label} draggable={false} />
        </div>
      </div>
      <div className="lightbox-stage__zoom" role="group" aria-label="Zoom">
        <IconButton
          label="Zoom out"
          side="top"
          size="small"
          icon={Minus}
          disabled={isFitted}
          onClick={() => {
            zoom.zoomBy(1 / STEP);
          }}
        />
        <button
          type="button"
          className="lightbox-stage__percent"
          aria-label={`Zoom ${String(Math.round(magnification * 100))} %, ${isFitted ? 'show full size' : 'fit to window'}`}
          onClick={toggle}
        >
          {Math.round(magnification * 100)} %
        </button>
        <IconButton
          label="Zoom in"
          side="top"
          size="small"
          icon={Plus}
          onClick={() => {
            zoom.zoomBy(STEP);
          }}
        />
      </div>
    </div>
  );
}
