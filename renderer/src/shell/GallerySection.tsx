import { GalleryView } from '../gallery/GalleryView.tsx';
import type { PictureUses } from '../gallery/PictureUses.ts';
import { askToExport } from '../gallery/share/exportPictures.ts';
import { openItsGraph } from '../gallery/use/openItsGraph.ts';
import { editPicture } from '../nodes/pictures/editPicture.ts';
import { pictureEntries } from '../nodes/pictures/pictureEntries.ts';
import { putAllInGraph } from '../nodes/pictures/putInGraph.ts';
import { takeSettings } from '../nodes/pictures/use/takeSettings.ts';

const uses: PictureUses = {
  entries: (studio, id) => pictureEntries(studio, { id }),
  useAsInput(studio, ids) {
    putAllInGraph(
      studio,
      ids.map((id) => ({ id })),
    );
  },
  exportPictures(studio, of) {
    askToExport(studio, of);
  },
  sameSettings(studio, id) {
    void takeSettings(studio, id);
  },
  edit(studio, id) {
    void editPicture(studio, { id });
  },
  openGraph(studio, { image }) {
    void openItsGraph(studio, { picture: image.id });
  },
};

/** The gallery, with what the graph can do with its pictures. */
export function GallerySection() {
  return <GalleryView uses={uses} />;
}
