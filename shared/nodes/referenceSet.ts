import { NotFoundError } from '../errors/inputErrors.ts';
import { defineNode, input, output } from '../graph/NodeDefinition.ts';
import { dataField } from '../graph/fields/dataField.ts';
import { readChosenSet, type ChosenSet } from './chosenSet.ts';

/** A run gives the set and nothing else: what is wired in waits at the node until a person adds it. */
export const referenceSet = defineNode({
  type: 'reference-set',
  title: 'Reference set',
  help: 'A named set of pictures of the library, in order, with a note each: one character, place or style for many graphs. A run gives the pictures of the set. Pictures that are wired in are offered at the node, and are in the set once you add them.',
  keywords: [
    'style reference',
    'character',
    'character reference',
    'style',
    'moodboard',
    'consistent character',
    'ip adapter',
    'collection',
  ],
  category: 'pictures',
  inputs: { images: input('images', 'Images', { multiple: true }) },
  outputs: { images: output('images', 'Images') },
  fields: {
    set: dataField<ChosenSet | null>('Set', readChosenSet, {
      default: null,
      words: 'must name a reference set, with its id',
      help: 'Kept in the library: graphs that use the latest version follow every change, a version with a number stays as it is.',
      reveals: 'title',
      summary: (set) => set?.name ?? '',
    }),
  },
  pin: ({ set }, library) => {
    if (!set) return missing('no set is chosen.', 'Choose a reference set at the node, or make one.');
    const { id, name, version } = set;
    const newest = library.referenceSet(id);
    if (!newest) {
      return missing(
        `the reference set “${name}” is not in this library.`,
        'Choose another at the node, or make it anew from its pictures.',
      );
    }
    const found = version === undefined ? newest : library.referenceSet(id, version);
    if (!found)
      return missing(
        `“${name}” has no version ${String(version)}.`,
        'Choose another version at the node, or the latest.',
      );
    if (found.isRemoved && version === undefined) {
      return missing(
        `the reference set “${name}” was removed.`,
        'Bring it back at the node, choose another, or choose one of its versions.',
      );
    }
    if (found.pictures.length === 0)
      return missing(`“${name}” holds no pictures.`, 'Add some at the node, or choose another set.');
    return { ok: true, fields: { set: { id, name, version: found.version, pictures: found.pictures } } };
  },
  run: async (_inputs, { set }, context) => {
    const pictures = set?.pictures ?? [];
    const found = await context.findPictures(pictures);
    const images = found.filter((image) => image !== undefined);
    if (images.length === pictures.length) return { images };
    const places = found.flatMap((image, at) => (image ? [] : [String(at + 1)]));
    throw new NotFoundError(
      `“${set?.name ?? ''}”: ${places.length === 1 ? 'picture' : 'pictures'} ${places.join(', ')} of the set cannot be found.`,
      { hint: 'Nothing was sent. Take what is gone out of the set, or put it in again.' },
    );
  },
});

function missing(reason: string, hint: string) {
  return { ok: false, field: 'set', reason, hint } as const;
}
