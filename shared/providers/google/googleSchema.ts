/** Google's replies, as far as we read them. @see https://ai.google.dev/api/generate-content#GenerateContentResponse */
import { z } from 'zod';
import { listOf, looseObject, maybe, maybeCount, maybeStatus, maybeText } from '../looseSchema.ts';

const part = looseObject({
  text: maybeText,
  thought: maybe(z.boolean()),
  inlineData: maybe(looseObject({ data: maybeText })),
  thoughtSignature: maybeText,
});

const usageMetadata = looseObject({
  promptTokenCount: maybeCount,
  toolUsePromptTokenCount: maybeCount,
  /** Without thoughts. */
  candidatesTokenCount: maybeCount,
  thoughtsTokenCount: maybeCount,
  candidatesTokensDetails: listOf(looseObject({ modality: maybeText, tokenCount: maybeCount })),
  /** The one that really answered. */
  serviceTier: maybeText,
});

/** Of one kind of harm. */
const safetyRating = looseObject({ category: maybeText, probability: maybeText, blocked: maybe(z.boolean()) });

const groundingMetadata = looseObject({
  webSearchQueries: listOf(z.string()),
  imageSearchQueries: listOf(z.string()),
  groundingChunks: listOf(
    looseObject({
      web: maybe(looseObject({ uri: maybeText, title: maybeText, domain: maybeText })),
      image: maybe(looseObject({ sourceUri: maybeText, uri: maybeText, title: maybeText, domain: maybeText })),
    }),
  ),
});

const errorDetail = looseObject({
  reason: maybeText,
  retryDelay: maybeText,
  violations: listOf(looseObject({ quotaId: maybeText, quotaValue: maybe(z.coerce.string()) })),
});

const error = looseObject({
  code: maybeStatus,
  message: maybeText,
  status: maybeText,
  details: listOf(errorDetail),
});
/** One that says nothing is none: some servers put an empty one into every reply. */
const statedError = z
  .union([error, z.string().transform((message) => error.parse({ message }))])
  .transform((stated) => {
    const { code, message, status, details } = stated;
    return code !== undefined || message?.trim() || status || details.length > 0 ? stated : undefined;
  });

const reply = looseObject({
  error: maybe(statedError),
  candidates: maybe(
    listOf(
      looseObject({
        finishReason: maybeText,
        finishMessage: maybeText,
        content: maybe(looseObject({ parts: listOf(part) })),
        safetyRatings: listOf(safetyRating),
        groundingMetadata: maybe(groundingMetadata),
      }),
    ),
  ),
  promptFeedback: maybe(
    looseObject({ blockReason: maybeText, blockReasonMessage: maybeText, safetyRatings: listOf(safetyRating) }),
  ),
  usageMetadata: maybe(usageMetadata),
});

export type GoogleReply = z.infer<typeof reply>;
export type GoogleError = z.infer<typeof error>;
export type GooglePart = z.infer<typeof part>;
export type GoogleRating = z.infer<typeof safetyRating>;

/**
 * Nothing where the body holds no object. A list is a reply in several parts, as Google's streams and some of its errors are: their candidates
 * together, and of what each part tells anew, the last.
 */
export function parseGoogleReply(body: unknown): GoogleReply | undefined {
  const parts = (Array.isArray(body) ? body : [body]).flatMap((part) => reply.safeParse(part).data ?? []);
  const [first, ...more] = parts;
  return more.reduce<GoogleReply | undefined>(
    (whole, part) => ({
      error: whole?.error ?? part.error,
      candidates:
        whole?.candidates || part.candidates ? [...(whole?.candidates ?? []), ...(part.candidates ?? [])] : undefined,
      promptFeedback: part.promptFeedback ?? whole?.promptFeedback,
      usageMetadata: part.usageMetadata ?? whole?.usageMetadata,
    }),
    first,
  );
}
