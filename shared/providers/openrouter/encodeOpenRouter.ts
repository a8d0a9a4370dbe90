import { gemini } from '../families/gemini.ts';
import type { EffectiveRequest } from '../Effective.ts';
import type { HttpCall } from '../HttpCall.ts';
import { pictureSlot, wireMime } from '../pictureSlot.ts';

/** It passes GIF on as well, which Gemini refuses. @see https://openrouter.ai/docs/features/multimodal/images */
export const OPENROUTER_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];

/** The chat path: unlike `/images` it takes instructions, a seed and a temperature. @see https://openrouter.ai/docs/api-reference/chat-completion */
export function encodeOpenRouter(request: EffectiveRequest): HttpCall {
  const { aspectRatio, imageSize, temperature, topP, thinking } = gemini.sentBy(request);
  return {
    ...OPENROUTER_CHAT,
    body: {
      json: {
        model: request.model,
        messages: openRouterMessages(request),
        modalities: ['image', 'text'],
        ...((aspectRatio ?? imageSize) !== undefined && {
          image_config: {
            ...(aspectRatio !== undefined && { aspect_ratio: aspectRatio }),
            ...(imageSize !== undefined && { image_size: imageSize }),
          },
        }),
        seed: request.wireSeed,
        ...(temperature !== undefined && { temperature }),
        ...(topP !== undefined && { top_p: topP }),
        ...(thinking !== undefined && { reasoning: { effort: thinking } }),
        stream: false,
      },
    },
  };
}

export const OPENROUTER_CHAT = {
  path: '/api/v1/chat/completions',
  // OpenRouter lists calls under these two. The address only identifies the app; `.invalid` belongs to nobody.
  headers: { 'HTTP-Referer': 'https://lumi-studio.invalid', 'X-OpenRouter-Title': 'Lumi Studio' },
} as const;

/** What the model is told and shown, whatever it is to make. */
export function openRouterMessages({ instructions, prompt, references }: EffectiveRequest) {
  return [
    ...(instructions ? [{ role: 'system', content: instructions }] : []),
    {
      role: 'user',
      content: [
        { type: 'text', text: prompt },
        ...references.map((image) => ({
          type: 'image_url',
          image_url: {
            url: pictureSlot(image, OPENROUTER_TYPES, `data:${wireMime(image, OPENROUTER_TYPES)};base64,`),
          },
        })),
      ],
    },
  ];
}
