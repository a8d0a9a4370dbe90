import type { ForeignClass } from '../../rebuild/Rebuilt.ts';
import { isControl, exactSeed, seedPlace } from '../../rebuild/seeds.ts';

const ERROR_MODES: readonly unknown[] = ['fatal', 'return_text', ''];

/** What stands before the seed, the seed, and what follows it: lists have had four shapes. */
function around(list: readonly unknown[]) {
  const place = seedPlace(list);
  if (place === undefined) return { before: list, after: [] };
  const hasControl = isControl(list[place + 1]);
  return {
    before: list.slice(0, place),
    seed: list[place],
    control: hasControl ? list[place + 1] : undefined,
    after: list.slice(place + (hasControl ? 2 : 1)),
  };
}

/** The pack's nodes that call a model. Words are trimmed, as they were before they were sent. */
export const processorClasses: Readonly<Record<string, ForeignClass>> = {
  LumiLLMPromptProcessor: {
    names: (list) => {
      const { before, seed, control } = around(list);
      return { instructions: before[0], prompt: before[1], seed, control };
    },
    fields: { prompt: 'prompt', instructions: 'instructions', seed: 'seed' },
    rebuild: (values) => ({
      type: 'text-processor',
      fields: {
        instructions: values.text('instructions').trim(),
        prompt: values.text('prompt').trim(),
        ...exactSeed(values),
      },
      inputs: { provider: 'provider', instructions: 'instructions', prompt: 'prompt', seed: 'seed' },
      outputs: ['text'],
    }),
  },
  LumiLLMImagenProcessor: {
    names: (list) => {
      const { before, seed, control, after } = around(list);
      const isMode = after.length > 1 && ERROR_MODES.includes(after[0]);
      return {
        prompt: before[0],
        seed,
        control,
        ...(isMode && { error_mode: after[0] }),
        instructions: after[isMode ? 1 : 0],
      };
    },
    fields: { prompt: 'prompt', instructions: 'instructions', seed: 'seed' },
    rebuild: (values) => {
      if (values.text('error_mode') === 'return_text')
        values.left(
          'gave the reason of a refusal as its text, and a black picture (error_mode return_text): here a refusal is a failure.',
        );
      return {
        type: 'image-processor',
        fields: {
          prompt: values.text('prompt').trim(),
          instructions: values.text('instructions').trim(),
          ...exactSeed(values),
        },
        inputs: {
          provider: 'provider',
          config: 'config',
          prompt: 'prompt',
          instructions: 'instructions',
          seed: 'seed',
          input_images: 'references',
        },
        outputs: ['images', 'text'],
      };
    },
  },
};
