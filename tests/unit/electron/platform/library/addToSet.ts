/** A program that adds pictures to a reference set, one version each, while others do the same: `addToSet.ts FOLDER SET PICTURE…`. */
import { SetConflictError } from '#shared/errors/inputErrors';
import { openIn } from './records.ts';

const [folder = '', set = '', ...pictures] = process.argv.slice(2);
const library = openIn(folder);
for (const picture of pictures) while (!isAdded(picture));
await library.close();

/** Upon the newest, or not at all. */
function isAdded(picture: string): boolean {
  const newest = library.referenceSet(set);
  if (!newest) throw new Error('There is no such set.');
  const before = newest.pictures.map(({ image, note }) => ({ id: image.id, note }));
  try {
    library.saveReferenceSet({
      id: set,
      base: newest.version,
      pictures: [...before, { id: picture, note: '' }],
      at: 1,
    });
    return true;
  } catch (caught) {
    if (caught instanceof SetConflictError) return false;
    throw caught;
  }
}
