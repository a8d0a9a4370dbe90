import { gemini } from '../families/gemini.ts';
import type { ImageRef, Turn } from '../../graph/generation.ts';
import type { EffectiveRequest } from '../Effective.ts';
import type { HttpCall } from '../HttpCall.ts';
import { pictureSlot, wireMime } from '../pictureSlot.ts';
import { googleService } from './googleService.ts';

/** @see https://ai.google.dev/gemini-api/docs/image-understanding#supported-formats */
export const GOOGLE_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/heic', 'image/heif'];

/**
 * The answer comes at once, not as a stream: a picture is one event of that, so it would bring nothing sooner, and not all models stream. What keeps
 * a long wait alive are `waitHeaders` and the connection itself. @see https://ai.google.dev/api/generate-content
 */
export function encodeGoogle(request: EffectiveRequest): HttpCall {
  const { aspectRatio, imageSize, temperature, topP, thinking, modalities, ...service } = gemini.sentBy(request);
  return {
    path: `${modelPath(request.model)}:generateContent`,
    body: {
      json: {
        ...googleContents(request),
        generationConfig: {
          responseModalities: modalities === 'pictures' ? ['IMAGE'] : ['TEXT', 'IMAGE'],
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
        ...googleService(service),
      },
    },
  };
}

/** What the model is told and shown, whatever it is to make. */
export function googleContents({ instructions, prompt, references, turns = [] }: EffectiveRequest) {
  const beside = turns.length > 0 ? references.slice(1) : references;
  return {
    ...(instructions && { systemInstruction: { parts: [{ text: instructions }] } }),
    contents: [...turns.flatMap((turn) => [asked(turn), answered(turn)]), asked({ prompt, references: beside })],
  };
}

export function modelPath(model: string): string {
  return `/v1beta/models/${pathSegment(model)}`;
}

function asked({ prompt, references }: Pick<Turn, 'prompt' | 'references'>) {
  return { role: 'user', parts: [{ text: prompt }, ...references.map(inlineData)] };
}

/** Each piece with the signature it came with: without that of its picture Google may refuse it. */
function answered({ answer, image }: Turn) {
  return {
    role: 'model',
    parts: answer.map(({ text, isPicture, signature }) => ({
      ...(isPicture ? inlineData(image) : { text: text ?? '' }),
      ...(signature !== undefined && { thoughtSignature: signature }),
    })),
  };
}

function inlineData(image: ImageRef) {
  return { inlineData: { mimeType: wireMime(image, GOOGLE_TYPES), data: pictureSlot(image, GOOGLE_TYPES) } };
}

/** `encodeURIComponent` throws on half a surrogate pair, and a model id may be typed by hand. */
function pathSegment(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}
