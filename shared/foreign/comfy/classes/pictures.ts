import { FORBIDDEN_SIGNS } from '../../../graph/fileNames.ts';
import { quoted } from '../../ImportLog.ts';
import type { ForeignClass, Rebuilt } from '../../rebuild/Rebuilt.ts';
import type { Values } from '../../rebuild/Values.ts';
import { saveTokens } from './saveTokens.ts';

/** The file lies on another machine, and is not looked for on this one. */
function loadImage(values: Values): Rebuilt {
  const file = values.text('image').trim();
  if (file !== '')
    values.left(
      `showed the file ${quoted(file)}: put it into the node again, for no file of another machine can come along.`,
    );
  return {
    type: 'image-input',
    ...(file !== '' && { title: file.slice(0, 200).toWellFormed() }),
    fields: { pictures: [] },
    inputs: {},
    outputs: ['images'],
  };
}

function saveImage(values: Values, folder: string, name: string): Rebuilt {
  return {
    type: 'save-images',
    fields: {
      folder: saveTokens(values, folder, 'folder'),
      namePattern: saveTokens(values, name, 'name').replaceAll(FORBIDDEN_SIGNS, '-') || 'ComfyUI',
    },
    inputs: { images: 'images' },
    outputs: [],
  };
}

/** Nodes that bring pictures in, show them, and write them: the pack's and ComfyUI's. */
export const pictureClasses: Readonly<Record<string, ForeignClass>> = {
  LumiLoadImage: {
    names: ['image'],
    rebuild: loadImage,
    chain: { output: 2, input: 'image_chain', own: 0 },
  },
  LoadImage: { names: ['image'], rebuild: loadImage },
  LumiRGBAtoRGB: { names: [], rebuild: () => ({ passes: 'image' }) },
  LumiSaveImage: {
    names: ['directory', 'filename', 'jpg_quality'],
    rebuild: (values) => {
      const folder = values.has('directory') ? values.text('directory') : values.text('path', '%year%-%month%-%day%');
      const name = values.has('filename') ? values.text('filename') : values.text('filename_prefix', 'ComfyUI');
      values.log.left(
        'LumiSaveImage wrote a smaller JPEG beside each picture of more than 4 MB: here one file is written, as it was received.',
      );
      return saveImage(values, folder, name);
    },
  },
  SaveImage: {
    names: ['filename_prefix'],
    rebuild: (values) => {
      const whole = values.text('filename_prefix', 'ComfyUI');
      const end = Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\'));
      return saveImage(values, whole.slice(0, Math.max(0, end)), whole.slice(end + 1));
    },
  },
  PreviewImage: {
    names: [],
    rebuild: () => ({ type: 'gallery', fields: {}, inputs: { images: 'images' }, outputs: ['images'] }),
  },
};
