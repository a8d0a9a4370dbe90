import type { ImageRef } from '#shared/graph/generation';
import { MOST_TILES } from '#shared/api/gallerySchemas';
import { attempt } from '../stores/attempt.ts';
import { MOST_PICKED_FROM } from './look/pickPictures.ts';
import type { Studio } from '../stores/studio.ts';

interface Numbered {
  readonly number: number;
  readonly image: ImageRef;
}

/** The pictures of these numbers, in their order; those that are gone are left out. @throws RemoteError */
export async function picturesOf(studio: Studio, numbers: readonly number[]): Promise<readonly ImageRef[]> {
  return (await numberedOf(studio, numbers)).map(({ image }) => image);
}

async function numberedOf({ client, gallery }: Studio, numbers: readonly number[]): Promise<readonly Numbered[]> {
  const known = numbers.map((number) => gallery.getState().tileOf(number));
  if (known.every((tile) => tile !== undefined)) return known;
  const tiles: Numbered[] = [];
  for (let from = 0; from < numbers.length; from += MOST_TILES)
    tiles.push(...(await client('gallery.tiles', { numbers: numbers.slice(from, from + MOST_TILES) })));
  return tiles;
}

/** Lets one keep and reject pictures one by one; after it the kept ones are chosen. */
export function pickAmong(studio: Studio, numbers: readonly number[], first?: string): Promise<void> {
  return attempt(studio, undefined, async () => {
    const tiles = await numberedOf(studio, numbers.slice(0, MOST_PICKED_FROM));
    const [one] = tiles;
    if (!one) return;
    const images = tiles.map(({ image }) => image);
    const answer = await studio.questions.ask('pick-pictures', {
      images,
      first: first ?? one.image.id,
      then: 'choose',
    });
    if (!answer || answer.kept.length === 0) return;
    const kept = new Set(answer.kept);
    studio.gallery.getState().choose(tiles.flatMap(({ image, number }) => (kept.has(image.id) ? [number] : [])));
  });
}
