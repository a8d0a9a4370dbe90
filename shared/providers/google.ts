import { checkGoogleKey } from './google/checkGoogleKey.ts';
import { decodeGoogle } from './google/decodeGoogle.ts';
import { encodeGoogle, GOOGLE_TYPES } from './google/encodeGoogle.ts';
import { googleCost } from './google/googleCost.ts';
import { googleModels } from './google/googleModels.ts';
import { decodeGoogleText, encodeGoogleText, saidByGoogle } from './google/googleText.ts';
import { googleTextStream } from './google/googleTextStream.ts';
import type { HttpProvider } from './ProviderAdapter.ts';
import { tableEffective } from './tableEffective.ts';
import { textEffective } from './textEffective.ts';

/** Gemini at Google AI Studio, without anyone between. */
export const google: HttpProvider = {
  kind: 'http',
  id: 'google',
  title: 'Google AI',
  help: 'Gemini models that draw and models that write, straight from Google AI Studio.',
  models: googleModels.models,
  model: googleModels.model,
  effective: (request) => tableEffective(googleModels, request, google),
  keysUrl: 'https://aistudio.google.com/apikey',
  defaultKeyName: 'GOOGLE_API_KEY',
  otherKeyNames: ['GEMINI_API_KEY'],
  keyPrefixes: ['AIza', 'AQ.'],
  checkKey: checkGoogleKey,
  defaultBaseUrl: 'https://generativelanguage.googleapis.com',
  baseUrlVariable: 'LUMI_GOOGLE_BASE_URL',
  authorize: (key) => ({ 'x-goog-api-key': key }),
  referenceTypes: GOOGLE_TYPES,
  takesTurns: true,
  encode: encodeGoogle,
  pictureKeys: ['data'],
  decode: decodeGoogle,
  cost: googleCost,
  text: {
    effective: (request) => textEffective(googleModels, request, google),
    encode: encodeGoogleText,
    decode: decodeGoogleText,
    said: saidByGoogle,
    stream: googleTextStream,
  },
};
