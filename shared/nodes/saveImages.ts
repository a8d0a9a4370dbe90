import { BadInputError } from '../errors/inputErrors.ts';
import { choiceField } from '../graph/fields/choiceField.ts';
import { textField } from '../graph/fields/textField.ts';
import { defineNode, input, type ExportOptions } from '../graph/NodeDefinition.ts';
import type { Rows } from '../graph/rows/Row.ts';
import { rowTokens, tokenFault } from '../graph/rows/tokens.ts';
import { folderFault, NAME_TOKENS } from './exportRules.ts';

const RECIPES = {
  full: { recipe: 'full' },
  'without-prompts': { recipe: 'without-prompts' },
  none: { recipe: 'none' },
  'full-always': { recipe: 'full', dropsCredentials: true },
  'without-prompts-always': { recipe: 'without-prompts', dropsCredentials: true },
} as const satisfies Readonly<Record<string, Pick<ExportOptions, 'recipe' | 'dropsCredentials'>>>;

export const saveImages = defineNode({
  type: 'save-images',
  title: 'Save images',
  help: 'Writes copies outside the library. An existing file is never overwritten.',
  keywords: ['save', 'save image', 'export', 'download', 'write files', 'output folder', 'disk', 'png', 'jpeg', 'webp'],
  category: 'output',
  inputs: { images: input('images', 'Images', { required: true, multiple: true }) },
  outputs: {},
  fields: {
    folder: textField('Folder', {
      placeholder: 'exports',
      help: 'Inside the exports folder, or a full path. Empty: the exports folder itself. With {row} each row of a list has a folder of its own.',
      reveals: 'path',
      faultOf: folderFault,
      tokens: NAME_TOKENS,
    }),
    namePattern: textField('Name', {
      default: '{graph}-{seed}-{index}',
      help: `Tokens: ${NAME_TOKENS.map((token) => `{${token}}`).join(' ')}; of pictures made for a list, {row} and each of its columns.`,
      reveals: 'path',
      tokens: NAME_TOKENS,
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
        { value: 'full-always', label: 'full, in place of content credentials' },
        { value: 'without-prompts-always', label: 'without prompts, in place of content credentials' },
      ],
      {
        default: 'full',
        help: 'Writes how the picture was made, its graph included, into the copy. A picture with content credentials stays as it came, and its graph lies beside it, unless the recipe is to take their place.',
      },
    ),
  },
  run: async ({ images }, { folder, namePattern, format, embedRecipe }, context) => {
    if (images.length === 0) return {};
    const rows = context.rows('images');
    refuseUnknown('Folder', folder, rows);
    refuseUnknown('Name', namePattern, rows);
    const notes = new Set<string>();
    const paths = await context.exportImages(
      images,
      { rows, folder, namePattern, format, ...RECIPES[embedRecipe] },
      (note) => notes.add(note),
    );
    const [first] = paths;
    const saved =
      paths.length === 1 ? `Saved ${first ?? ''}` : `Saved ${String(paths.length)} files, from ${first ?? ''}`;
    const words = [...(first === undefined ? [] : [saved]), ...notes];
    if (words.length > 0) context.progress(paths.length, images.length, words.join('. '));
    return {};
  },
});

/** Whether their rows can fill it in is known only now; a preview knows it before anything is paid for. @throws BadInputError */
function refuseUnknown(label: string, text: string, rows: Rows): void {
  const fault = tokenFault(text, NAME_TOKENS, rowTokens(rows));
  if (fault) throw new BadInputError(`${label} ${fault.reason}.`, { hint: fault.hint });
}
