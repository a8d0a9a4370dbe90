import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { Ref } from 'react';
import type { ImageRef } from '#shared/graph/generation';
import { useStudio } from '../../stores/hooks.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ContextMenu } from '../../ui/overlays/ContextMenu.tsx';
import type { Zoom } from '../zoom/useZoom.ts';
import { ZoomBar } from '../zoom/ZoomBar.tsx';
import { ZoomStage } from '../zoom/ZoomStage.tsx';
import type { LightboxProps } from './LightboxProps.ts';

interface LightboxStageProps extends LightboxProps {
  readonly image: ImageRef | undefined;
  /** As `3 of 16`. */
  readonly position: string;
  readonly count: number;
  readonly zoom: Ref<Zoom>;
}

/** The picture itself, its zoom, its menu, and the way to its neighbours. */
export function LightboxStage({ image, position, count, zoom, menuOf }: LightboxStageProps) {
  const studio = useStudio();
  const { stepLightbox } = studio.view.getState();
  return (
    <div className="lightbox__stage">
      {image ? (
        <ContextMenu entriesFor={() => menuOf(studio, image)}>
          <div>
            <ZoomStage key={image.id} ref={zoom} image={image} label={`Picture ${position}`}>
              {(now) => (
                <div className="lightbox__zoom">
                  <ZoomBar {...now} />
                </div>
              )}
            </ZoomStage>
          </div>
        </ContextMenu>
      ) : (
        <p className="lightbox__waiting" role="status">
          Picture {position} is being found.
        </p>
      )}
      {count > 1 && (
        <>
          <IconButton
            label="Previous picture"
            shortcut="←"
            side="right"
            icon={ChevronLeft}
            className="lightbox__step lightbox__step--back"
            onClick={() => {
              stepLightbox(-1);
            }}
          />
          <IconButton
            label="Next picture"
            shortcut="→"
            side="left"
            icon={ChevronRight}
            className="lightbox__step lightbox__step--on"
            onClick={() => {
              stepLightbox(1);
            }}
          />
        </>
      )}
    </div>
  );
}
