import { textField } from '../graph/fields/textField.ts';
import { broadcast } from '../graph/rows/broadcast.ts';
import { defineNode, input, output } from '../graph/NodeDefinition.ts';
import { controlField, longSeedField } from './seedControl.ts';
import { seedsIn } from './wildcards/seedsIn.ts';
import { shuffleWords } from './wildcards/shuffleWords.ts';

export const shuffleText = defineNode({
  type: 'shuffle-text',
  title: 'Shuffle words',
  help: 'Puts the words of each text into an order of chance, and takes its commas out.',
  keywords: ['random order', 'shuffle tags', 'shuffle prompt', 'mix words'],
  category: 'text',
  inputs: { text: input('text', 'Text', { required: true }), seed: input('integer', 'Seed') },
  outputs: { text: output('text', 'Text') },
  fields: {
    text: textField('Text', { multiline: true, placeholder: 'Words to shuffle' }),
    seed: longSeedField({ control: 'control' }),
    control: controlField,
  },
  run: ({ text, seed }) =>
    Promise.resolve({
      text: broadcast({ text, seed: seedsIn(seed) }).flatMap((line) =>
        line.text === undefined ? [] : [shuffleWords(line.text, line.seed ?? 0n)],
      ),
    }),
});
