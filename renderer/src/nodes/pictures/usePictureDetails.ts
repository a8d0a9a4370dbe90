import { useEffect, useState } from 'react';
import type { PictureDetails } from '#shared/api/contract';
import { useStudio } from '../../stores/hooks.ts';
import { useAnswer } from '../../stores/useAnswer.ts';

/** What the library knows of a picture. */
export interface KnownPicture {
  /** `undefined` until it is known. */
  readonly details: PictureDetails | undefined;
  /** The library does not have it. */
  readonly isMissing: boolean;
}

/** Asked again once the picture was put in from outside. */
export function usePictureDetails(id: string): KnownPicture {
  const { news } = useStudio();
  const [imports, setImports] = useState(0);
  useEffect(
    () =>
      news.on('pictures-imported', ({ ids }) => {
        if (ids.includes(id)) setImports((before) => before + 1);
      }),
    [news, id],
  );
  const { value, error } = useAnswer('picture.details', { id }, String(imports));
  return { details: value, isMissing: error?.code === 'not-found' };
}
