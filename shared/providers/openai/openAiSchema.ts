/** OpenAI's replies, as far as we read them. @see https://platform.openai.com/docs/api-reference/images/object */
import { z } from 'zod';
import { listOf, looseObject, maybe, maybeCount, maybeText } from '../looseSchema.ts';

const error = looseObject({
  message: maybeText,
  type: maybeText,
  code: maybeText,
});
/** One that says nothing is none. */
const statedError = z
  .union([error, z.string().transform((message) => error.parse({ message }))])
  .transform((stated) => (stated.message?.trim() || stated.type || stated.code ? stated : undefined));

const reply = looseObject({
  error: maybe(statedError),
  data: maybe(listOf(looseObject({ b64Json: maybeText, url: maybeText }))),
  // What was really used.
  size: maybeText,
  quality: maybeText,
  background: maybeText,
  outputFormat: maybeText,
  usage: maybe(
    looseObject({
      inputTokens: maybeCount,
      outputTokens: maybeCount,
      outputTokensDetails: maybe(looseObject({ imageTokens: maybeCount })),
    }),
  ),
});

export type OpenAiReply = z.infer<typeof reply>;

/** Nothing where the body holds no object. Of a list, as relays make of a stream, all pictures, and the last word on all else. */
export function parseOpenAiReply(body: unknown): OpenAiReply | undefined {
  const parts = (Array.isArray(body) ? body : [body]).flatMap((part) => reply.safeParse(part).data ?? []);
  const [first, ...more] = parts;
  return more.reduce<OpenAiReply | undefined>(
    (whole, part) => ({
      error: whole?.error ?? part.error,
      data: whole?.data || part.data ? [...(whole?.data ?? []), ...(part.data ?? [])] : undefined,
      size: part.size ?? whole?.size,
      quality: part.quality ?? whole?.quality,
      background: part.background ?? whole?.background,
      outputFormat: part.outputFormat ?? whole?.outputFormat,
      usage: part.usage ?? whole?.usage,
    }),
    first,
  );
}
