import type { ImageRef } from '../graph/generation.ts';
import { kindName, pictureExtension } from '../graph/pictureTypes.ts';
import type { SentReference } from './sentReferences.ts';
import type { FormFile, PictureSlot } from './HttpCall.ts';

/** What every provider takes: a picture of a type that one does not take is sent as this. */
const EVERYWHERE = 'image/png';

/** Where a library picture's base64 goes in a JSON body, in one of the types that are taken. */
export function pictureSlot(image: SentReference, taken: readonly string[], prefix = ''): PictureSlot {
  return { ...sentPicture(image, taken), prefix };
}

/** A library picture as a file of a form, in one of the types that are taken. `place`: from 0, for its file's name. */
export function pictureFile(name: string, image: SentReference, place: number, taken: readonly string[]): FormFile {
  const type = wireMime(image, taken);
  return {
    ...sentPicture(image, taken),
    name,
    filename: `picture-${String(place + 1)}.${pictureExtension(type)}`,
    type,
  };
}

function sentPicture(image: SentReference, taken: readonly string[]) {
  const as = wireMime(image, taken);
  return { $picture: image, ...((as !== properMime(image) || image.longSide !== undefined) && { as }) };
}

/** What a picture will be when it is sent. */
export function wireMime(image: ImageRef, taken: readonly string[]): string {
  const mime = properMime(image);
  return taken.includes(mime) ? mime : EVERYWHERE;
}

/** A sentence on the pictures that will not be sent as they are; nothing where there are none. */
export function typeNote(images: readonly ImageRef[], taken: readonly string[], title: string): string | undefined {
  const others = images.map(properMime).filter((mime) => !taken.includes(mime));
  if (others.length === 0) return undefined;
  const names = [...new Set(others.map((mime) => kindName(mime).toUpperCase()))];
  return `${title} takes no ${names.join(' and ')}: of such a reference picture the first frame will be sent, as PNG.`;
}

/** Providers refuse the common misspelling `image/jpg`. */
export function properMime({ mime }: Pick<ImageRef, 'mime'>): string {
  return mime === 'image/jpg' ? 'image/jpeg' : mime;
}
