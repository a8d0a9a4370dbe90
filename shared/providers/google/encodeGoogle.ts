import { gemini } from '../families/gemini.ts';
import type { EffectiveRequest } from '../Effective.ts';
import type { HttpCall } from '../HttpCall.ts';
import { pictureSlot, wireMime } from '../pictureSlot.ts';

/** @see https://ai.google.dev/gemini-api/docs/image-understanding#supported-formats */
export const GOOGLE_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/heic', 'image/heif'];

/** @see https://ai.google.dev/api/generate-content */
export function encodeGoogle(request: EffectiveRequest): HttpCall {
  const { aspectRatio, imageSize, temperature, topP, thinking } = gemini.sentBy(request);
  return {
    path: `/v1beta/models/${pathSegment(request.model)}:generateContent`,
    body: {
      json: {
        ...(request.instructions && { systemInstruction: { parts: [{ text: request.instructions }] } }),
        contents: [
          {
            role: 'user',
            parts: [
              { text: request.prompt },
              ...request.references.map((image) => ({
                inlineData: { mimeType: wireMime(image, GOOGLE_TYPES), data: pictureSlot(image, GOOGLE_TYPES) },
              })),
            ],
          },
        ],
        generationConfig: {
          responseModalities: ['TEXT', 'IMAGE'],
          ...((aspectRatio ?? imageSize) !== undefined && {
            imageConfig: {
              ...(aspectRatio !== undefined && { aspectRatio }),
              ...(imageSize !== undefined && { imageSize }),
            },
          }),
          seed: request.wireSeed,
          ...(temperature !== undefined && { temperature }),
          ...(topP !== undefined && { topP }),
          ...(thinking !== undefined && { thinkingConfig: { thinkingLevel: thinking.toUpperCase() } }),
        },
      },
    },
  };
}

/** `encodeURIComponent` throws on half a surrogate pair, and a model id may be typed by hand. */
function pathSegment(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}
