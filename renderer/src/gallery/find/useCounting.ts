import { useEffect } from 'react';
import { useGallery, useStudio } from '../../stores/hooks.ts';

/** A person rests for so long before numbers are counted that nobody asked for, ms. */
const IDLE_MS = 250;
/** By then they are counted, however busy the page is, ms. */
const LATEST_MS = 2000;

/** Has the numbers of facets counted once what is asked for was found and the page rests. Gives what has them counted at once. */
export function useCounting(): () => void {
  const { gallery, facets } = useStudio();
  const filter = useGallery((state) => state.query.filter);
  const isFound = useGallery((state) => state.found !== null && !state.isOpening);
  useEffect(() => {
    if (!isFound) return undefined;
    let idle = 0;
    const timer = setTimeout(() => {
      idle = requestIdleCallback(
        () => {
          facets.getState().want(filter);
        },
        { timeout: LATEST_MS },
      );
    }, IDLE_MS);
    return () => {
      clearTimeout(timer);
      cancelIdleCallback(idle);
    };
  }, [facets, filter, isFound]);
  return () => {
    facets.getState().want(gallery.getState().query.filter);
  };
}
