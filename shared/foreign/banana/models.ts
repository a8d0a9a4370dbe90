import type { JsonObject } from '../../graph/Field.ts';
import type { Beside } from '../rebuild/Rebuilt.ts';
import { asMap, textAt } from '../json.ts';
import type { Values } from '../rebuild/Values.ts';

/** What it calls Google's models, and what they are called where they are asked. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['nano-banana', 'gemini-2.5-flash-image'],
  ['nano-banana-pro', 'gemini-3-pro-image'],
  ['nano-banana-2', 'gemini-3.1-flash-image'],
]);

/** The provider of what draws. `undefined`: one that we do not ask. */
export function pictureModel(values: Values): { readonly id: 'google' | 'openai'; readonly model: string } | undefined {
  const selected = asMap(values.raw('selectedModel'));
  const provider = textAt(selected, 'provider') ?? 'gemini';
  const named = (textAt(selected, 'modelId') ?? values.text('model')).trim();
  const said = named || 'nano-banana';
  if (provider === 'gemini') {
    const model = NAMES.get(said) ?? said;
    if (named === '') values.left(`named no model: ${model} is asked, which was the first there.`);
    return { id: 'google', model };
  }
  return provider === 'openai' && said.startsWith('gpt-image') ? { id: 'openai', model: said } : undefined;
}

/** The provider of what writes. */
export function textModel(values: Values): { readonly id: 'google' | 'openai'; readonly model: string } | undefined {
  const provider = values.text('provider', 'google');
  const model = values.text('model').trim();
  if (provider === 'google') return { id: 'google', model: model || 'gemini-3-flash-preview' };
  return provider === 'openai' && model !== '' ? { id: 'openai', model } : undefined;
}

export function providerBeside({ id, model }: { readonly id: 'google' | 'openai'; readonly model: string }): Beside {
  const fields: JsonObject = { keyName: id === 'google' ? 'GOOGLE_API_KEY' : 'OPENAI_API_KEY', model };
  return { type: `${id}-provider`, fields, wire: ['provider', 'provider'] };
}
