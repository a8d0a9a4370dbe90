import { textField } from '../graph/fields/textField.ts';
import { defineNode, input, output } from '../graph/NodeDefinition.ts';

export const wrapText = defineNode({
  type: 'wrap-text',
  title: 'Wrap text',
  help: 'Puts words before and after each text.',
  keywords: ['prefix', 'suffix', 'append', 'prepend', 'before', 'after', 'string append'],
  category: 'text',
  inputs: { text: input('text', 'Text', { required: true }) },
  outputs: { text: output('text', 'Text') },
  fields: {
    prefix: textField('Prefix', { multiline: true, placeholder: 'before' }),
    suffix: textField('Suffix', { multiline: true, placeholder: 'after' }),
  },
  run: ({ text }, { prefix, suffix }) => Promise.resolve({ text: text.map((item) => prefix + item + suffix) }),
});
