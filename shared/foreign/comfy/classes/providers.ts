import { looksLikeKeyName } from '../../../graph/keyShapes.ts';
import type { JsonObject } from '../../../graph/Field.ts';
import type { FieldsOfNode } from '../../../graph/Graph.ts';
import { quoted } from '../../ImportLog.ts';
import type { ForeignClass, Rebuilt } from '../../rebuild/Rebuilt.ts';
import type { Values } from '../../rebuild/Values.ts';

const GOOGLE_KEY = 'GOOGLE_API_KEY';
const OPENROUTER_KEY = 'OPENROUTER_API_KEY';
const MODEL = { model: 'model' };

/** Only the name of a key is taken. What is none may be a key itself, so it is not told either. */
function keyName(values: Values, usual: string): string {
  const name = values.text('env_key', usual).trim();
  if (name === '' || name === usual) return usual;
  if (looksLikeKeyName(name)) {
    values.left(`asks with the key named ${quoted(name)}: that is used only once you have allowed it.`);
    return name;
  }
  values.log.key(values.node);
  values.left(`had something else than the name of a key for its key: ${usual} stands there now.`);
  return usual;
}

function provider(values: Values, id: 'google' | 'openrouter', model: string, carried: JsonObject = {}): Rebuilt {
  const fields: JsonObject = {
    keyName: keyName(values, id === 'google' ? GOOGLE_KEY : OPENROUTER_KEY),
    model: values.text('model', model).trim() || model,
    ...carried,
  };
  return { type: `${id}-provider`, fields, inputs: {}, outputs: ['provider'] };
}

/** The pack's providers. Those of OpenAI cannot be compared with ours, and stay as they are. */
export const providerClasses: Readonly<Record<string, ForeignClass>> = {
  LumiOpenRouterProvider: {
    names: ['env_key', 'model', 'max_tokens', 'top_p'],
    fields: MODEL,
    rebuild: (values) => provider(values, 'openrouter', 'openai/gpt-4o', languageSettings(values)),
  },
  LumiGoogleImagenProvider: {
    names: ['env_key', 'model'],
    fields: MODEL,
    rebuild: (values) => provider(values, 'google', 'gemini-3-pro-image-preview'),
  },
  LumiOpenRouterImagenProvider: {
    names: ['env_key', 'model'],
    fields: MODEL,
    rebuild: (values) => provider(values, 'openrouter', 'google/gemini-2.0-flash-preview-image-generation'),
  },
  LumiLLMImagenProvider: {
    names: ['provider_type', 'env_key', 'model'],
    fields: MODEL,
    rebuild: (values) => {
      const type = values.choice('provider_type', { choices: ['google', 'openrouter', 'openai'], default: 'google' });
      if (type === 'openai') return undefined;
      const first = type === 'google' ? 'gemini-3-pro-image-preview' : 'google/gemini-3-pro-image-preview';
      return provider(values, type, first);
    },
  },
};

/** What a language model's provider says there, and the processors it feeds say here: it carries it until these are known. */
function languageSettings(values: Values): JsonObject {
  return {
    maxTokens: Math.round(values.number('max_tokens', 1000, 1, 32_000)),
    topP: values.number('top_p', 1, 0, 1),
  };
}

export const CARRIED = ['maxTokens', 'topP'] as const;

/** What these fields carry of it, or hold of it; `undefined`: nothing. */
export function carriedBy(fields: FieldsOfNode | undefined): FieldsOfNode | undefined {
  const { maxTokens, topP } = fields ?? {};
  return maxTokens === undefined || topP === undefined ? undefined : { maxTokens, topP };
}
