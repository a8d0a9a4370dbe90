import type { ForeignNode } from '../ForeignGraph.ts';
import { quoted } from '../ImportLog.ts';
import { listOf } from '../json.ts';
import type { ForeignClass, ForeignClasses, Rebuilt } from '../rebuild/Rebuilt.ts';
import { generatorClasses } from './generators.ts';
import { COMMENT } from './readBanana.ts';

const outputsOf = ({ outputs }: ForeignNode, theirs: string, ours: string) =>
  outputs.map(({ name }) => (name === theirs ? ours : ''));
/** Shows pictures, and gives them on. */
const gallery: ForeignClass = {
  rebuild: (_values, node) => ({
    type: 'gallery',
    fields: {},
    inputs: Object.fromEntries(node.inputs.flatMap(({ name }) => (/^image/.test(name) ? [[name, 'images']] : []))),
    outputs: outputsOf(node, 'image', 'images'),
  }),
};

const simpleClasses: Readonly<Record<string, ForeignClass>> = {
  [COMMENT]: {
    rebuild: (values) => ({
      type: 'note',
      fields: { value: values.text('text'), colour: 'amber' },
      inputs: {},
      outputs: [],
    }),
  },
  prompt: {
    rebuild: (values, node) => ({
      type: 'text',
      ...(values.text('variableName') !== '' && { title: values.text('variableName').slice(0, 200).toWellFormed() }),
      fields: { value: values.text('prompt') },
      inputs: {},
      outputs: outputsOf(node, 'text', 'text'),
    }),
  },
  imageInput: {
    rebuild: (values, node) => {
      const file = values.text('filename').trim();
      if (file !== '')
        values.left(`showed the file ${quoted(file)}: put it into the node again, for no picture comes along.`);
      return {
        type: 'image-input',
        ...(file !== '' && { title: file.slice(0, 200).toWellFormed() }),
        fields: { pictures: [] },
        inputs: {},
        outputs: outputsOf(node, 'image', 'images'),
      };
    },
  },
  // Nothing is drawn on it: the picture goes through.
  annotation: {
    rebuild: (values, { inputs }) =>
      inputs.length === 1 && listOf(values.raw('annotations')).length === 0
        ? { passes: inputs[0]?.name ?? '' }
        : undefined,
  },
  output: gallery,
  outputGallery: gallery,
  promptConstructor: {
    rebuild: (values, node) => filledText(values.text('template'), node),
  },
};

/** Names that are wired are filled in; others are words, there as here. Where words stand in braces already, ours would mean something else. */
function filledText(text: string, node: ForeignNode): Rebuilt | undefined {
  const names = node.inputs.flatMap(({ name }) => (name.startsWith('@') ? [name.slice(1)] : []));
  if (/\{[A-Za-z]/.test(text) || names.some((name) => !/^[A-Za-z]\w{0,63}$/.test(name))) return undefined;
  return {
    type: 'template',
    fields: {
      text: text.replaceAll(/@(\w+)/g, (whole, name: string) => (names.includes(name) ? `{${name}}` : whole)),
    },
    inputs: Object.fromEntries(names.map((name) => [`@${name}`, name])),
    outputs: outputsOf(node, 'text', 'text'),
  };
}

/** The nodes of Node Banana that mean the same here. */
export const bananaClasses: ForeignClasses = new Map(
  [simpleClasses, generatorClasses].flatMap((classes) => Object.entries(classes)),
);
