/** Schemas that several calls share. */
import { z } from 'zod';

/** A graph as the file has it; the handler reads it with `readWorkflow`. */
export const workflow = z.unknown();
export const runId = z.uuid();
/** SHA-256, lower-case hex. */
export const pictureId = z.string().regex(/^[0-9a-f]{64}$/);
export const money = z.object({ microUsd: z.number().int(), kind: z.enum(['actual', 'estimate']) });
export const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
/** px */
export const image = z.object({ id: pictureId, width: z.number(), height: z.number(), mime: z.string() });
/** `RowMark` */
export const rowMark = z.object({
  list: z.string(),
  index: z.number().int().min(0),
  name: z.string(),
  cell: list(z.object({ at: z.number().int().min(0), name: z.string() })).exactOptional(),
});
/** `Sources` */
export const sources = z.object({
  queries: list(z.string()),
  links: list(z.object({ title: z.string(), url: z.string() })),
});
/** An error report, with the socket or field of a graph it belongs to, or the picture that is missing there. */
export const problem = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string().exactOptional(),
  node: z.string().exactOptional(),
  socket: z.string().exactOptional(),
  field: z.string().exactOptional(),
  picture: pictureId.exactOptional(),
});
