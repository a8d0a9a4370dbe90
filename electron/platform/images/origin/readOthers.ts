/** Programs that write their settings as JSON, each in a way of its own. */
import { asMap, at, listOf, looseObject, settingsIn, textAt, wordAt, type Json, type JsonMap } from './looseJson.ts';
import type { Told } from './Origin.ts';

/** InvokeAI, from version 3 on. @see https://invoke-ai.github.io/InvokeAI/features/gallery/ */
export function readInvoke(text: string | undefined): Told | undefined {
  const data = looseObject(text);
  if (!data) return undefined;
  return {
    program: 'InvokeAI',
    prompt: textAt(data, 'positive_prompt'),
    negative: textAt(data, 'negative_prompt'),
    model: nameOf(at(data, 'model')),
    seed: wordAt(data, 'seed'),
    settings: settingsIn(data, ['positive_prompt', 'negative_prompt', 'seed', 'model']),
  };
}

/** InvokeAI before that: `sd-metadata`. */
export function readOldInvoke(text: string | undefined): Told | undefined {
  const data = looseObject(text);
  const image = asMap(at(data, 'image'));
  if (!data || !image) return undefined;
  const prompt = at(image, 'prompt');
  const words = Array.isArray(prompt)
    ? listOf(prompt)
        .flatMap((part) => textAt(asMap(part), 'prompt') ?? [])
        .join('\n')
    : textAt(image, 'prompt');
  return {
    program: 'InvokeAI',
    ...split(words),
    model: textAt(data, 'model_weights', 'model'),
    seed: wordAt(image, 'seed'),
    settings: settingsIn(image, ['prompt', 'seed', 'type']),
  };
}

/** Its oldest form: `"a fox" -s 50 -S 123 -W 512 -H 512 -C 7.5`. */
export function readDream(text: string | undefined): Told | undefined {
  if (text === undefined) return undefined;
  const quoted = text.startsWith('"') ? text.indexOf('"', 1) : -1;
  const switches = quoted > 0 ? text.slice(quoted + 1) : (/(?: -\w+ ?\S*){1,40}$/.exec(text.slice(-2000))?.[0] ?? '');
  const prompt = quoted > 0 ? text.slice(1, quoted) : text.slice(0, text.length - switches.length);
  const value = (name: string) => new RegExp(` -${name} ?(\\S+)`).exec(switches.slice(0, 2000))?.[1];
  const settings = [
    ['Steps', value('s')],
    ['CFG scale', value('C')],
    ['Sampler', value('A')],
    ['Width', value('W')],
    ['Height', value('H')],
  ] as const;
  return {
    program: 'InvokeAI',
    ...split(prompt),
    seed: value('S'),
    settings: settings.flatMap(([label, told]) => (told === undefined ? [] : [[label, told] as const])),
  };
}

/** What is to be left out stands in brackets there. */
function split(prompt: string | undefined): Pick<Told, 'prompt' | 'negative'> {
  const at = prompt?.lastIndexOf('[') ?? -1;
  if (prompt === undefined || at < 0 || !prompt.trimEnd().endsWith(']')) return { prompt };
  return { prompt: prompt.slice(0, at), negative: prompt.trimEnd().slice(at + 1, -1) };
}

/** NovelAI. `comment`: its JSON; `description`: the prompt. */
export function readNovel(
  comment: string | undefined,
  description: string | undefined,
  source: string | undefined,
): Told {
  const data = looseObject(comment);
  return {
    program: 'NovelAI',
    prompt: textAt(data, 'prompt') ?? description,
    negative: textAt(data, 'uc'),
    model: source,
    seed: wordAt(data, 'seed'),
    settings: settingsIn(data, ['prompt', 'uc', 'seed', 'signed_hash']),
  };
}

/** SwarmUI. */
export function readSwarm(data: JsonMap | undefined): Told | undefined {
  const params = asMap(at(data, 'sui_image_params'));
  if (!params) return undefined;
  return {
    program: 'SwarmUI',
    prompt: textAt(params, 'prompt'),
    negative: textAt(params, 'negativeprompt', 'negative_prompt'),
    model: textAt(params, 'model'),
    seed: wordAt(params, 'seed'),
    settings: settingsIn(params, ['prompt', 'negativeprompt', 'negative_prompt', 'model', 'seed']),
  };
}

/** Fooocus and others that name things plainly. `program`: who is known to have written it. */
export function readPlain(data: JsonMap | undefined, program?: string): Told | undefined {
  const prompt = textAt(data, 'prompt', 'full_prompt', 'positive_prompt', 'Prompt', 'caption');
  if (!data || prompt === undefined) return undefined;
  const negative = ['negative_prompt', 'negative', 'Negative Prompt', 'uc'];
  const model = ['base_model', 'model', 'model_name', 'Base Model'];
  return {
    program: program ?? (at(data, 'base_model_hash') === undefined ? undefined : 'Fooocus'),
    prompt,
    negative: textAt(data, ...negative),
    model: textAt(data, ...model) ?? nameOf(at(data, 'model')),
    seed: wordAt(data, 'seed', 'Seed'),
    settings: settingsIn(data, [
      'prompt',
      'full_prompt',
      'positive_prompt',
      'Prompt',
      'caption',
      'seed',
      'Seed',
      ...negative,
      ...model,
    ]),
  };
}

function nameOf(model: Json | undefined): string | undefined {
  if (typeof model === 'string') return model;
  return textAt(asMap(model), 'name', 'model_name');
}
