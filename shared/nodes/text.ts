import { textField } from '../graph/fields/textField.ts';
import { defineNode, output } from '../graph/NodeDefinition.ts';

export const text = defineNode({
  type: 'text',
  title: 'Text',
  help: 'A text, such as a prompt, for as many nodes as you like.',
  keywords: [
    'string',
    'prompt',
    'primitive',
    'clip text encode',
    'text encode',
    'positive prompt',
    'negative prompt',
    'system prompt',
    'multiline',
    'string literal',
    'words',
  ],
  category: 'text',
  namedByUse: true,
  tellingField: 'value',
  inputs: {},
  outputs: { text: output('text', 'Text') },
  fields: { value: textField('Text', { multiline: true, placeholder: 'Write here' }) },
  run: (_inputs, { value }) => Promise.resolve({ text: [value] }),
});
