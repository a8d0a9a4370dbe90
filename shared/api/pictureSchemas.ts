/** What a picture is and where it came from. */
import { z } from 'zod';
import { image, list, money, pictureId, problem, rowMark, sources } from './basicSchemas.ts';
import { label, note, rating } from './gallerySchemas.ts';

export const pictureDetails = z.object({
  image,
  bytes: z.number(),
  /** ms since the epoch */
  createdAt: z.number(),
  /** It does not decode to its end. */
  isDamaged: z.literal(true).exactOptional(),
  /** Its file is not there. */
  isMissing: z.literal(true).exactOptional(),
  /** In the trash since, ms since the epoch. */
  trashedAt: z.number().exactOptional(),
  /** It was in the trash, and that was emptied: ms since the epoch. */
  emptiedAt: z.number().exactOptional(),
  /** What people say of it. */
  facts: z.object({ rating, isFavourite: z.boolean(), note }),
  labels: list(label),
  /** Where it came from outside. */
  imported: z
    .object({
      /** What its file was called there. */
      name: z.string(),
      /** ms since the epoch */
      at: z.number(),
      /** What the file says of itself: the program that made it, and what that was asked for. */
      program: z.string().exactOptional(),
      prompt: z.string().exactOptional(),
      /** What it was told to leave out. */
      negative: z.string().exactOptional(),
      model: z.string().exactOptional(),
      seed: z.number().exactOptional(),
      /** As label and value, in reading order. */
      settings: list(z.tuple([z.string(), z.string()]).readonly()),
      /** The graph that came with it: one of ours can be opened, one of another program is named. */
      graph: z.enum(['own', 'comfyui', 'invokeai']).exactOptional(),
      /** The picture that this is another form of. */
      twinOf: pictureId.exactOptional(),
    })
    .exactOptional(),
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
      /** What the model looked for and found before it was drawn. */
      sources: sources.exactOptional(),
    })
    .exactOptional(),
});

/** A call as its server received it: `SentCall`. */
export const sentCall = z.object({
  endpoint: z.string(),
  prompt: z.string(),
  instructions: z.string(),
  isInstructedInPrompt: z.boolean(),
  pictures: list(z.object({ id: z.string(), mime: z.string(), width: z.number(), height: z.number() })),
  fields: list(z.tuple([z.string(), z.string()]).readonly()),
});

/** What became of files that were to be put into the library, each in the order it was given. */
export const takenPictures = z.object({
  /** In the library now. `isNew`: it was not before. `note`: what else is to be known of it. */
  pictures: list(z.object({ ...image.shape, name: z.string(), isNew: z.boolean(), note: z.string().exactOptional() })),
  /** What was left out, and why. */
  refused: list(z.object({ name: z.string(), error: problem })),
});
