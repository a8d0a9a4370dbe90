/** What a picture is and where it came from. */
import { z } from 'zod';
import { image, list, money, pictureId, problem, rowMark } from './basicSchemas.ts';
import { pictureFacts } from './pictureFacts.ts';

export const pictureDetails = z.object({
  image,
  bytes: z.number(),
  /** ms since the epoch */
  createdAt: z.number(),
  /** It does not decode to its end. */
  isDamaged: z.literal(true).exactOptional(),
  /** What people say of it. */
  facts: pictureFacts,
  /** Where it came from outside: what its file was called there, and when, ms since the epoch. */
  imported: z.object({ name: z.string(), at: z.number() }).exactOptional(),
  /** Where it was made of another by drawing on it: of which, and whether it is the mask of the marked areas. */
  drawn: z.object({ on: pictureId, isMask: z.boolean() }).exactOptional(),
  /** The call that made it; absent where the library knows only the bytes. */
  made: z
    .object({
      runId: z.string(),
      graph: z.string(),
      node: z.string(),
      provider: z.string(),
      model: z.string(),
      prompt: z.string(),
      instructions: z.string(),
      seed: z.number(),
      /** The row of a list it was made for. */
      row: rowMark.exactOptional(),
      /** What was really sent, as label and value, in reading order. */
      settings: list(z.tuple([z.string(), z.string()]).readonly()),
      notes: list(z.string()),
      references: list(image),
      cost: money.exactOptional(),
      /** ms from sending to stored */
      ms: z.number().exactOptional(),
      text: z.string(),
    })
    .exactOptional(),
});

/** What became of files that were to be put into the library, each in the order it was given. */
export const takenPictures = z.object({
  /** In the library now. `isNew`: it was not before. `note`: what else is to be known of it. */
  pictures: list(z.object({ ...image.shape, name: z.string(), isNew: z.boolean(), note: z.string().exactOptional() })),
  /** What was left out, and why. */
  refused: list(z.object({ name: z.string(), error: problem })),
});
