import { textField } from '../graph/fields/textField.ts';
import { defineNode } from '../graph/NodeDefinition.ts';

export const note = defineNode({
  type: 'note',
  title: 'Note',
  help: 'Words for whoever reads the graph. It never runs.',
  category: 'editor',
  inputs: {},
  outputs: {},
  fields: { value: textField('Note', { multiline: true, placeholder: 'Write here', reveals: 'note' }) },
});
