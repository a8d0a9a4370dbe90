import { z } from 'zod';
import { pictureId } from '#shared/api/basicSchemas';
import { MOST_NAMED } from '#shared/api/gallerySchemas';
import type { NamedPicture } from '#shared/graph/Field';
import type { DraggedPicture } from '../stores/view/ViewState.ts';
import type { Studio } from '../stores/studio.ts';

/** The type a picture of ours has among what a drag takes along. */
export const PICTURE_TYPE = 'application/x-lumi-picture';

/** What the type holds, as JSON. */
const schema = z.object({
  id: pictureId,
  name: z.string().max(300).exactOptional(),
  /** The node it was taken from, and its place there. */
  from: z.object({ node: z.string(), at: z.number().int() }).exactOptional(),
  /** Those that go with it. */
  others: z
    .array(z.object({ id: pictureId }))
    .max(MOST_NAMED)
    .exactOptional(),
});

/** The picture of ours that a drag carries; `undefined`: it carries another thing. */
export function draggedPicture({ view }: Studio, data: DataTransfer): DraggedPicture | undefined {
  const text = data.getData(PICTURE_TYPE);
  // The desktop drags a file of the system, a copy: which picture it is of is known here.
  if (text === '') return view.getState().dragged ?? undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch (caught) {
    if (caught instanceof SyntaxError) return undefined;
    throw caught;
  }
}

/** Whether a drag carries a picture of ours; what it is can be read only once it is dropped. */
export function carriesPicture({ view }: Studio, { types }: DataTransfer): boolean {
  return types.includes(PICTURE_TYPE) || view.getState().dragged !== null;
}

/** All that a drag carries, in their order, as a graph names them. */
export function allDragged({ id, name, others = [] }: DraggedPicture): readonly NamedPicture[] {
  return [name === undefined ? { id } : { id, name }, ...others];
}
