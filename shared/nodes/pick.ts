import { WaitsForChoiceError } from '../errors/inputErrors.ts';
import { defineNode, input, output } from '../graph/NodeDefinition.ts';
import { dataField } from '../graph/fields/dataField.ts';

/** Most pictures that are marked in one node. */
export const MAX_MARKED = 2000;

const LIST = `must be a list of at most ${String(MAX_MARKED)} ids of pictures`;
/** The pictures that go on, by their ids. */
const keptField = dataField('Kept', readIds, { default: [], words: LIST, help: 'The pictures that go on.' });

/**
 * A person's choice among the pictures of a batch. What is kept goes on, in the order of the batch; marks of pictures that are not in it are
 * left alone, for the batch may come back. While nothing of it is kept, nothing goes on, and what follows waits.
 */
export const pick = defineNode({
  type: 'pick',
  title: 'Pick',
  help: 'Lets you choose which pictures go on. While something is kept, the seeds before it stay, so that a run sends the chosen ones on and pays for no new batch.',
  keywords: ['choose', 'select', 'filter images', 'keep', 'reject', 'cull', 'image chooser', 'gate', 'curate'],
  category: 'pictures',
  inputs: { images: input('images', 'Images', { required: true, multiple: true }) },
  outputs: { images: output('images', 'Images') },
  fields: {
    kept: keptField,
    rejected: dataField('Rejected', readIds, { default: [], words: LIST, help: 'Looked at, and left out.' }),
  },
  holdsSeeds: ({ kept }) => (readIds(kept) ?? []).length > 0,
  run: ({ images }, { kept }, context) => {
    const chosen = new Set(kept);
    const isKept = images.map(({ id }) => chosen.has(id));
    if (images.length > 0 && !isKept.includes(true))
      throw new WaitsForChoiceError('Nothing is kept of this batch yet.');
    context.giveRows(
      'images',
      context.rows('images').filter((_row, at) => isKept[at]),
    );
    return Promise.resolve({ images: images.filter((_image, at) => isKept[at]) });
  },
});

function readIds(given: unknown): readonly string[] | undefined {
  if (!Array.isArray(given) || given.length > MAX_MARKED) return undefined;
  const ids = given.filter((id): id is string => typeof id === 'string' && /^[0-9a-f]{64}$/.test(id));
  return ids.length === given.length ? ids : undefined;
}
