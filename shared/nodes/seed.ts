import { defineNode, output } from '../graph/NodeDefinition.ts';
import { controlField, seedField } from './seedControl.ts';

export const seed = defineNode({
  type: 'seed',
  title: 'Seed',
  help: 'One seed for as many nodes as you like.',
  keywords: ['random', 'noise seed', 'random number', 'integer', 'int', 'number', 'primitive int'],
  category: 'settings',
  inputs: {},
  outputs: { integer: output('integer', 'Seed') },
  fields: { value: seedField({ control: 'control' }), control: controlField },
  run: (_inputs, { value }) => Promise.resolve({ integer: [value] }),
});
