/** A few small node types, one for each rule the tests of graphs ask about. */
import { choiceField } from '#shared/graph/fields/choiceField';
import { integerField } from '#shared/graph/fields/integerField';
import { keyNameField } from '#shared/graph/fields/keyNameField';
import { textField } from '#shared/graph/fields/textField';
import { createPalette, defineNode, input, output } from '#shared/graph/NodeDefinition';

const nothing = { help: 'For tests.', inputs: {}, outputs: {}, fields: {} } as const;

const text = defineNode({
  ...nothing,
  type: 'text',
  title: 'Text',
  category: 'text',
  outputs: { text: output('text', 'Text') },
  fields: { value: textField('Value') },
  run: (_inputs, { value }) => Promise.resolve({ text: [value] }),
});

const provider = defineNode({
  ...nothing,
  type: 'provider',
  title: 'Provider',
  category: 'provider',
  outputs: { provider: output('provider', 'Provider') },
  fields: {
    keyName: keyNameField('Key', { default: 'GOOGLE_API_KEY' }),
    family: choiceField(
      'Family',
      [
        { value: 'gemini', label: 'Gemini' },
        { value: 'other', label: 'Other' },
        { value: 'any', label: 'Any' },
      ],
      { default: 'gemini' },
    ),
  },
  family: ({ family }) => family,
  run: () => Promise.resolve({ provider: [] }),
});

const config = defineNode({
  ...nothing,
  type: 'config',
  title: 'Config',
  category: 'settings',
  outputs: { config: output('config', 'Config') },
  fields: { numImages: integerField('Images', { min: 1, max: 16, default: 1 }) },
  family: () => 'gemini',
  run: () => Promise.resolve({ config: [] }),
});

const wrap = defineNode({
  ...nothing,
  type: 'wrap',
  title: 'Wrap',
  category: 'text',
  inputs: { text: input('text', 'Text', { required: true }), more: input('text', 'More') },
  outputs: { text: output('text', 'Text') },
  run: (inputs) => Promise.resolve({ text: inputs.text }),
});

const draw = defineNode({
  ...nothing,
  type: 'draw',
  title: 'Draw',
  category: 'generate',
  inputs: {
    provider: input('provider', 'Provider', { required: true }),
    config: input('config', 'Config', { required: true }),
    prompt: input('text', 'Prompt', { required: true }),
    references: input('images', 'References', { multiple: true }),
  },
  outputs: { images: output('images', 'Images'), text: output('text', 'Text') },
  fields: { prompt: textField('Prompt') },
  run: () => Promise.resolve({ images: [], text: [] }),
});

const gallery = defineNode({
  ...nothing,
  type: 'gallery',
  title: 'Gallery',
  category: 'output',
  inputs: { images: input('images', 'Images', { required: true, multiple: true }) },
  outputs: { images: output('images', 'Images') },
  run: ({ images }) => Promise.resolve({ images }),
});

const note = defineNode({ ...nothing, type: 'note', title: 'Note', category: 'editor' });

export const testPalette = createPalette([text, provider, config, wrap, draw, gallery, note]);
