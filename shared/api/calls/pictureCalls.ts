import { z } from 'zod';
import { list, pictureId, runId, workflow } from '../basicSchemas.ts';
import { MOST_TILES } from '../gallerySchemas.ts';
import { pictureDetails, sentCall, takenPictures } from '../pictureSchemas.ts';
import { call } from './call.ts';

/** The pictures of the library, and how they leave it. */
export const pictureCalls = {
  'picture.details': call(z.object({ id: pictureId }), pictureDetails),
  /** The same of several, by their numbers, in the order asked for; those the library does not have are left out. */
  'picture.several': call(
    z.object({ numbers: z.array(z.number().int()).max(MOST_TILES).readonly() }),
    list(pictureDetails),
  ),
  /** The call that made it, as its server received it; `null`: none is known, or nothing was sent. */
  'picture.sent': call(z.object({ id: pictureId }), sentCall.nullable()),
  /** The graph that made it, exactly as it ran, or that came with it; `run`: the run it is of. Refused with `not-found` where none is known. */
  'picture.graph': call(z.object({ id: pictureId }), z.object({ workflow, run: runId.nullable() })),
  /** Newest first. `limit`: all of them without. `before`: only pictures made before this time, ms since the epoch. */
  'picture.list': call(
    z.object({
      query: z.string().max(1000).exactOptional(),
      limit: z.number().int().min(1).max(500).exactOptional(),
      before: z.number().exactOptional(),
    }),
    list(pictureDetails),
  ),
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
