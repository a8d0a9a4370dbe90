import { useEffect, useState } from 'react';
import type { PictureDetails, Tile } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { useGallery, useStudio } from '../../stores/hooks.ts';

export interface ShownPicture {
  readonly tile: Tile;
  /** `undefined`: they could not be had. */
  readonly details: PictureDetails | undefined;
  readonly error: ErrorReport | undefined;
}

/** One walks by arrows faster than a panel can be read, ms. */
const PAUSE_MS = 40;

/**
 * The picture of a number with all that is known of it. Until that is known the one before stays, so that the panel changes at once and not part
 * by part. `undefined`: none yet.
 */
export function useShownPicture(number: number): ShownPicture | undefined {
  const { gallery, client } = useStudio();
  const [shown, setShown] = useState<{
    readonly number: number;
    readonly details?: PictureDetails;
    readonly error?: ErrorReport;
  }>();
  // Tiles are changed where they lie: this tells of it.
  const version = useGallery((state) => state.tilesVersion);
  const id = useGallery((state) => state.tileOf(number)?.image.id);
  const tile = useGallery((state) => (shown ? state.tileOf(shown.number) : undefined));
  useEffect(() => {
    gallery.getState().wantTiles('aside', [number]);
  }, [gallery, number, version]);
  useEffect(() => {
    if (id === undefined) return undefined;
    let isOver = false;
    const timer = setTimeout(() => {
      client('picture.details', { id }).then(
        (details) => {
          if (!isOver) setShown({ number, details });
        },
        (caught: unknown) => {
          if (!isOver) setShown({ number, error: reportOf(caught) });
        },
      );
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [client, number, id]);
  return shown && tile && { tile, details: shown.details, error: shown.error };
}
