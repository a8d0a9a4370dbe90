import { textField } from '../graph/fields/textField.ts';
import { defineNode } from '../graph/NodeDefinition.ts';
import { colourField } from './colourField.ts';

export const note = defineNode({
  type: 'note',
  title: 'Note',
  help: 'Words for whoever reads the graph, as Markdown. It never runs.',
  keywords: ['comment', 'sticky', 'annotation', 'markdown', 'label', 'remark'],
  category: 'editor',
  tellingField: 'value',
  inputs: {},
  outputs: {},
  fields: {
    value: textField('Note', { multiline: true, placeholder: 'Write here', reveals: 'note' }),
    colour: colourField,
  },
});
