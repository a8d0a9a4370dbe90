/** What a picture is and where it came from. */
import { z } from 'zod';
import { image, list, money, rowMark } from './basicSchemas.ts';
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
