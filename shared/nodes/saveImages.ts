import { choiceField, textField } from '../graph/Field.ts';
import { defineNode, input } from '../graph/NodeDefinition.ts';
import { folderFault, NAME_TOKENS, namePatternFault } from './exportRules.ts';

export const saveImages = defineNode({
  type: 'save-images',
  title: 'Save images',
  help: 'Writes copies outside the library. An existing file is never overwritten.',
  category: 'output',
  inputs: { images: input('images', 'Images', { required: true, multiple: true }) },
  outputs: {},
  fields: {
    folder: textField('Folder', {
      placeholder: 'exports',
      help: 'Inside the exports folder, or a full path. Empty: the exports folder itself.',
      faultOf: folderFault,
    }),
    namePattern: textField('Name', {
      default: '{graph}-{seed}-{index}',
      help: `Tokens: ${NAME_TOKENS.map((token) => `{${token}}`).join(' ')}`,
      faultOf: namePatternFault,
    }),
    format: choiceField(
      'Format',
      [
        { value: 'original', label: 'as received' },
        { value: 'png', label: 'PNG' },
        { value: 'jpeg', label: 'JPEG' },
        { value: 'webp', label: 'WebP' },
      ],
      { default: 'original', help: 'As received keeps every pixel as it came.' },
    ),
    embedRecipe: choiceField(
      'Embed recipe',
      [
        { value: 'full', label: 'full' },
        { value: 'without-prompts', label: 'without prompts' },
        { value: 'none', label: 'none' },
      ],
      { default: 'full', help: 'Writes how the picture was made, its graph included, into the copy.' },
    ),
  },
  run: async ({ images }, { folder, namePattern, format, embedRecipe }, context) => {
    const paths = await context.exportImages(images, { folder, namePattern, format, recipe: embedRecipe });
    const [first] = paths;
    const leftOut = images.length - paths.length;
    const words = [
      ...(first === undefined
        ? []
        : [paths.length === 1 ? `Saved ${first}` : `Saved ${String(paths.length)} files, from ${first}`]),
      ...(leftOut > 0 ? [`${String(leftOut)} left out: an API key is in the data of the file`] : []),
    ];
    if (words.length > 0) context.progress(paths.length, images.length, words.join('. '));
    return {};
  },
});
