import { galleryQuery } from '#shared/api/gallerySchemas';
import { z } from 'zod';

/** Where the page keeps its gallery, so that it comes back when it is loaded anew. */
const KEY = 'lumi.gallery';

/** px, the height that rows aim at. */
export const TILE_SIZES = { least: 80, usual: 152, most: 480 } as const;

const schema = z.object({
  query: galleryQuery,
  stacks: z.boolean(),
  tileSize: z.number().min(TILE_SIZES.least).max(TILE_SIZES.most),
  place: z.object({ number: z.number().int(), below: z.number() }).nullable(),
});

export type KeptView = z.output<typeof schema>;

const NEW: KeptView = {
  query: { filter: {}, sort: 'newest', groupBy: 'run' },
  stacks: true,
  tileSize: TILE_SIZES.usual,
  place: null,
};

export function readKeptView(storage: Pick<Storage, 'getItem'>): KeptView {
  const text = storage.getItem(KEY);
  if (text === null) return NEW;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? NEW;
  } catch (caught) {
    if (caught instanceof SyntaxError) return NEW;
    throw caught;
  }
}

export function keepView(storage: Pick<Storage, 'setItem'>, view: KeptView): void {
  storage.setItem(KEY, JSON.stringify(view));
}
