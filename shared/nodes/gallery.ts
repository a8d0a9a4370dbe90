import { defineNode, input, output } from '../graph/NodeDefinition.ts';

export const gallery = defineNode({
  type: 'gallery',
  title: 'Gallery',
  help: 'Shows pictures as they land, and passes them on.',
  keywords: [
    'preview',
    'preview image',
    'show image',
    'view image',
    'image viewer',
    'display',
    'output',
    'result',
    'results',
    'grid',
    'contact sheet',
  ],
  category: 'output',
  inputs: { images: input('images', 'Images', { required: true, multiple: true }) },
  outputs: { images: output('images', 'Images') },
  fields: {},
  run: ({ images }) => Promise.resolve({ images }),
});
