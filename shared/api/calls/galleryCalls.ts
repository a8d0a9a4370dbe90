import { z } from 'zod';
import { list, money, pictureId } from '../basicSchemas.ts';
import {
  countedLabel,
  facets,
  galleryQuery,
  label,
  MOST_ROWS,
  MOST_TILES,
  note,
  pictureFilter,
  pictureTarget,
  rating,
  rowPage,
  savedSearch,
  sharedFacts,
  tile,
} from '../gallerySchemas.ts';
import { call } from './call.ts';

/** A view that was opened. */
const view = z.string();
const changed = z.object({ count: z.number().int() });

/** Finding pictures of the library, and what people say of them. */
export const galleryCalls = {
  /**
   * Puts the pictures that are found in order; what comes later, or changes, does not move in it. `count`, `cost`: of all that are found;
   * `total`: of all there are. `last`: the highest number of a picture by now. `rows`, `tiles`: the first ones, so that a screen can be drawn at once.
   */
  'gallery.open': call(
    galleryQuery,
    z.object({
      view,
      count: z.number().int(),
      cost: money,
      total: z.number().int(),
      last: z.number().int(),
      rows: rowPage,
      tiles: list(tile),
    }),
  ),
  /** How many would be found; no view is opened, so none that is open is given up. */
  'gallery.count': call(z.object({ filter: pictureFilter }), z.object({ count: z.number().int() })),
  /** Refused with `not-found` where the view is not open any more: it is opened again then. Only a few are kept. */
  'gallery.rows': call(
    z.object({ view, from: z.number().int().min(0), limit: z.number().int().min(1).max(MOST_ROWS) }),
    rowPage,
  ),
  /** In the order asked for; those that are gone are left out. */
  'gallery.tiles': call(z.object({ numbers: z.array(z.number().int()).max(MOST_TILES).readonly() }), list(tile)),
  /** Where a picture lies in a view, from 0; `null`: not in it. */
  'gallery.place': call(z.object({ view, number: z.number().int() }), z.object({ at: z.number().int().nullable() })),
  'gallery.facets': call(z.object({ filter: pictureFilter }), facets),
  /** What pictures have in common. */
  'gallery.shared': call(z.object({ of: pictureTarget }), sharedFacts),

  /** Pictures whose id begins so, ten at most. */
  'picture.find': call(z.object({ start: z.string() }), list(pictureId)),
  /** What it was made from (references, what was drawn on), and what was made from it; of each the newest 500 at most. */
  'picture.lineage': call(z.object({ id: pictureId }), z.object({ parents: list(tile), children: list(tile) })),
  /** Changes what is said of pictures, of all or of none. Refused with `not-found` where one that is named is not there. */
  'picture.setFacts': call(
    z.object({
      of: pictureTarget,
      facts: z.strictObject({
        rating: rating.exactOptional(),
        isFavourite: z.boolean().exactOptional(),
        note: note.exactOptional(),
      }),
    }),
    changed,
  ),
  /** Puts labels on pictures and takes others off; a label that is new is made. */
  'picture.setLabels': call(z.object({ of: pictureTarget, add: list(label), remove: list(label) }), changed),
  /** Hides pictures. `at`: the moment all of them went, by which that is undone. */
  'picture.trash': call(z.object({ of: pictureTarget }), z.object({ count: z.number().int(), at: z.number() })),
  /** Brings pictures back: these, or all that went at a moment. */
  'picture.restore': call(z.union([z.object({ of: pictureTarget }), z.object({ trashedAt: z.number() })]), changed),
  /** What `trash.empty` would remove. `until`: what is counted had gone to the trash by then, ms since the epoch. */
  'trash.size': call(
    z.object({ olderThanDays: z.number().min(0).exactOptional() }),
    z.object({ count: z.number().int(), bytes: z.number(), until: z.number() }),
  ),
  /**
   * Removes from the disk what is in the trash, of so many days or more; what is known of the pictures stays. `until`: only what had gone there
   * by then, as it was counted. `kept`: those that could not be removed.
   */
  'trash.empty': call(
    z.object({ olderThanDays: z.number().min(0).exactOptional(), until: z.number().exactOptional() }),
    z.object({
      count: z.number().int(),
      bytes: z.number(),
      kept: list(z.object({ id: pictureId, reason: z.string() })),
    }),
  ),

  'labels.list': call(z.void(), list(countedLabel)),
  /** To a name that is there: the two become one. */
  'labels.rename': call(z.object({ label, name: label.shape.name }), z.void()),
  /** Takes it off all pictures. */
  'labels.remove': call(z.object({ label }), z.void()),

  'searches.list': call(z.void(), list(savedSearch)),
  /** Under a name that is there: in its place. */
  'searches.save': call(savedSearch.omit({ id: true }), savedSearch),
  'searches.remove': call(savedSearch.pick({ id: true }), z.void()),
} as const;
