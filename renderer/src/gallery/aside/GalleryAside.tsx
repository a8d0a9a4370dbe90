import { useEffect } from 'react';
import { useStudio } from '../../stores/hooks.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { PictureUses } from '../PictureUses.ts';
import { AsideFoot } from './AsideFoot.tsx';
import { LibraryOverview } from './LibraryOverview.tsx';
import { ManyPictures } from './ManyPictures.tsx';
import { OnePicture } from './OnePicture.tsx';
import { useChosenPictures } from './useChosenPictures.ts';
import { useShownPicture } from './useShownPicture.ts';
import './GalleryAside.css';

/** All of the picture that is chosen, or what several have in common; where none is, the boards and tags there are. */
export function GalleryAside({ uses }: { readonly uses: PictureUses }) {
  const { labels } = useStudio();
  const chosen = useChosenPictures();
  useEffect(() => labels.getState().watch(), [labels]);
  return (
    <aside className="gallery-aside" aria-label="Details">
      <div className="gallery-aside__content">
        {chosen.kind === 'one' && <OneChosen number={chosen.number} uses={uses} />}
        {chosen.kind === 'many' && <ManyPictures {...chosen} uses={uses} />}
        {chosen.kind === 'none' && <LibraryOverview />}
      </div>
      <AsideFoot />
    </aside>
  );
}

function OneChosen({ number, uses }: { readonly number: number; readonly uses: PictureUses }) {
  const shown = useShownPicture(number);
  return shown ? <OnePicture {...shown} uses={uses} /> : <Skeleton className="gallery-aside__waiting" />;
}
