import { z } from 'zod';
import { pictureId } from '#shared/api/basicSchemas';
import { templateDescription, templateKeywords, templateRef } from '#shared/api/calls/templateCalls';
import { setId, setName } from '#shared/api/setSchemas';

/** A file beside the templates: a name, and no way anywhere else. */
const fileName = z.string().regex(/^[a-z0-9-]+\.(webp|png|jpg)$/);

/** What stands beside the graph of one's own template. */
export const ownAbout = z.object({
  description: templateDescription.default(''),
  keywords: templateKeywords.default([]),
  calls: z.number().int().min(0).nullable().default(null),
});

/** What `templates.json` says of each template that is shipped, in the order they are offered. */
export const readyAbout = z.array(
  z.object({
    id: templateRef.shape.id,
    description: templateDescription.min(1),
    keywords: templateKeywords,
    calls: z.number().int().min(1),
    /** Pictures a run gives. */
    makes: z.number().int().min(1),
    /** Picture files in `pictures/`, by the ids that the graph names them by. */
    pictures: z.array(z.object({ file: fileName, id: pictureId })).readonly(),
    /** Reference sets that the graph names, of those pictures. */
    sets: z
      .array(
        z.object({
          id: setId,
          name: setName,
          pictures: z.array(z.object({ file: fileName, note: z.string() })).min(1).readonly(),
        }),
      )
      .readonly(),
  }),
);

export type ReadyAbout = z.output<typeof readyAbout>[number];
export type OwnAbout = z.output<typeof ownAbout>;
