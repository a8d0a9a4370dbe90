import { PictureGrid } from '../../gallery/PictureGrid.tsx';
import { PictureGroups } from '../../gallery/PictureGroups.tsx';
import type { ShownSlot } from '../../stores/running/shownSlots.ts';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import type {} from '../../ui/styles/cssVariables.ts';
import { earlierWords } from '../earlierWords.ts';
import { EmptyBody } from './EmptyBody.tsx';
import { Thumbnail } from './Thumbnail.tsx';
import { useArrivingImages } from './useArrivingImages.ts';
import { useOpenPictures } from './useOpenPictures.ts';
import './GalleryBody.css';

/** The pictures that arrive, as they land: one large, all of them below. */
function GalleryBody({ node }: BodyProps) {
  const slots = useArrivingImages(node.id);
  const open = useOpenPictures(slots);
  const shownAt = Math.max(0, largePicture(slots));
  const first = slots[shownAt];
  if (!first) return <EmptyBody>Pictures appear here as they land.</EmptyBody>;
  return (
    <div className="gallery-body nodrag">
      <div className="gallery-body__large" style={{ '--ratio': first.width / first.height }}>
        <PictureGrid slots={[first]} first={shownAt} count={slots.length} label="Newest picture" onOpen={open} />
      </div>
      {slots.length > 1 && (
        <div className="gallery-body__strip" tabIndex={-1}>
          <PictureGroups slots={slots} columns={4} label="All pictures" onOpen={open} />
        </div>
      )}
    </div>
  );
}

/** How many the newest run made, and their size in px; those it kept of an earlier one are shown, not counted. */
function GalleryFooter({ node }: BodyProps) {
  const slots = useArrivingImages(node.id);
  const images = slots.flatMap(({ image }) => image ?? []);
  const earlier = earlierWords(slots);
  const sizes = new Set(images.map(({ width, height }) => `${String(width)} × ${String(height)}`));
  if (images.length === 0) return <span>{earlier ?? 'No pictures yet'}</span>;
  return (
    <>
      <span>{images.length === 1 ? '1 picture' : `${String(images.length)} pictures`}</span>
      {earlier !== undefined && <span>{earlier}</span>}
      <span className="mono">{sizes.size === 1 ? [...sizes][0] : `${String(sizes.size)} sizes`}</span>
    </>
  );
}

/** The newest that arrived. */
function GalleryThumbnail({ id }: { readonly id: string }) {
  return <Thumbnail slots={useArrivingImages(id)} />;
}

/**
 * While more are to come, the first that has landed: pictures that took turns would each be gone before they are drawn. Then the last; where
 * none has landed, the last of an earlier run.
 */
function largePicture(slots: readonly ShownSlot[]): number {
  const isUnderWay = slots.some(({ status }) => status === 'waiting' || status === 'running');
  const landed = isUnderWay ? slots.findIndex((slot) => slot.image) : slots.findLastIndex((slot) => slot.image);
  return landed >= 0 ? landed : slots.findLastIndex((slot) => slot.earlier);
}

export const galleryLook: NodeLook = {
  Body: GalleryBody,
  Footer: GalleryFooter,
  Thumbnail: GalleryThumbnail,
  bodyHeight: (width) => Math.round((width * 9) / 16) + 40,
  stretches: true,
  width: 280,
};
