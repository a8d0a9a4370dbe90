import { defineNode, input, output } from '../graph/NodeDefinition.ts';

export const showText = defineNode({
  type: 'show-text',
  title: 'Show text',
  help: 'Shows the texts that arrive, and passes them on.',
  keywords: ['display text', 'preview text', 'show any', 'preview any', 'debug', 'log', 'print', 'read text'],
  category: 'output',
  inputs: { text: input('text', 'Text', { required: true }) },
  outputs: { text: output('text', 'Text') },
  fields: {},
  run: ({ text }) => Promise.resolve({ text }),
});
