import type { PictureTarget } from '#shared/api/contract';
import { attempt } from '../../stores/attempt.ts';
import type { Studio } from '../../stores/studio.ts';

/** Rates pictures, 0 to 5. Where all that are named have that rating already, it is taken back. */
export async function ratePictures({ facts }: Studio, of: PictureTarget, rating: number): Promise<void> {
  const known = facts.getState().facts;
  const isSaidAgain = 'ids' in of && of.ids.every((id) => known.get(id)?.rating === rating);
  await facts.getState().setFacts(of, { rating: isSaidAgain ? 0 : rating });
}

/** Makes all of them favourites, or none where all are. */
export function favouritePictures(studio: Studio, of: PictureTarget): Promise<void> {
  return attempt(studio, undefined, async () => {
    const are = await areFavourites(studio, of);
    await studio.facts.getState().setFacts(of, { isFavourite: !are });
  });
}

/** Asks for their tags. */
export function tagPictures({ questions }: Studio, of: PictureTarget): void {
  void questions.ask('tags', { of });
}

/** Hides pictures, and offers to bring them back. */
export async function trashPictures(studio: Studio, of: PictureTarget): Promise<void> {
  const { facts, view } = studio;
  const gone = await facts.getState().trash(of);
  if (!gone || gone.count === 0) return;
  const words = gone.count === 1 ? 'The picture is' : `${gone.count.toLocaleString('en')} pictures are`;
  view.getState().notify(`${words} in the trash.`, undefined, {
    topic: 'trash',
    action: {
      label: 'Undo',
      run: () => void facts.getState().restore({ trashedAt: gone.at }),
    },
  });
}

async function areFavourites({ facts, client }: Studio, of: PictureTarget): Promise<boolean> {
  const known = facts.getState().facts;
  if (!('ids' in of)) {
    const { isFavourite } = await client('gallery.shared', { of });
    return isFavourite !== 'mixed' && isFavourite.all;
  }
  const [first] = of.ids;
  if (first !== undefined && of.ids.length === 1) return (await facts.getState().factsOf(first)).isFavourite;
  return of.ids.every((id) => known.get(id)?.isFavourite);
}
