import type { ImageRef } from '#shared/graph/generation';
import { useStudio } from '../../stores/hooks.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { PictureDetailsView } from './details/PictureDetailsView.tsx';
import { PictureDifferences } from './PictureDifferences.tsx';

export type LightboxPage = 'details' | 'differences';

const PAGES = [
  { value: 'details', label: 'Details' },
  { value: 'differences', label: 'Differences' },
] as const;

interface LightboxPanelProps {
  readonly image: ImageRef;
  readonly page: LightboxPage;
  readonly onPage: (page: LightboxPage) => void;
}

/** Beside the picture: all that is known of it, or how it differs from another or from the open graph. */
export function LightboxPanel({ image, page, onPage }: LightboxPanelProps) {
  const { view } = useStudio();
  const { value: details, error } = useAnswer('picture.details', { id: image.id });
  return (
    <aside className="room-panel" aria-label="Picture details">
      <Segmented label="Beside the picture" value={page} options={PAGES} onChange={onPage} />
      {error && <p role="alert">{error.message}</p>}
      {!details && !error && (
        <>
          <Skeleton className="picture-details__waiting" />
          <Skeleton className="picture-details__waiting" />
        </>
      )}
      {details && page === 'details' && (
        <PictureDetailsView
          details={details}
          onLead={(images, index) => {
            view.getState().leadLightbox(images, index);
          }}
        />
      )}
      {details && page === 'differences' && <PictureDifferences details={details} />}
    </aside>
  );
}
