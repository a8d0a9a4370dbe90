import { dataField } from '../graph/fields/dataField.ts';
import { GROUP_INPUTS, GROUP_OUTPUTS } from '../graph/groups/groupEnds.ts';
import { readSockets, type GroupSocket } from '../graph/groups/groupSockets.ts';
import { defineNode, input, output } from '../graph/NodeDefinition.ts';

/** The sockets a group shows to the outside, in their order. */
const sockets = dataField<readonly GroupSocket[]>(
  'Sockets',
  (value) => (Array.isArray(value) && readSockets(value).length === value.length ? readSockets(value) : undefined),
  {
    help: 'Their names, and what they carry.',
    default: [],
    words: 'must be a list of sockets, each with a name of its own and what it carries',
    reveals: 'title',
    summary: (list) => list.map(({ name, label = name }) => label).join(', '),
  },
);

export const groupInputs = defineNode({
  type: GROUP_INPUTS,
  title: 'Inputs',
  help: 'What is wired into the group comes out here.',
  category: 'editor',
  inputs: {},
  outputs: {},
  shape: ({ sockets: given }) => ({
    outputs: Object.fromEntries(readSockets(given).map(({ name, type, label = name }) => [name, output(type, label)])),
  }),
  fields: { sockets },
});

export const groupOutputs = defineNode({
  type: GROUP_OUTPUTS,
  title: 'Outputs',
  help: 'What is wired in here comes out of the group.',
  category: 'editor',
  inputs: {},
  outputs: {},
  shape: ({ sockets: given }) => ({
    inputs: Object.fromEntries(
      readSockets(given).map(({ name, type, label = name }) => [name, input(type, label, { multiple: true })]),
    ),
  }),
  fields: { sockets },
});
