import { choiceField } from '../graph/fields/choiceField.ts';
import { textField } from '../graph/fields/textField.ts';
import { broadcast } from '../graph/rows/broadcast.ts';
import type { GenerateRequest, GenerationConfig, ProviderChoice } from '../graph/generation.ts';
import { picturesByRow } from '../graph/rows/picturesByRow.ts';
import { partOfRow } from '../graph/rows/Row.ts';
import { defineNode, input, output } from '../graph/NodeDefinition.ts';
import { askableLines } from './askableLines.ts';
import { controlField, seedField } from './seedControl.ts';

/**
 * One picture a call: N pictures are N calls, with the seeds seed, seed + 1, … Reference pictures that were made for the rows of the same list
 * as the prompts go with the prompt of their row; all others go with every prompt. Of masks and of marks, likewise, the first: it is of the first picture.
 */
export const imageProcessor = defineNode({
  type: 'image-processor',
  title: 'Generate images',
  help: 'Calls the provider once per picture and keeps every picture that was paid for.',
  keywords: [
    'generate',
    'generate image',
    'imagen',
    'ksampler',
    'sampler',
    'text to image',
    'image to image',
    'txt2img',
    'img2img',
    'draw',
    'create',
    'make pictures',
    'render',
    'llm imagen processor',
    'processor',
    'generate content',
    'image generation',
    'edit',
    'vae decode',
  ],
  category: 'generate',
  calls: 'image',
  inputs: {
    provider: input('provider', 'Provider', { required: true }),
    config: input('config', 'Settings'),
    prompt: input('text', 'Prompt', { required: true }),
    instructions: input('text', 'Instructions'),
    references: input('images', 'References', { multiple: true }),
    seed: input('integer', 'Seed'),
    mask: input('images', 'Mask', { multiple: true }),
    markup: input('images', 'Markup', { multiple: true }),
  },
  outputs: { images: output('images', 'Images'), text: output('text', 'Text') },
  fields: {
    prompt: textField('Prompt', {
      multiline: true,
      placeholder: 'What to draw, or what to change',
      help: 'Used where no prompt is wired in.',
    }),
    instructions: textField('Instructions', {
      multiline: true,
      placeholder: 'optional',
      help: 'How the model should behave, apart from what to draw.',
    }),
    firstReference: choiceField(
      'First reference',
      [
        { value: 'reference', label: 'as a reference' },
        { value: 'earlier-turn', label: 'as the model’s earlier answer' },
      ],
      {
        default: 'reference',
        help: 'For an edit of a picture this very model made: it goes back as the model’s own answer, with the words it was asked for by, so that the rest of it stays as it was. Where it cannot, it goes as a reference, which is said.',
      },
    ),
    seed: seedField({ control: 'control' }),
    control: controlField,
  },
  run: async (
    { provider, config, prompt, instructions, references, seed, mask, markup },
    { firstReference },
    context,
  ) => {
    if (prompt.length === 0) return { images: [], text: [] };
    const lines = broadcast({ provider, config, prompt, instructions, seed, row: context.lines });
    const asked = askableLines(lines, { pictures: references, socket: 'references' }, context);
    const masksOf = picturesByRow(mask, context.rows('mask'));
    const marksOf = picturesByRow(markup, context.rows('markup'));
    const requests = asked.flatMap((line): GenerateRequest[] => {
      if (!line.provider) return [];
      const { provider: choice, instructions: manner = '', seed: first = 0 } = line;
      const [where] = masksOf(line.row) ?? [];
      const [drawn] = marksOf(line.row) ?? [];
      const settings = line.config ?? ownSettings(choice);
      return Array.from({ length: settings.batch }, (_, i) => ({
        provider: choice,
        config: settings,
        prompt: line.prompt,
        instructions: manner,
        references: line.pictures,
        ...(where && { mask: where }),
        ...(drawn && { markup: drawn }),
        ...(firstReference === 'earlier-turn' && { continues: true as const }),
        seed: first + i,
        row: partOfRow(line.row, i, settings.batch),
      }));
    });
    const results = await context.generate(requests);
    const rows = results.map((result) => result.row);
    context.giveRows('images', rows);
    context.giveRows('text', rows);
    return { images: results.map((result) => result.image), text: results.map((result) => result.text) };
  },
});

/** What the model does by itself, where nothing is asked of it. */
function ownSettings({ family }: ProviderChoice): GenerationConfig {
  return { family, batch: 1, options: {} };
}
