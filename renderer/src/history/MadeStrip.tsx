import type { ImageRef } from '#shared/graph/generation';
import { imageUrl } from '../api/imageUrl.ts';
import { pictureData } from '../gallery/pictureMenu.ts';
import { ServedPicture } from '../gallery/ServedPicture.tsx';
import { useStudio } from '../stores/hooks.ts';

interface MadeStripProps {
  readonly sides: readonly { readonly letter: 'A' | 'B'; readonly images: readonly ImageRef[] }[];
}

/** What each of the two made; nothing where that is nothing. */
export function MadeStrip({ sides }: MadeStripProps) {
  const { view } = useStudio();
  if (sides.every(({ images }) => images.length === 0)) return null;
  return (
    <div className="history-made">
      {sides.map(
        ({ letter, images }) =>
          images.length > 0 && (
            <div key={letter} role="group" aria-label={`${letter} made`}>
              <span>
                <b>{letter}</b> made
              </span>
              {images.map((image, index) => (
                <button
                  key={image.id}
                  type="button"
                  aria-label={`Open picture ${String(index + 1)} of ${letter}`}
                  onClick={() => {
                    view.getState().openLightbox(images, index);
                  }}
                  {...pictureData(image)}
                >
                  <ServedPicture src={imageUrl(image.id, 320)} alt="" draggable={false} />
                </button>
              ))}
            </div>
          ),
      )}
    </div>
  );
}
