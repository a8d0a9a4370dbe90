import { choiceField } from '../graph/fields/choiceField.ts';
import { defineNode, input, output } from '../graph/NodeDefinition.ts';
import type { SocketType } from '../graph/SocketValues.ts';
import { REROUTE } from '../graph/withoutReroutes.ts';

const CARRIES: readonly { readonly value: SocketType; readonly label: string }[] = [
  { value: 'images', label: 'Pictures' },
  { value: 'text', label: 'Text' },
  { value: 'provider', label: 'Provider' },
  { value: 'config', label: 'Settings' },
  { value: 'integer', label: 'Number' },
];

/** What a reroute's wire carries, by its fields as they stand in a file. */
export function carriedBy(fields: Readonly<Record<string, unknown>> = {}): SocketType {
  return CARRIES.find(({ value }) => value === fields['carries'])?.value ?? 'images';
}

export const reroute = defineNode({
  type: REROUTE,
  title: 'Reroute',
  help: 'A bend in a wire, for it to go where it can be followed. It changes nothing of what runs.',
  category: 'editor',
  inputs: {},
  outputs: {},
  shape: (fields) => {
    const type = carriedBy(fields);
    return { inputs: { in: input(type, 'In') }, outputs: { out: output(type, 'Out') } };
  },
  fields: {
    carries: choiceField('Carries', CARRIES, { default: 'images', help: 'What the wires through it carry.' }),
    colour: choiceField(
      'Colour',
      [
        { value: '', label: 'As what it carries' },
        { value: 'amber', label: 'Amber' },
        { value: 'red', label: 'Red' },
        { value: 'green', label: 'Green' },
        { value: 'blue', label: 'Blue' },
        { value: 'violet', label: 'Violet' },
      ],
      { default: '', help: 'Of the bend itself. Wires keep the colour of what they carry.' },
    ),
  },
});
