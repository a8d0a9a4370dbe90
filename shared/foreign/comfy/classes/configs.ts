import type { ForeignClass, Rebuilt } from '../../rebuild/Rebuilt.ts';
import type { Values } from '../../rebuild/Values.ts';

const RATIOS = ['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9'] as const;
const SIZES = ['1K', '2K', '4K'] as const;
const FIELDS = { aspect_ratio: 'aspectRatio', image_size: 'resolution', temperature: 'temperature', top_p: 'topP' };
const NAMES = ['aspect_ratio', 'image_size', 'temperature', 'top_p'];

/** All four stand in the file: where nothing is said, theirs and ours are not the same. */
function geminiConfig(values: Values): Rebuilt {
  return {
    type: 'gemini-config',
    fields: {
      aspectRatio: values.choice('aspect_ratio', { choices: RATIOS, default: '16:9' }),
      resolution: values.choice('image_size', { choices: SIZES, default: '2K' }),
      numImages: 1,
      temperature: values.number('temperature', 1, 0, 2),
      topP: values.number('top_p', 1, 0, 1),
    },
    inputs: {},
    outputs: ['config'],
  };
}

/** The pack's settings of Gemini. Those of OpenAI stay as they are. */
export const configClasses: Readonly<Record<string, ForeignClass>> = {
  LumiGeminiImagenConfig: { names: NAMES, fields: FIELDS, rebuild: geminiConfig },
  LumiLLMImagenConfig: {
    names: ['config_type', ...NAMES],
    fields: FIELDS,
    rebuild: (values) =>
      values.choice('config_type', { choices: ['gemini', 'openai'], default: 'gemini' }) === 'gemini'
        ? geminiConfig(values)
        : undefined,
  },
};
