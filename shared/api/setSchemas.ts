/** Reference sets: named, ordered pictures of the library with a note each, kept in versions. */
import { z } from 'zod';
import { printable } from '../errors/printable.ts';
import { image, list, pictureId } from './basicSchemas.ts';

/** Most pictures of one set. */
const MOST_PICTURES = 1000;
/** UTF-16 units */
const MAX_NAME = 100;
/** UTF-16 units */
const MAX_NOTE = 2000;

export const setId = z.uuid();
export const versionNumber = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
/** One line, without blanks at its ends. */
export const setName = z
  .string()
  .transform((text) => printable(text).normalize('NFC').replaceAll(/\s+/gu, ' ').trim())
  .pipe(z.string().min(1, 'A set needs a name.').max(MAX_NAME));

const picturesOf = <T extends z.ZodType>(item: T) => z.array(item).max(MOST_PICTURES).readonly();
/** What a version is to hold, in this order; a picture once. */
export const setContent = picturesOf(z.object({ id: pictureId, note: z.string().max(MAX_NOTE) })).refine(
  (pictures) => new Set(pictures.map(({ id }) => id)).size === pictures.length,
  'A picture is in it twice.',
);

export const setVersion = z.object({
  /** From 1. */
  version: versionNumber,
  /** ms since the epoch */
  savedAt: z.number(),
  pictures: list(z.object({ image, note: z.string() })),
});

/** A set at its newest version. */
export const referenceSet = z.object({
  id: setId,
  name: z.string(),
  ...setVersion.shape,
  /** ms since the epoch; absent: it is there. */
  removedAt: z.number().exactOptional(),
});
