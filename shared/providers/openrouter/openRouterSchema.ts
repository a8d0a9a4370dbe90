/** OpenRouter's replies, as far as we read them. @see https://openrouter.ai/docs/api-reference/overview */
import { z } from 'zod';
import { listOf, looseObject, maybe, maybeCount, maybeStatus, maybeText } from '../looseSchema.ts';

/** USD. The bound keeps nonsense from becoming a sum. */
const maybeDollars = maybe(z.number().nonnegative().max(100_000));

const error = looseObject({
  code: maybeStatus,
  httpStatus: maybeStatus,
  message: maybeText,
  errorType: maybeText,
  metadata: maybe(
    looseObject({
      errorType: maybeText,
      /** What the provider behind OpenRouter calls it. */
      providerCode: maybeText,
      /** The words of the provider behind OpenRouter: text, JSON, or JSON in a string. */
      raw: z.unknown().optional(),
      reasons: listOf(z.string()),
    }),
  ),
  availability: maybe(
    looseObject({
      code: maybeText,
      retryable: maybe(z.boolean()),
      /** s */
      retryAfter: maybe(z.number()),
      fallbackModels: listOf(z.string()),
    }),
  ),
});
/** One that says nothing is none, and hides no other. */
const statedError = z
  .union([error, z.string().transform((message) => error.parse({ message }))])
  .transform((stated) => {
    const { code, httpStatus, message, errorType, metadata, availability } = stated;
    const names = [message?.trim(), errorType, metadata?.errorType, metadata?.raw, availability?.code];
    return (code ?? httpStatus) !== undefined || names.some(Boolean) ? stated : undefined;
  });

/** `{ image_url: { url } }`, and the shorter ways some models write it. */
const picture = z.union([
  looseObject({ imageUrl: z.string() }).transform(({ imageUrl }) => imageUrl),
  looseObject({ imageUrl: looseObject({ url: z.string() }) }).transform(({ imageUrl }) => imageUrl.url),
]);

const message = looseObject({
  content: maybe(z.union([z.string(), listOf(z.union([looseObject({ text: z.string() }), picture]))])),
  refusal: maybeText,
  images: listOf(z.union([z.string(), picture])),
});

const reply = looseObject({
  error: maybe(statedError),
  choices: maybe(
    listOf(
      looseObject({
        finishReason: maybeText,
        /** Gemini's own. */
        nativeFinishReason: maybeText,
        error: maybe(statedError),
        message: maybe(message),
        /** What a stream says instead, piece by piece. */
        delta: maybe(message),
      }),
    ),
  ),
  /** Pictures of the endpoint for pictures. */
  data: maybe(listOf(looseObject({ b64Json: maybeText, url: maybeText }))),
  usage: maybe(
    looseObject({
      promptTokens: maybeCount,
      completionTokens: maybeCount,
      completionTokensDetails: maybe(looseObject({ imageTokens: maybeCount })),
      cost: maybeDollars,
      isByok: maybe(z.boolean()),
      costDetails: maybe(looseObject({ upstreamInferenceCost: maybeDollars })),
    }),
  ),
});

export type OpenRouterReply = z.infer<typeof reply>;
export type OpenRouterError = z.infer<typeof error>;
export type OpenRouterMessage = z.infer<typeof message>;

/**
 * Nothing where the body holds no object. A list is a reply in several parts, as a stream is: their choices and pictures together, and of what each part tells
 * anew, the last.
 */
export function parseOpenRouterReply(body: unknown): OpenRouterReply | undefined {
  const parts = (Array.isArray(body) ? body : [body]).flatMap((part) => reply.safeParse(part).data ?? []);
  const [first, ...more] = parts;
  return more.reduce<OpenRouterReply | undefined>(
    (whole, part) => ({
      error: whole?.error ?? part.error,
      choices: whole?.choices || part.choices ? [...(whole?.choices ?? []), ...(part.choices ?? [])] : undefined,
      data: whole?.data || part.data ? [...(whole?.data ?? []), ...(part.data ?? [])] : undefined,
      usage: part.usage ?? whole?.usage,
    }),
    first,
  );
}
