import { checkOpenRouterKey } from './openrouter/checkOpenRouterKey.ts';
import { decodeOpenRouter } from './openrouter/decodeOpenRouter.ts';
import { encodeOpenRouter, OPENROUTER_TYPES } from './openrouter/encodeOpenRouter.ts';
import { openRouterCost } from './openrouter/openRouterCost.ts';
import { openRouterEffective, openRouterTextEffective } from './openrouter/openRouterEffective.ts';
import { openRouterModels } from './openrouter/openRouterModels.ts';
import { decodeOpenRouterText, encodeOpenRouterText, saidByOpenRouter } from './openrouter/openRouterText.ts';
import { openRouterTextStream } from './openrouter/openRouterTextStream.ts';
import type { HttpProvider } from './ProviderAdapter.ts';

/** OpenRouter: one key and one bill for many models. */
export const openrouter: HttpProvider = {
  kind: 'http',
  id: 'openrouter',
  title: 'OpenRouter',
  help: 'Gemini models that draw, and any model that writes, through OpenRouter.',
  models: openRouterModels.models,
  model: openRouterModels.model,
  effective: (request) => openRouterEffective(request, openrouter),
  keysUrl: 'https://openrouter.ai/settings/keys',
  defaultKeyName: 'OPENROUTER_API_KEY',
  otherKeyNames: [],
  keyPrefixes: ['sk-or-'],
  checkKey: checkOpenRouterKey,
  defaultBaseUrl: 'https://openrouter.ai',
  baseUrlVariable: 'LUMI_OPENROUTER_BASE_URL',
  authorize: (key) => ({ Authorization: `Bearer ${key}` }),
  referenceTypes: OPENROUTER_TYPES,
  encode: encodeOpenRouter,
  // `url` as OpenRouter documents it; the others as some models write it.
  pictureKeys: ['url', 'image_url', 'imageUrl', 'images'],
  decode: decodeOpenRouter,
  cost: openRouterCost,
  text: {
    effective: (request) => openRouterTextEffective(request, openrouter),
    encode: encodeOpenRouterText,
    decode: decodeOpenRouterText,
    said: saidByOpenRouter,
    stream: openRouterTextStream,
  },
};
