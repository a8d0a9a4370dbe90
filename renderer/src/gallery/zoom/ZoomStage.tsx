import { useImperativeHandle, useRef, type ReactNode, type Ref } from 'react';
import type { ImageRef } from '#shared/graph/generation';
import { classNames } from '../../ui/classNames.ts';
import { useZoom, type Zoom, type ZoomOptions } from './useZoom.ts';
import { ZoomedPicture } from './ZoomedPicture.tsx';
import './ZoomStage.css';

interface ZoomStageProps extends ZoomOptions {
  readonly image: ImageRef;
  readonly label: string;
  readonly className?: string;
  /** Lies over the frame and hears of the zoom. */
  readonly children?: (zoom: Zoom) => ReactNode;
  readonly ref?: Ref<Zoom>;
}

/** A picture that can be zoomed and panned, filling what it lies in. */
export function ZoomStage({ image, label, className, children, ref, ...options }: ZoomStageProps) {
  const frame = useRef<HTMLDivElement>(null);
  const zoom = useZoom(frame, image, options);
  useImperativeHandle(ref, () => zoom);
  return (
    <div className={classNames('zoom-stage', className)}>
      <div
        ref={frame}
        className={classNames('zoom-stage__frame', !zoom.isFitted && 'zoom-stage__frame--pans')}
        onDoubleClick={zoom.toggle}
        {...zoom.panHandlers}
      >
        <ZoomedPicture image={image} label={label} zoom={zoom} />
      </div>
      {children?.(zoom)}
    </div>
  );
}
