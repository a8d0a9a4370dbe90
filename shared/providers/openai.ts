import { openAiModels } from './families/openai/openAiModels.ts';
import { checkOpenAiKey } from './openai/checkOpenAiKey.ts';
import { decodeOpenAi } from './openai/decodeOpenAi.ts';
import { encodeOpenAi, OPENAI_TYPES } from './openai/encodeOpenAi.ts';
import { openAiCost } from './openai/openAiCost.ts';
import { listOpenAi } from './openai/listOpenAi.ts';
import { openAiEffective } from './openai/openAiEffective.ts';
import { guessed, layOver } from './live/layOver.ts';
import type { ModelTable } from './modelTable.ts';
import { pictureStream } from './pictureStream.ts';
import type { HttpProvider } from './ProviderAdapter.ts';

/** OpenAI's picture models, without anyone between. */
export const openai = openAiWith(openAiModels);

function openAiWith(table: ModelTable): HttpProvider {
  const provider: HttpProvider = {
    kind: 'http',
    id: 'openai',
    title: 'OpenAI',
    keywords: ['gpt image', 'chatgpt', 'dall-e', 'dalle', 'openai provider', 'openai imagen provider'],
    help: 'GPT Image models, straight from OpenAI.',
    models: table.models,
    model: table.model,
    effective: (request) => openAiEffective(table, request, provider),
    keysUrl: 'https://platform.openai.com/api-keys',
    defaultKeyName: 'OPENAI_API_KEY',
    otherKeyNames: [],
    keyPrefixes: ['sk-proj-', 'sk-svcacct-', 'sk-'],
    checkKey: checkOpenAiKey,
    defaultBaseUrl: 'https://api.openai.com',
    baseUrlVariable: 'LUMI_OPENAI_BASE_URL',
    authorize: (key) => ({ Authorization: `Bearer ${key}` }),
    referenceTypes: OPENAI_TYPES,
    encode: encodeOpenAi,
    pictureKeys: ['b64_json'],
    pictureStream,
    decode: decodeOpenAi,
    cost: openAiCost,
    listing: {
      needsKey: true,
      read: listOpenAi,
      lay: (list) => openAiWith(layOver(openAiModels, list, { title: 'OpenAI', make: guessed })),
    },
  };
  return provider;
}
