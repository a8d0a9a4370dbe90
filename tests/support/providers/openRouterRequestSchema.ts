/** What the chat path accepts for a picture model. @see https://openrouter.ai/docs/api-reference/chat-completion */
import { z } from 'zod';
import { kindOf } from './drawnPictures.ts';
import { int32 } from './int32.ts';
import type { ModelFacts } from './modelFacts.ts';

const textPart = z.strictObject({ type: z.literal('text'), text: z.string() });
const picturePart = z.strictObject({
  type: z.literal('image_url'),
  image_url: z.strictObject({ url: z.string().refine(isPictureUrl, 'Invalid image URL') }),
});

export function openRouterRequestSchema({ ratios, sizes, references }: ModelFacts) {
  return z.strictObject({
    model: z.string(),
    messages: z
      .array(
        z.union([
          z.strictObject({ role: z.literal('system'), content: z.string() }),
          z.strictObject({
            role: z.literal('user'),
            content: z.union([
              z.string(),
              z
                .array(z.union([textPart, picturePart]))
                .min(1)
                .refine(
                  (parts) => parts.filter((part) => part.type !== 'text').length <= references,
                  'Too many images',
                ),
            ]),
          }),
        ]),
      )
      .min(1),
    modalities: z.array(z.enum(['image', 'text'])).optional(),
    // The real one ignores keys it does not know, silently; a test wants to hear of them.
    image_config: z
      .strictObject({
        aspect_ratio: z.enum(ratios).optional(),
        image_size: sizes.length > 0 ? z.enum(sizes).optional() : z.never().optional(),
      })
      .optional(),
    seed: int32.optional(),
    temperature: z.number().min(0).max(2).optional(),
    top_p: z.number().gt(0).max(1).optional(),
    max_tokens: z.int().positive().optional(),
    reasoning: z
      .strictObject({ effort: z.enum(['minimal', 'low', 'medium', 'high']), exclude: z.boolean().optional() })
      .optional(),
    stream: z.literal(false).optional(),
    provider: z.looseObject({}).optional(),
  });
}

export type OpenRouterRequest = z.infer<ReturnType<typeof openRouterRequestSchema>>;

/** Base64 of a data URL; nothing where it is none. The real one passes GIF on, and Gemini behind it refuses that. */
export function dataOf(url: string): string | undefined {
  return /^data:image\/(?:png|jpeg|webp);base64,(.*)$/s.exec(url)?.[1];
}

export function isPictureUrl(url: string): boolean {
  const mime = /^data:([^;]*);/.exec(url)?.[1];
  return mime !== undefined && kindOf(dataOf(url) ?? '') === mime;
}
