import type { NamedPicture } from '#shared/graph/Field';
import { AppError } from '#shared/errors/AppError';
import { attempt } from '../../stores/attempt.ts';
import type { Studio } from '../../stores/studio.ts';

/** Opens one of some pictures large; those that the library lacks are left out. */
export function openPictures(studio: Studio, pictures: readonly NamedPicture[], at: number): Promise<void> {
  return attempt(studio, undefined, async () => {
    const found = await Promise.all(
      pictures.map(async ({ id }) => {
        try {
          return (await studio.client('picture.details', { id })).image;
        } catch (caught) {
          if (caught instanceof AppError) return undefined;
          throw caught;
        }
      }),
    );
    const images = found.filter((image) => image !== undefined);
    studio.view.getState().openLightbox(
      images,
      images.findIndex(({ id }) => id === pictures[at]?.id),
    );
  });
}
