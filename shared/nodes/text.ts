import { textField } from '../graph/fields/textField.ts';
import { defineNode, output } from '../graph/NodeDefinition.ts';

export const text = defineNode({
  type: 'text',
  title: 'Text',
  help: 'A text, such as a prompt, for as many nodes as you like.',
  category: 'text',
  inputs: {},
  outputs: { text: output('text', 'Text') },
  fields: { value: textField('Text', { multiline: true, placeholder: 'Write here' }) },
  run: (_inputs, { value }) => Promise.resolve({ text: [value] }),
});
