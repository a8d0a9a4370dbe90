import type { ImageRef } from '../graph/generation.ts';
import type { PictureSlot } from './ProviderAdapter.ts';

/** Where a library picture's base64 goes in a request body. */
export function pictureSlot(image: ImageRef, prefix = ''): PictureSlot {
  return { $picture: image, prefix };
}

/** Providers refuse the common misspelling `image/jpg`. */
export function wireMime(image: ImageRef): string {
  return image.mime === 'image/jpg' ? 'image/jpeg' : image.mime;
}
