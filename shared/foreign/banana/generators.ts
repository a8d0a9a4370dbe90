import { ASPECT_RATIOS } from '../../providers/families/gemini/geminiOptions.ts';
import type { JsonObject } from '../../graph/Field.ts';
import type { ForeignNode } from '../ForeignGraph.ts';
import { asMap } from '../json.ts';
import type { ForeignClass } from '../rebuild/Rebuilt.ts';
import type { Values } from '../rebuild/Values.ts';
import { pictureModel, providerBeside, textModel } from './models.ts';

const RATIOS = ['auto', ...ASPECT_RATIOS] as const;
const SIZES = ['1K', '2K', '4K'] as const;
/** None is sent there: here another one goes with each run. */
const SEED = { seed: 0, control: 'randomise' } as const;

/** Nodes that ask a model: a provider, settings and a processor in one. */
export const generatorClasses: Readonly<Record<string, ForeignClass>> = {
  nanoBanana: {
    rebuild: (values, node) => {
      const asked = pictureModel(values);
      if (!asked) return undefined;
      tell(values);
      const isGoogle = asked.id === 'google';
      if (!isGoogle || Object.keys(asMap(values.raw('parameters')) ?? {}).length > 0)
        values.left(`had settings of its model that are not brought in: wire settings into it.`);
      return {
        type: 'image-processor',
        fields: { prompt: ownPrompt(values, node), ...SEED },
        inputs: socketsFor(node, 'references'),
        outputs: node.outputs.map(({ name }) => (name.startsWith('image') ? 'images' : '')),
        beside: [
          providerBeside(asked),
          ...(isGoogle
            ? [{ type: 'gemini-config', fields: configOf(values), wire: ['config', 'config'] as const }]
            : []),
        ],
      };
    },
  },
  llmGenerate: {
    rebuild: (values, node) => {
      const asked = textModel(values);
      if (!asked) return undefined;
      tell(values);
      return {
        type: 'text-processor',
        fields: {
          prompt: ownPrompt(values, node),
          ...(values.has('temperature') && { temperature: values.number('temperature', 1, 0, 2) }),
          ...(values.has('maxTokens') && { maxTokens: Math.round(values.number('maxTokens', 8192, 1, 1_000_000)) }),
          ...SEED,
        },
        inputs: socketsFor(node, 'images'),
        outputs: node.outputs.map(({ name }) => (name.startsWith('text') ? 'text' : '')),
        beside: [providerBeside(asked)],
      };
    },
  },
};

function tell(values: Values): void {
  values.log.left('Node Banana sends no seed: here each run sends another one.');
  if (values.has('fallbackModel'))
    values.left('asked another model where the first failed: here a failure is one, and nothing else is asked.');
}

/** What stands in it is what it was last given: it holds only where nothing is wired. */
function ownPrompt(values: Values, { inputs }: ForeignNode): string {
  return inputs.some(({ name }) => isText(name)) ? '' : values.text('inputPrompt');
}

function isText(name: string): boolean {
  return /^(?:text|prompt)(?:-\d+)?$/.test(name);
}

function socketsFor({ inputs }: ForeignNode, pictures: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    inputs.flatMap(({ name }) => {
      if (isText(name)) return [[name, 'prompt']];
      return /^image/.test(name) ? [[name, pictures]] : [];
    }),
  );
}

function configOf(values: Values): JsonObject {
  const search =
    values.raw('useImageSearch') === true ? 'web-images' : values.raw('useGoogleSearch') === true ? 'web' : 'off';
  return {
    aspectRatio: values.choice('aspectRatio', { choices: RATIOS, default: 'auto' }),
    resolution: values.choice('resolution', { choices: SIZES, default: '1K' }),
    numImages: 1,
    search,
  };
}
