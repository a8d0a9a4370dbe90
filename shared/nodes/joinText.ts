import { textField } from '../graph/Field.ts';
import { defineNode, input, output } from '../graph/NodeDefinition.ts';

export const joinText = defineNode({
  type: 'join-text',
  title: 'Join texts',
  help: 'Makes one text of all that arrive, in the order of the wires.',
  category: 'text',
  inputs: { text: input('text', 'Text', { required: true, multiple: true }) },
  outputs: { text: output('text', 'Text') },
  fields: { separator: textField('Separator', { default: ', ', help: 'Stands between two texts.' }) },
  // No text at all is none, not an empty one: nothing is sent for it.
  run: ({ text }, { separator }) => Promise.resolve({ text: text.length === 0 ? [] : [text.join(separator)] }),
});
