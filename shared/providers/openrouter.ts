import { checkOpenRouterKey } from './openrouter/checkOpenRouterKey.ts';
import { decodeOpenRouter } from './openrouter/decodeOpenRouter.ts';
import { encodeOpenRouter, OPENROUTER_TYPES } from './openrouter/encodeOpenRouter.ts';
import { openRouterBill } from './openrouter/openRouterBill.ts';
import { openRouterCost } from './openrouter/openRouterCost.ts';
import { openRouterEffective, openRouterTextEffective } from './openrouter/openRouterEffective.ts';
import { listOpenRouter } from './openrouter/listOpenRouter.ts';
import { openRouterModels, openRouterModelsWith } from './openrouter/openRouterModels.ts';
import { decodeOpenRouterText, encodeOpenRouterText, saidByOpenRouter } from './openrouter/openRouterText.ts';
import { openRouterTextStream } from './openrouter/openRouterTextStream.ts';
import { openRouterRouting } from './openrouter/routing.ts';
import type { ModelTable } from './modelTable.ts';
import { pictureStream } from './pictureStream.ts';
import type { HttpProvider } from './ProviderAdapter.ts';

/** OpenRouter: one key and one bill for many models. */
export const openrouter = openRouterWith(openRouterModels);

function openRouterWith(table: ModelTable): HttpProvider {
  const provider: HttpProvider = {
    kind: 'http',
    id: 'openrouter',
    title: 'OpenRouter',
    keywords: ['openrouter imagen provider', 'router', 'gateway'],
    help: 'Models of many makers, that draw or write, with one key.',
    models: table.models,
    model: table.model,
    effective: (request) => openRouterEffective(table, request, provider),
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
    // `b64_json` and `url` as OpenRouter documents it; the others as some models write it.
    pictureKeys: ['b64_json', 'url', 'image_url', 'imageUrl', 'images'],
    pictureStream,
    decode: decodeOpenRouter,
    cost: openRouterCost,
    billCheck: openRouterBill,
    text: {
      effective: (request) => openRouterTextEffective(table, request, provider),
      encode: encodeOpenRouterText,
      decode: decodeOpenRouterText,
      said: saidByOpenRouter,
      stream: openRouterTextStream,
    },
    routing: openRouterRouting,
    listing: { needsKey: false, read: listOpenRouter, lay: (list) => openRouterWith(openRouterModelsWith(list)) },
  };
  return provider;
}
