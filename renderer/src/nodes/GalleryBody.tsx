import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { PictureGrid } from '../gallery/PictureGrid.tsx';
import { arrivingImages } from '../stores/arrivingImages.ts';
import { useRun, useWorkflow } from '../stores/hooks.ts';
import { pictureOf, type ShownSlot } from '../stores/shownSlots.ts';
import type { BodyProps } from './NodeLook.ts';
import { Thumbnail } from './Thumbnail.tsx';
import { useOpenPictures } from './useOpenPictures.ts';
import './GalleryBody.css';

/** The pictures that arrive, as they land: the newest large, all of them below. */
export function GalleryBody({ node }: BodyProps) {
  const slots = useArrivingImages(node.id);
  const open = useOpenPictures(slots);
  const newest = Math.max(0, newestPicture(slots));
  const first = slots[newest];
  if (!first) return <p className="gallery-body__empty">Pictures appear here as they land.</p>;
  return (
    <div className="gallery-body nodrag nowheel">
      <PictureGrid slots={[first]} first={newest} count={slots.length} label="Newest picture" onOpen={open} />
      {slots.length > 1 && <PictureGrid slots={slots} columns={4} label="All pictures" onOpen={open} />}
    </div>
  );
}

/** How many there are, and their size in px. */
export function GalleryFooter({ node }: BodyProps) {
  const images = useArrivingImages(node.id).flatMap((slot) => pictureOf(slot) ?? []);
  const sizes = new Set(images.map(({ width, height }) => `${String(width)} × ${String(height)}`));
  if (images.length === 0) return null;
  return (
    <>
      <span>{images.length === 1 ? '1 picture' : `${String(images.length)} pictures`}</span>
      <span className="mono">{sizes.size === 1 ? [...sizes][0] : `${String(sizes.size)} sizes`}</span>
    </>
  );
}

/** The newest that arrived. */
export function GalleryThumbnail({ id }: { readonly id: string }) {
  return <Thumbnail slots={useArrivingImages(id)} />;
}

function useArrivingImages(id: string): readonly ShownSlot[] {
  const edges = useWorkflow((state) => state.workflow.edges);
  return useRun(useShallow(useMemo(() => arrivingImages(edges, id), [edges, id])));
}

/** The last that has landed; where none has, the last of an earlier run. */
function newestPicture(slots: readonly ShownSlot[]): number {
  const landed = slots.findLastIndex((slot) => slot.image);
  return landed >= 0 ? landed : slots.findLastIndex((slot) => slot.earlier);
}
