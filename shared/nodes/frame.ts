import { defineNode } from '../graph/NodeDefinition.ts';
import { colourField } from './colourField.ts';

/** What lies wholly in it belongs to it, wherever that is; no list of it is kept. */
export const frame = defineNode({
  type: 'frame',
  title: 'Frame',
  help: 'Holds together what lies in it, under a title. It never runs.',
  keywords: ['group', 'box', 'section', 'container', 'area', 'backdrop'],
  category: 'editor',
  inputs: {},
  outputs: {},
  fields: { colour: colourField },
});
