import { ProviderResponseError } from '../errors/providerErrors.ts';
import { effectiveRequest } from './effectiveRequest.ts';
import { geminiModels } from './gemini/geminiModels.ts';
import { encodeOpenRouter } from './openrouter/encodeOpenRouter.ts';
import type { HttpProvider } from './ProviderAdapter.ts';

const { models, model } = geminiModels('google/');

/** Gemini through OpenRouter: one key and one bill for many models. */
export const openrouter: HttpProvider = {
  kind: 'http',
  id: 'openrouter',
  title: 'OpenRouter',
  help: 'Gemini picture models through OpenRouter.',
  models,
  model,
  effective: (request) =>
    effectiveRequest(request, model(request.provider.model), request.provider.keyName ?? openrouter.defaultKeyName),
  keysUrl: 'https://openrouter.ai/settings/keys',
  defaultKeyName: 'OPENROUTER_API_KEY',
  otherKeyNames: [],
  defaultBaseUrl: 'https://openrouter.ai',
  baseUrlVariable: 'LUMI_OPENROUTER_BASE_URL',
  authorize: (key) => ({ Authorization: `Bearer ${key}` }),
  encode: encodeOpenRouter,
  pictureKeys: ['url'],
  decode: () => {
    throw new ProviderResponseError('Replies of OpenRouter are not understood yet.');
  },
  cost: () => ({}),
};
