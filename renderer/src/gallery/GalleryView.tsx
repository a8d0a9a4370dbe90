import { useEffect } from 'react';
import { useStudio } from '../stores/hooks.ts';
import { ContextMenu } from '../ui/overlays/ContextMenu.tsx';
import { GalleryAside } from './aside/GalleryAside.tsx';
import { FindBar } from './find/FindBar.tsx';
import { NothingShown } from './find/NothingShown.tsx';
import { Arrivals } from './grid/Arrivals.tsx';
import { GalleryGrid } from './grid/GalleryGrid.tsx';
import { GridProgress } from './grid/GridProgress.tsx';
import type { PictureUses } from './PictureUses.ts';
import { SelectionBar } from './SelectionBar.tsx';
import { useImportDrop } from './share/useImportDrop.ts';
import { TrashBar } from './trash/TrashBar.tsx';
import { gridMenu } from './use/gridMenu.ts';
import './GalleryView.css';

/** Every picture of the library: found, looked through, chosen and kept. */
export function GalleryView({ uses }: { readonly uses: PictureUses }) {
  const studio = useStudio();
  const { gallery } = studio;
  const drop = useImportDrop();
  useEffect(() => gallery.getState().watch(), [gallery]);
  return (
    <main className="gallery" aria-label="Gallery" {...drop.handlers}>
      <h2 className="visually-hidden">Gallery</h2>
      <ContextMenu entriesFor={(target) => gridMenu(studio, uses, target)}>
        <div className="gallery__main">
          <FindBar />
          <TrashBar />
          <Arrivals />
          <GridProgress />
          <GalleryGrid uses={uses} />
          <NothingShown />
          <SelectionBar uses={uses} />
          {drop.isOver && <div className="gallery__drop">Drop pictures and folders to put them into the library</div>}
        </div>
      </ContextMenu>
      <GalleryAside uses={uses} />
    </main>
  );
}
