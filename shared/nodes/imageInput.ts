import { NotFoundError } from '../errors/inputErrors.ts';
import { defineNode, output } from '../graph/NodeDefinition.ts';
import { picturesField } from '../graph/fields/picturesField.ts';

export const imageInput = defineNode({
  type: 'image-input',
  title: 'Pictures',
  help: 'Pictures of your own, in order: to edit, or for a model to go by.',
  keywords: [
    'load image',
    'load picture',
    'image input',
    'upload',
    'photo',
    'picture',
    'input image',
    'img2img',
    'reference image',
    'edit image',
  ],
  category: 'pictures',
  inputs: {},
  outputs: { images: output('images', 'Images') },
  fields: {
    pictures: picturesField('Pictures', { help: 'Drop, paste or choose them. They are kept in the library.' }),
  },
  run: async (_inputs, { pictures }, context) => {
    if (pictures.length === 0) context.note('There are no pictures here: nothing goes on to what is wired.');
    const found = await context.findPictures(pictures.map(({ id }) => id));
    const images = found.filter((image) => image !== undefined);
    if (images.length < pictures.length) {
      // A run whose pictures are not there is refused before it begins: this one went while it ran.
      throw new NotFoundError('A picture is not in the library any more.', { hint: 'Put it in again.' });
    }
    return { images };
  },
});
