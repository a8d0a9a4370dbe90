import type { ImageRef } from '#shared/graph/generation';
import { imageUrl } from '../../../api/imageUrl.ts';
import { Section } from '../../../ui/Section.tsx';
import { pictureData } from '../../pictureMenu.ts';
import { ServedPicture } from '../../ServedPicture.tsx';

interface PictureThumbsProps {
  readonly title: string;
  /** Of one, before its number. */
  readonly name: string;
  readonly images: readonly ImageRef[];
  readonly onOpen: (index: number) => void;
}

/** Pictures another one has to do with: each leads there. Nothing where there are none. */
export function PictureThumbs({ title, name, images, onOpen }: PictureThumbsProps) {
  if (images.length === 0) return null;
  return (
    <Section title={images.length > 1 ? `${title} · ${images.length.toLocaleString('en')}` : title}>
      <ul className="picture-details__thumbs" aria-label={title} data-pictures>
        {images.map((image, index) => (
          <li key={image.id}>
            <button
              type="button"
              className="picture-details__thumb"
              aria-label={`Open ${name} ${String(index + 1)}`}
              onClick={() => {
                onOpen(index);
              }}
              {...pictureData(image)}
            >
              <ServedPicture src={imageUrl(image.id, 160)} alt="" loading="lazy" draggable={false} />
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
