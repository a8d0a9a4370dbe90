import { checkGoogleKey } from './google/checkGoogleKey.ts';
import { decodeGoogle } from './google/decodeGoogle.ts';
import { encodeGoogle, GOOGLE_TYPES } from './google/encodeGoogle.ts';
import { googleCost } from './google/googleCost.ts';
import { googleModels } from './google/googleModels.ts';
import { decodeGoogleText, encodeGoogleText, saidByGoogle } from './google/googleText.ts';
import { googleTextStream } from './google/googleTextStream.ts';
import { listGoogle } from './google/listGoogle.ts';
import { guessed, layOver } from './live/layOver.ts';
import type { ModelTable } from './modelTable.ts';
import type { HttpProvider } from './ProviderAdapter.ts';
import { tableEffective } from './tableEffective.ts';
import { textEffective } from './textEffective.ts';

/** Gemini at Google AI Studio, without anyone between. */
export const google = googleWith(googleModels);

function googleWith(table: ModelTable): HttpProvider {
  const provider: HttpProvider = {
    kind: 'http',
    id: 'google',
    title: 'Google AI',
    keywords: ['google imagen provider', 'gemini api', 'ai studio', 'gemini provider'],
    help: 'Gemini models that draw and models that write, straight from Google AI Studio.',
    models: table.models,
    model: table.model,
    effective: (request) => tableEffective(table, request, provider),
    keysUrl: 'https://aistudio.google.com/apikey',
    defaultKeyName: 'GOOGLE_API_KEY',
    otherKeyNames: ['GEMINI_API_KEY'],
    keyPrefixes: ['AIza', 'AQ.'],
    checkKey: checkGoogleKey,
    defaultBaseUrl: 'https://generativelanguage.googleapis.com',
    baseUrlVariable: 'LUMI_GOOGLE_BASE_URL',
    authorize: (key) => ({ 'x-goog-api-key': key }),
    waitHeaders: (timeoutMs) => ({ 'X-Server-Timeout': String(Math.max(1, Math.floor(timeoutMs / 1000) - 10)) }),
    referenceTypes: GOOGLE_TYPES,
    takesTurns: true,
    encode: encodeGoogle,
    pictureKeys: ['data'],
    decode: decodeGoogle,
    cost: (reply, request, share) => googleCost(reply, request, share, table),
    listing: {
      needsKey: true,
      read: listGoogle,
      // What is laid over is what is shipped: an older list leaves nothing behind.
      lay: (list) => googleWith(layOver(googleModels, list, { title: 'Google AI', make: guessed })),
    },
    text: {
      effective: (request) => textEffective(table, request, provider),
      encode: encodeGoogleText,
      decode: decodeGoogleText,
      said: saidByGoogle,
      stream: googleTextStream,
    },
  };
  return provider;
}
