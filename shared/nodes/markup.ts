import { marksFor } from '../graph/marks/marksFor.ts';
import { MAX_MARKED, MAX_MARKS, MAX_POINTS, NO_MARKS } from '../graph/marks/Marks.ts';
import { readMarks } from '../graph/marks/readMarks.ts';
import { defineNode, input, output } from '../graph/NodeDefinition.ts';
import { dataField } from '../graph/fields/dataField.ts';

/**
 * Each picture with what is drawn on it, one for one; a picture without marks goes on as it is. Where something is drawn on any of them, `marks`
 * has for each what is drawn, over nothing; where an area is marked on any, `mask` has one for each. Else they are empty.
 */
export const markup = defineNode({
  type: 'markup',
  title: 'Mark up',
  help: 'Draws on pictures: brush, boxes, arrows, words. The model sees the picture with what is drawn on it.',
  keywords: ['draw', 'annotate', 'mask', 'inpaint', 'paint', 'sketch', 'brush', 'arrow', 'scribble', 'mask editor'],
  category: 'pictures',
  inputs: { images: input('images', 'Images', { required: true, multiple: true }) },
  outputs: {
    images: output('images', 'Images'),
    mask: output('images', 'Mask'),
    marks: output('images', 'Marks'),
  },
  fields: {
    marks: dataField('Marks', readMarks, {
      default: NO_MARKS,
      help: 'What is drawn, as vectors. They fit the picture whatever its size.',
      words: `must hold marks as this version knows them: of at most ${String(MAX_MARKED)} pictures, with at most ${String(MAX_MARKS)} marks and ${MAX_POINTS.toLocaleString('en')} points on each`,
      reveals: 'prompt',
    }),
  },
  run: async ({ images }, { marks }, context) => {
    const found = marksFor(
      marks,
      images.map(({ id }) => id),
    ).map(({ marks: all, isOfAnother }) => ({
      drawn: all.filter(({ tool }) => tool !== 'area'),
      areas: all.filter(({ tool }) => tool === 'area'),
      isOfAnother,
    }));
    const others = found.flatMap(({ isOfAnother }, at) => (isOfAnother ? [at + 1] : []));
    if (others.length > 0) context.note(onAnother(others, images.length));
    const hasMask = found.some(({ areas }) => areas.length > 0);
    if (hasMask) context.note(MASK_NOTE);
    const drawn = await Promise.all(
      images.map((image, at) => {
        const own = found[at]?.drawn ?? [];
        return own.length === 0 ? Promise.resolve(image) : context.flatten(image, { as: 'drawn', marks: own });
      }),
    );
    const alone = (as: 'mask' | 'marks', of: 'areas' | 'drawn') =>
      context.isTaken(as) && found.some((one) => one[of].length > 0)
        ? Promise.all(images.map((image, at) => context.flatten(image, { as, marks: found[at]?.[of] ?? [] })))
        : [];
    return { images: drawn, mask: await alone('mask', 'areas'), marks: await alone('marks', 'drawn') };
  },
});

const MASK_NOTE =
  'The mask areas make a mask, for models that take one: wire it into Mask, beside these pictures in References. For others, draw a box and say in the prompt what it means.';

function onAnother(places: readonly number[], count: number): string {
  if (count === 1) return 'The marks were drawn on another picture. Look whether they fit this one.';
  const which =
    places.length === 1
      ? `picture ${String(places[0])}`
      : `pictures ${places.slice(0, -1).join(', ')} and ${String(places.at(-1))}`;
  return `The marks on ${which} were drawn on ${places.length === 1 ? 'another' : 'others'}. Look whether they fit.`;
}
