import { gemini } from '../families/gemini.ts';
import { openRouter } from '../families/openrouter.ts';
import { isSampling, type SentOptions } from '../families/openrouter/routerOptions.ts';
import type { EffectiveRequest } from '../Effective.ts';
import type { HttpCall } from '../HttpCall.ts';
import { pictureSlot, wireMime } from '../pictureSlot.ts';
import { wholePrompt } from '../wholePrompt.ts';
import { isRouterRequest } from './isRouterRequest.ts';
import { routingOf } from './routing.ts';

/** It passes GIF on as well, which Gemini refuses. @see https://openrouter.ai/docs/features/multimodal/images */
export const OPENROUTER_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];

/** As `HttpProvider.encode`: a request of the family `openrouter` names its endpoint, one of Gemini's goes by the chat path. */
export function encodeOpenRouter(request: EffectiveRequest, partials = 0): HttpCall {
  if (!isRouterRequest(request)) return encodeGemini(request);
  const sent = openRouter.sentBy(request);
  return sent.endpoint === 'chat' ? encodeChat(request, sent) : encodeImages(request, sent, partials > 0);
}

/** Takes a seed and a temperature. @see https://openrouter.ai/docs/api-reference/chat-completion */
function encodeGemini(request: EffectiveRequest): HttpCall {
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
        ...routingOf(request),
        stream: false,
      },
    },
  };
}

/** For models that write as well: only this endpoint takes instructions and sampling. The settings have the same names, but for one. */
function encodeChat(request: EffectiveRequest, { options, takesSeed, only }: SentOptions): HttpCall {
  const { resolution, ...rest } = options;
  const [sampling, drawing] = [true, false].map((is) =>
    Object.fromEntries(Object.entries(rest).filter(([name]) => isSampling(name) === is)),
  );
  const config = { ...drawing, ...(resolution !== undefined && { image_size: resolution }) };
  return {
    ...OPENROUTER_CHAT,
    body: {
      json: {
        model: request.model,
        messages: openRouterMessages(request),
        modalities: ['image', 'text'],
        ...(Object.keys(config).length > 0 && { image_config: config }),
        ...(takesSeed && { seed: request.wireSeed }),
        ...sampling,
        ...routingOf(request, only),
        stream: false,
      },
    },
  };
}

/** One picture a call: `n` is left out. @see https://openrouter.ai/docs/features/multimodal/image-generation */
function encodeImages(
  request: EffectiveRequest,
  { options, takesSeed, only }: SentOptions,
  isStream: boolean,
): HttpCall {
  const { references } = request;
  return {
    path: '/api/v1/images',
    headers: OPENROUTER_CHAT.headers,
    body: {
      json: {
        ...options,
        model: request.model,
        prompt: wholePrompt(request),
        ...(takesSeed && { seed: request.wireSeed }),
        ...(references.length > 0 && { input_references: references.map(pictureUrl) }),
        ...(isStream && { stream: true }),
        ...routingOf(request, only),
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
    { role: 'user', content: [{ type: 'text', text: prompt }, ...references.map(pictureUrl)] },
  ];
}

function pictureUrl(image: EffectiveRequest['references'][number]) {
  const prefix = `data:${wireMime(image, OPENROUTER_TYPES)};base64,`;
  return { type: 'image_url', image_url: { url: pictureSlot(image, OPENROUTER_TYPES, prefix) } };
}
