import { textField } from '../graph/fields/textField.ts';
import { defineNode, input, output } from '../graph/NodeDefinition.ts';
import { refuseLongTexts } from './refuseLongTexts.ts';

export const joinText = defineNode({
  type: 'join-text',
  title: 'Join texts',
  help: 'Makes one text of all that arrive, in the order of the wires.',
  keywords: ['concat', 'concatenate', 'combine text', 'merge text', 'string concatenate', 'join strings'],
  category: 'text',
  inputs: { text: input('text', 'Text', { required: true, multiple: true }) },
  outputs: { text: output('text', 'Text') },
  fields: { separator: textField('Separator', { default: ', ', help: 'Stands between two texts.' }) },
  // No text at all is none, not an empty one: nothing is sent for it.
  run: ({ text }, { separator }) => {
    if (text.length === 0) return Promise.resolve({ text: [] });
    const length = text.reduce((sum, each) => sum + each.length, separator.length * (text.length - 1));
    refuseLongTexts([length], 'Join texts', 'Wire shorter or fewer texts into it.');
    return Promise.resolve({ text: [text.join(separator)] });
  },
});
