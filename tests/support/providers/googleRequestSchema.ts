/** What `generateContent` accepts, to the letter. @see https://ai.google.dev/api/generate-content */
import { z } from 'zod';
import { isPicture, kindOf } from './drawnPictures.ts';
import { int32 } from './int32.ts';
import type { ModelFacts } from './modelFacts.ts';

const thoughtSignature = z.string().optional();
const textPart = z.strictObject({ text: z.string(), thoughtSignature });
const picturePart = z.strictObject({
  inlineData: z
    .strictObject({
      // `image/jpg` is refused.
      mimeType: z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/heic', 'image/heif']),
      data: z.string().refine(isPicture, 'Unable to process input image.'),
    })
    .refine(({ mimeType, data }) => kindOf(data) === mimeType, 'The MIME type does not fit the image.'),
  thoughtSignature,
});

/** An object, never a boolean; what is not there is not searched. */
const searchTypes = z.strictObject({
  webSearch: z.strictObject({}).optional(),
  imageSearch: z.strictObject({}).optional(),
});

export function googleRequestSchema({ ratios, sizes, thinking, references, searches, tiers }: ModelFacts) {
  const search = z
    .strictObject({ searchTypes: searchTypes.optional() })
    .refine(() => searches.length > 0, 'Search Grounding is not supported.')
    .refine(
      (asked) => !asked.searchTypes?.imageSearch || searches.includes('images'),
      'Image search is not supported for this model.',
    );
  return z.strictObject({
    systemInstruction: z.strictObject({ role: z.string().optional(), parts: z.array(textPart).min(1) }).optional(),
    contents: z
      .array(
        z.strictObject({
          role: z.enum(['user', 'model']),
          parts: z
            .array(z.union([textPart, picturePart]))
            .min(1)
            .refine((parts) => parts.filter((part) => 'inlineData' in part).length <= references, 'Too many images.'),
        }),
      )
      .min(1)
      .superRefine((contents, context) => {
        for (const [at, { role, parts }] of contents.entries()) {
          const place = parts.findIndex((part) => 'inlineData' in part && !part.thoughtSignature);
          if (role !== 'model' || place < 0) continue;
          const message = `Image part is missing a thought_signature in content position ${String(at + 1)}, part position ${String(place + 1)}`;
          context.addIssue({ code: 'custom', message });
        }
        if (contents.at(-1)?.role !== 'user')
          context.addIssue({ code: 'custom', message: 'Please ensure that multiturn requests end with a user role.' });
      }),
    generationConfig: z
      .strictObject({
        responseModalities: z.array(z.enum(['TEXT', 'IMAGE'])).min(1),
        imageConfig: z
          .strictObject({
            aspectRatio: z.enum(ratios).optional(),
            imageSize: sizes.length > 0 ? z.enum(sizes).optional() : z.never().optional(),
          })
          .optional(),
        seed: int32.optional(),
        temperature: z.number().min(0).max(2).optional(),
        topP: z.number().min(0).max(1).optional(),
        topK: z.int().positive().optional(),
        candidateCount: z.literal(1, 'Multiple candidates is not enabled for this model').optional(),
        maxOutputTokens: z.int().positive().optional(),
        thinkingConfig:
          thinking.length > 0
            ? z
                .strictObject({
                  thinkingLevel: z.enum(thinking.map((level) => level.toUpperCase())).optional(),
                  includeThoughts: z.boolean().optional(),
                })
                .optional()
            : z.never().optional(),
      })
      .optional(),
    safetySettings: z
      .array(
        z.strictObject({
          category: z.enum([
            'HARM_CATEGORY_HARASSMENT',
            'HARM_CATEGORY_HATE_SPEECH',
            'HARM_CATEGORY_SEXUALLY_EXPLICIT',
            'HARM_CATEGORY_DANGEROUS_CONTENT',
            'HARM_CATEGORY_CIVIC_INTEGRITY',
          ]),
          threshold: z.enum(['BLOCK_LOW_AND_ABOVE', 'BLOCK_MEDIUM_AND_ABOVE', 'BLOCK_ONLY_HIGH', 'BLOCK_NONE', 'OFF']),
        }),
      )
      .refine((all) => new Set(all.map(({ category }) => category)).size === all.length, 'Each category once.')
      .optional(),
    tools: z
      .array(z.strictObject({ googleSearch: search }))
      .max(1)
      .optional(),
    serviceTier: z
      .enum(['standard', 'flex', 'priority'])
      .refine(
        (tier) => tier === 'standard' || tiers.includes(tier),
        'The service tier is not supported for this model.',
      )
      .optional(),
  });
}

export type GoogleRequest = z.infer<ReturnType<typeof googleRequestSchema>>;

/** Google's words for the first thing that is wrong. */
export function googleComplaint(error: z.ZodError): string {
  const issue = error.issues[0];
  const place = issue?.path
    .map((key) => String(key).replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
    .join('.');
  if (issue?.code === 'unrecognized_keys') {
    return `Invalid JSON payload received. Unknown name "${issue.keys[0] ?? ''}" at '${place ?? ''}': Cannot find field.`;
  }
  return `Invalid value at '${place ?? ''}': ${issue?.message ?? 'Request contains an invalid argument.'}`;
}
