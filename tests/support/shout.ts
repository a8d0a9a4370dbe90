import { textField } from '#shared/graph/fields/textField';
import { defineNode, input, output } from '#shared/graph/NodeDefinition';

/** A node type that is not shipped. */
export const shout = defineNode({
  type: 'shout',
  title: 'Shout',
  help: 'Makes each text loud.',
  category: 'text',
  inputs: { text: input('text', 'Text', { required: true }) },
  outputs: { text: output('text', 'Text') },
  fields: { mark: textField('Mark', { default: '!' }) },
  run: ({ text }, { mark }) => Promise.resolve({ text: text.map((item) => item.toUpperCase() + mark) }),
});
