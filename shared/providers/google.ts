import { ProviderResponseError } from '../errors/providerErrors.ts';
import { effectiveRequest } from './effectiveRequest.ts';
import { geminiModels } from './gemini/geminiModels.ts';
import { encodeGoogle } from './google/encodeGoogle.ts';
import type { HttpProvider } from './ProviderAdapter.ts';

const { models, model } = geminiModels();

/** Gemini at Google AI Studio, without anyone between. */
export const google: HttpProvider = {
  kind: 'http',
  id: 'google',
  title: 'Google AI',
  help: 'Gemini picture models, straight from Google AI Studio.',
  models,
  model,
  effective: (request) =>
    effectiveRequest(request, model(request.provider.model), request.provider.keyName ?? google.defaultKeyName),
  keysUrl: 'https://aistudio.google.com/apikey',
  defaultKeyName: 'GOOGLE_API_KEY',
  otherKeyNames: ['GEMINI_API_KEY'],
  defaultBaseUrl: 'https://generativelanguage.googleapis.com',
  baseUrlVariable: 'LUMI_GOOGLE_BASE_URL',
  authorize: (key) => ({ 'x-goog-api-key': key }),
  encode: encodeGoogle,
  pictureKeys: ['data'],
  decode: () => {
    throw new ProviderResponseError('Replies of Google AI are not understood yet.');
  },
  cost: () => ({}),
};
