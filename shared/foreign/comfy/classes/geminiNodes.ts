import { ASPECT_RATIOS, THINKING_LEVELS } from '../../../providers/families/gemini/geminiOptions.ts';
import type { JsonObject } from '../../../graph/Field.ts';
import type { ForeignNode } from '../../ForeignGraph.ts';
import type { ForeignClass, Rebuilt } from '../../rebuild/Rebuilt.ts';
import { isControl, exactSeed } from '../../rebuild/seeds.ts';
import type { Values } from '../../rebuild/Values.ts';

const RATIOS = ['auto', ...ASPECT_RATIOS] as const;
const SIZES = ['1K', '2K', '4K'] as const;
/** What its menu calls models. */
const MODEL_TITLES: ReadonlyMap<string, string> = new Map([
  ['Nano Banana 2 (Gemini 3.1 Flash Image)', 'gemini-3.1-flash-image'],
  ['Nano Banana 2 Lite', 'gemini-3.1-flash-lite-image'],
  ['Nano Banana Pro', 'gemini-3-pro-image'],
]);

/** The order of its values; older files lack the later ones. `⟲` may be missing. */
const order = (names: readonly string[]) => (list: readonly unknown[]) => {
  const named: Record<string, unknown> = {};
  let at = 0;
  for (const name of names) {
    if (name === 'control' && !isControl(list[at])) continue;
    named[name] = list[at++];
  }
  return named;
};

const LATER = ['response_modalities', 'system_prompt'];
const FIRST = ['prompt', 'model', 'seed', 'control', 'aspect_ratio'];

/** ComfyUI's own nodes for Gemini's pictures: a provider, settings and a processor in one. */
export const geminiClasses: Readonly<Record<string, ForeignClass>> = {
  GeminiImageNode: gemini('gemini-2.5-flash-image', order([...FIRST, ...LATER])),
  GeminiImage2Node: gemini('gemini-3-pro-image-preview', order([...FIRST, 'resolution', ...LATER])),
  GeminiNanoBanana2: gemini(
    'gemini-3.1-flash-image',
    order([...FIRST, 'resolution', 'response_modalities', 'thinking_level', 'system_prompt']),
  ),
  GeminiNanoBanana2V2: gemini(
    'gemini-3.1-flash-image',
    order([
      'prompt',
      'model',
      'model.aspect_ratio',
      'model.resolution',
      'model.thinking_level',
      'seed',
      'control',
      ...LATER,
      'temperature',
      'top_p',
    ]),
  ),
};

function gemini(model: string, names: Exclude<ForeignClass['names'], undefined>): ForeignClass {
  return {
    names,
    fields: { prompt: 'prompt', system_prompt: 'instructions', seed: 'seed' },
    rebuild: (values, node) => rebuild(values, node, model),
  };
}

function rebuild(values: Values, node: ForeignNode, usual: string): Rebuilt {
  values.log.left('Gemini nodes of ComfyUI send no seed: here each call sends one.');
  values.left('was paid for with Comfy credits: here it is asked of Google with a key of your own.');
  const asked = values.text('model', usual).trim() || usual;
  const model = MODEL_TITLES.get(asked) ?? asked;
  const references = node.inputs.filter(({ name }) => name === 'images' || /^(?:model\.)?images\./.test(name));
  return {
    type: 'image-processor',
    fields: {
      prompt: values.text('prompt'),
      instructions: values.text('system_prompt'),
      ...exactSeed(values),
    },
    inputs: {
      prompt: 'prompt',
      system_prompt: 'instructions',
      seed: 'seed',
      ...Object.fromEntries(references.map(({ name }) => [name, 'references'])),
    },
    outputs: ['images', 'text'],
    beside: [
      { type: 'google-provider', fields: { keyName: 'GOOGLE_API_KEY', model }, wire: ['provider', 'provider'] },
      { type: 'gemini-config', fields: configOf(values), wire: ['config', 'config'] },
    ],
  };
}

function configOf(values: Values): JsonObject {
  const own = (name: string) => (values.has(`model.${name}`) ? `model.${name}` : name);
  const level = values.text(own('thinking_level')).toLowerCase();
  return {
    aspectRatio: values.choice(own('aspect_ratio'), { choices: RATIOS, default: 'auto' }),
    resolution: values.choice(own('resolution'), { choices: SIZES, default: '1K' }),
    numImages: 1,
    thinking: THINKING_LEVELS.find((each) => each === level) ?? '',
    modalities: values.text('response_modalities', 'IMAGE+TEXT') === 'IMAGE' ? 'pictures' : 'both',
    ...(values.has('temperature') && { temperature: values.number('temperature', 1, 0, 2) }),
    ...(values.has('top_p') && { topP: values.number('top_p', 1, 0, 1) }),
  };
}
