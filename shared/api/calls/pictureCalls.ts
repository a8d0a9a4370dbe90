import { z } from 'zod';
import { list, pictureId } from '../basicSchemas.ts';
import { changedFacts } from '../pictureFacts.ts';
import { pictureDetails, takenPictures } from '../pictureSchemas.ts';
import { call } from './call.ts';

/** The pictures of the library, and how they leave it. */
export const pictureCalls = {
  'picture.details': call(z.object({ id: pictureId }), pictureDetails),
  /** Newest first. `limit`: all of them without. `before`: only pictures made before this time, ms since the epoch. */
  'picture.list': call(
    z.object({
      query: z.string().max(1000).exactOptional(),
      limit: z.number().int().min(1).max(500).exactOptional(),
      before: z.number().exactOptional(),
    }),
    list(pictureDetails),
  ),
  /** Changes what people say of pictures, of all or of none. Refused with `not-found` where one of them is not there. */
  'picture.setFacts': call(z.object({ ids: list(pictureId), facts: changedFacts }), z.void()),
  /**
   * The system's dialog for pictures to put into the library; `null`: none was chosen. Desktop only. What is dropped or pasted goes past the
   * calls, since a page names no path and no call carries bytes: see `createPictureImport` of the page.
   */
  'picture.choose': call(z.void(), takenPictures.nullable()),
  /** Shows its file in the system's file manager. This and the next four are for the desktop; refused with `needs-desktop` elsewhere. */
  'picture.reveal': call(z.object({ id: pictureId }), z.void()),
  /** Puts the picture on the clipboard. */
  'picture.copy': call(z.object({ id: pictureId }), z.void()),
  /** Asks where to, then writes a copy as it was received. `saved`: false where the user chose no place. */
  'picture.saveCopy': call(z.object({ id: pictureId }), z.object({ saved: z.boolean() })),
  /** Makes ready what a drag of the picture takes along, for a press that may become one; settles when it is. */
  'picture.prepareDrag': call(z.object({ id: pictureId }), z.void()),
  /** Goes on with a drag that began in the page, as the drag of a file: at once, where it was prepared. */
  'picture.dragOut': call(z.object({ id: pictureId }), z.void()),
} as const;
