import { useEffect } from 'react';
import { imageUrl } from '../../api/imageUrl.ts';
import { useGallery, useStudio } from '../../stores/hooks.ts';
import { ServedPicture } from '../ServedPicture.tsx';

/** The first of several pictures, side by side, by their numbers. */
export function FirstFew({ numbers }: { readonly numbers: readonly number[] }) {
  const { gallery } = useStudio();
  const version = useGallery((state) => state.tilesVersion);
  useEffect(() => {
    gallery.getState().wantTiles('aside', numbers);
  }, [gallery, numbers, version]);
  const { tileOf } = gallery.getState();
  return (
    <div className="gallery-aside__four">
      {numbers.map((number) => {
        const id = tileOf(number)?.image.id;
        return id === undefined ? (
          <span key={number} className="gallery-aside__four-place" />
        ) : (
          <ServedPicture key={number} src={imageUrl(id, 160)} alt="" draggable={false} />
        );
      })}
    </div>
  );
}
