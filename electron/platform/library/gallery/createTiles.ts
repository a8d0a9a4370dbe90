import type Database from 'better-sqlite3';
import { z } from 'zod';
import { PICTURE_KINDS } from '#shared/api/gallerySchemas';
import type { Tile } from '#shared/api/contract';
import type { LookedTiles, Presence } from '#shared/api/Gallery';
import { picturePath } from '../pictureFiles.ts';
import { image } from '../rowSchemas.ts';
import { isGone } from './isGone.ts';

const row = z.object({
  ...image.shape,
  number: z.number(),
  created_at: z.number(),
  kind: z.enum(PICTURE_KINDS),
  words: z.string(),
  run: z.string().nullable(),
  model: z.string().nullable(),
  seed: z.number().nullable(),
  rating: z.number(),
  favourite: z.number(),
  thumbhash: z.instanceof(Buffer).nullable(),
  proof: z.string().nullable(),
  missing_at: z.number().nullable(),
  trashed_at: z.number().nullable(),
});

/** Tiles by numbers, in the order asked for; those that are gone are left out. Each is looked for on the disk. `folder`: the library's. */
export function createTiles(db: Database.Database, folder: string): (numbers: readonly number[]) => LookedTiles {
  const find = db.prepare(`
    SELECT number, id, mime, width, height, created_at, kind, words, run, model, seed, rating, favourite, thumbhash, proof, missing_at,
      trashed_at
    FROM pictures WHERE number IN (SELECT value FROM json_each(?)) AND shelf < 3`);
  return (numbers) => {
    const found = new Map(
      z
        .array(row)
        .parse(find.all(JSON.stringify(numbers)))
        .map((each) => [each.number, each]),
    );
    const tiles: Tile[] = [];
    const presence: Presence[] = [];
    for (const number of numbers) {
      const picture = found.get(number);
      if (!picture) continue;
      const isMissing = isGone(picturePath(folder, picture.id, picture.mime));
      if (isMissing !== (picture.missing_at !== null)) presence.push({ number, isMissing });
      tiles.push(tileOf(picture, isMissing));
    }
    return { tiles, presence };
  };
}

function tileOf(picture: z.output<typeof row>, isMissing: boolean): Tile {
  const { number, id, width, height, mime, kind, words, run, model, seed, rating } = picture;
  return {
    number,
    image: { id, width, height, mime },
    createdAt: picture.created_at,
    kind,
    words,
    run,
    model,
    seed,
    rating,
    isFavourite: picture.favourite === 1,
    hash: picture.thumbhash?.toString('base64') ?? null,
    ...(picture.proof === 'damaged' && { isDamaged: true as const }),
    ...(isMissing && { isMissing: true as const }),
    ...(picture.trashed_at !== null && { trashedAt: picture.trashed_at }),
  };
}
