/** Schemas that several kinds of rows are made of. */
import { z } from 'zod';
import { rowMark, sources } from '#shared/api/basicSchemas';
import { CALL_STATES } from '#shared/runs/CallState';

/** A JSON column. */
export const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);

/** A picture's columns, `ImageRef`. */
export const image = z.object({ id: z.string(), width: z.number(), height: z.number(), mime: z.string() });

export const moneyKind = z.enum(['actual', 'estimate']);

/** What a reply counted: `Usage`. */
export const usage = z.object({
  inputTokens: z.number().exactOptional(),
  outputTokens: z.number().exactOptional(),
  imageTokens: z.number().exactOptional(),
});

export const callState = z.enum(CALL_STATES);

export const runOutcome = z.enum(['completed', 'failed', 'cancelled']);

/** What failed, as it was told: `ErrorReport`. */
export const errorReport = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string().exactOptional(),
  retryAfterMs: z.number().exactOptional(),
  node: z.string().exactOptional(),
});

/** A model's answer as it can be sent back. */
export const storedAnswer = z
  .array(
    z.object({
      text: z.string().exactOptional(),
      isPicture: z.literal(true).exactOptional(),
      signature: z.string().exactOptional(),
    }),
  )
  .readonly();

/** What a model looked for and found: `Sources`. */
export const storedSources = json(sources).nullable();

/** A picture as it was sent: `SentReference`. */
const sentReference = image.extend({ longSide: z.number().exactOptional() });

/** What was sent, as the ledger has it. Loose: what a family sends beside it is its own. */
export const storedRequest = z.looseObject({
  provider: z.string(),
  model: z.string(),
  prompt: z.string(),
  instructions: z.string(),
  references: z.array(sentReference),
  mask: sentReference.exactOptional(),
  markup: sentReference.exactOptional(),
  turns: z
    .array(z.object({ prompt: z.string(), references: z.array(sentReference), answer: storedAnswer, image }))
    .exactOptional(),
  wireSeed: z.number(),
});

/** The row of a list that a call was made for. */
export const listRow = json(rowMark).nullable();

/** A call's settings as they were told when it was planned; a row of before version 5 has none. */
export const storedSettings = json(z.array(z.tuple([z.string(), z.string()]))).nullable();
