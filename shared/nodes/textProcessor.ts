import { optionalNumberField } from '../graph/fields/optionalNumberField.ts';
import { textField } from '../graph/fields/textField.ts';
import { broadcast } from '../graph/rows/broadcast.ts';
import type { WriteRequest } from '../graph/generation.ts';
import { defineNode, input, output } from '../graph/NodeDefinition.ts';
import { askableLines } from './askableLines.ts';
import { controlField, seedField } from './seedControl.ts';

/** One text a prompt: each is a call. Pictures go with the prompts as the references of `imageProcessor` do. */
export const textProcessor = defineNode({
  type: 'text-processor',
  title: 'Write text',
  help: 'Asks a language model once for each prompt, and gives its answers.',
  keywords: [
    'llm',
    'language model',
    'chat',
    'gpt',
    'ask',
    'caption',
    'describe image',
    'prompt enhancer',
    'rewrite',
    'expand prompt',
    'vision',
    'generate text',
    'completion',
  ],
  category: 'generate',
  calls: 'text',
  inputs: {
    provider: input('provider', 'Provider', { required: true }),
    prompt: input('text', 'Prompt', { required: true }),
    instructions: input('text', 'Instructions'),
    images: input('images', 'Images', { multiple: true }),
    seed: input('integer', 'Seed'),
  },
  outputs: { text: output('text', 'Text') },
  fields: {
    prompt: textField('Prompt', {
      multiline: true,
      placeholder: 'What to write, or the text to rewrite',
      help: 'Used where no prompt is wired in.',
    }),
    instructions: textField('Instructions', {
      multiline: true,
      placeholder: 'optional',
      help: 'How the model should behave, such as “Make this a detailed prompt for a picture. Answer with the prompt only.”',
    }),
    maxTokens: optionalNumberField('Max tokens', {
      min: 1,
      max: 1_000_000,
      step: 1,
      help: 'Where the answer is cut, at some four letters a token. Thoughts count too. Sent only when set.',
    }),
    temperature: optionalNumberField('Temperature', { min: 0, max: 2, step: 0.1, help: 'Sent only when set.' }),
    topP: optionalNumberField('Top P', { min: 0, max: 1, step: 0.05, help: 'Sent only when set.' }),
    seed: seedField({ control: 'control' }),
    control: controlField,
  },
  run: async ({ provider, prompt, instructions, images, seed }, { maxTokens, temperature, topP }, context) => {
    if (prompt.length === 0) return { text: [] };
    const lines = broadcast({ provider, prompt, instructions, seed, row: context.lines });
    const asked = askableLines(lines, { pictures: images, socket: 'images' }, context);
    const requests = asked.flatMap((line): WriteRequest[] => {
      if (!line.provider) return [];
      return [
        {
          provider: line.provider,
          prompt: line.prompt,
          instructions: line.instructions ?? '',
          references: line.pictures,
          seed: line.seed ?? 0,
          row: line.row,
          ...(maxTokens !== undefined && { maxTokens }),
          ...(temperature !== undefined && { temperature }),
          ...(topP !== undefined && { topP }),
        },
      ];
    });
    const results = await context.write(requests);
    context.giveRows(
      'text',
      results.map(({ row }) => row),
    );
    return { text: results.map(({ text }) => text) };
  },
});
