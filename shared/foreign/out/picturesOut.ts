import { picturesField } from '../../graph/fields/picturesField.ts';
import type { ApiWire } from './ApiGraph.ts';
import { textOf, type NodeOut, type Written } from './NodeOut.ts';
import { folderOut, nameOut } from './saveTokensOut.ts';

const anyPictures = picturesField('Pictures');

/** Pictures, and where they end, as the pack's and ComfyUI's own nodes. */
export const picturesOut: Readonly<Record<string, (out: NodeOut) => Written>> = {
  'image-input': (out) => {
    // As references they are written with what they go to, one after the other.
    if (out.targets.length > 0 && out.targets.every(({ socket }) => socket === 'references')) return {};
    const [first, ...more] = filesOf(out);
    if (first === undefined) {
      out.tell('has no pictures and is left out.');
      return undefined;
    }
    if (more.length > 0)
      out.tell(`of its ${String(more.length + 1)} pictures the first goes on there, where it is no reference.`);
    return { images: { node: loadImage(out, { image: first }), output: 0 } };
  },
  gallery: (out) => {
    for (const images of out.wires('images')) out.api.add({ of: out.node.id }, 'PreviewImage', out.name, { images });
    const [images] = out.wires('images');
    return images ? { images } : {};
  },
  'save-images': (out) => {
    if (textOf(out, 'format') !== 'original')
      out.tell(`its format (${textOf(out, 'format')}) is not theirs to choose: they write PNG.`);
    if (textOf(out, 'embedRecipe') !== 'full')
      out.tell('what is told in the files is theirs: graph and prompts stand in each PNG.');
    const inputs = {
      directory: folderOut(out, textOf(out, 'folder')),
      filename: nameOut(out, textOf(out, 'namePattern')),
    };
    for (const images of out.wires('images'))
      out.api.add({ of: out.node.id }, 'LumiSaveImage', out.name, { images, ...inputs, jpg_quality: 100 });
    return {};
  },
};

/** The references of a node as a chain, each picture a node, in their order. */
export function referencesOut(out: NodeOut): ApiWire | undefined {
  let last: ApiWire | undefined;
  for (const source of out.sources('references')) {
    if (source.node.type !== 'image-input') {
      out.tell(`its references of ${source.name} have no counterpart and are left out: there, references are files.`);
      continue;
    }
    for (const image of filesOf(source)) last = { node: loadImage(source, { image, image_chain: last }), output: 2 };
  }
  return last;
}

/** Called by its file where it has no name of its own, by which whoever brings it back knows what to put into it. */
function loadImage(
  out: NodeOut,
  inputs: { readonly image: string; readonly image_chain?: ApiWire | undefined },
): string {
  return out.api.add(
    { of: out.node.id },
    'LumiLoadImage',
    out.node.title === undefined ? inputs.image : out.name,
    inputs,
  );
}

/** What the files of its pictures are to be called in the folder that ComfyUI reads. */
function filesOf(out: NodeOut): readonly string[] {
  const checked = anyPictures.check(out.node.fields?.['pictures'] ?? []);
  const files = (checked.ok ? checked.value : []).map(({ id, name }) => out.api.fileFor(id, name));
  if (files.length > 0) out.tell(`put ${files.map((file) => `“${file}”`).join(', ')} into ComfyUI’s folder “input”.`);
  return files;
}
