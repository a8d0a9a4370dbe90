import { useFacets, useGallery, useStudio } from '../../stores/hooks.ts';
import { shownCount } from '../../stores/gallery/GalleryState.ts';
import { Button } from '../../ui/Button.tsx';
import { useLate } from '../../ui/useLate.ts';
import { ImportMenu } from '../share/ImportMenu.tsx';
import { isUnfiltered } from './filterEdits.ts';
import { NothingFound } from './NothingFound.tsx';
import '../../ui/styles/floatingBar.css';
import './NothingShown.css';

/** Nobody waits for a word in so short a time, ms. */
const LATE_MS = 700;

/** Where the grid has nothing to show, or not what was asked for: why, and what can be done next. */
export function NothingShown() {
  const error = useGallery((state) => state.error);
  const isOpening = useGallery((state) => state.isOpening);
  const isAnythingKnown = useGallery((state) => state.found !== null);
  const isEmpty = useGallery((state) => state.found !== null && shownCount(state) === 0);
  const isLate = useLate(isOpening && !isAnythingKnown, LATE_MS);
  if (error) return <Failed isOver={isAnythingKnown} />;
  if (isLate)
    return (
      <div className="nothing-shown" role="status">
        <h2>Reading the library…</h2>
        <p>Pictures appear as soon as the first of them are known.</p>
      </div>
    );
  return isEmpty && !isOpening ? <Nothing /> : null;
}

/** `isOver`: the pictures that were found before are still there. */
function Failed({ isOver }: { readonly isOver: boolean }) {
  const { gallery } = useStudio();
  const error = useGallery((state) => state.error);
  const again = <Button onClick={() => void gallery.getState().reload()}>Try again</Button>;
  if (isOver)
    return (
      <div className="nothing-shown__place">
        <div className="floating-bar" role="alert">
          <p className="floating-bar__text">
            {error?.message} {error?.hint}
          </p>
          {again}
        </div>
      </div>
    );
  return (
    <div className="nothing-shown" role="alert">
      <h2>{error?.message}</h2>
      {error?.hint !== undefined && <p>{error.hint}</p>}
      {again}
    </div>
  );
}

function Nothing() {
  const { gallery, view } = useStudio();
  const filter = useGallery((state) => state.query.filter);
  const hasTrash = useFacets((state) => (state.facets?.inTrash ?? 0) > 0);
  if (filter.inTrash && Object.keys(filter).length === 1)
    return (
      <div className="nothing-shown">
        <h2>The trash is empty</h2>
        <p>What you move to the trash (Del) stays here, and on the disk, until you empty it.</p>
        <Button
          onClick={() => {
            gallery.getState().setFilter({});
          }}
        >
          Show all pictures
        </Button>
      </div>
    );
  if (!isUnfiltered(filter)) return <NothingFound filter={filter} />;
  return (
    <div className="nothing-shown">
      <h2>{hasTrash ? 'All pictures are in the trash' : 'No pictures yet'}</h2>
      <p>
        Run a graph, and its pictures are kept here with all that made them. Pictures and folders that are dropped here
        are put into the library too.
      </p>
      <div className="nothing-shown__ways">
        <Button
          onClick={() => {
            view.getState().showSection('graph');
          }}
        >
          Show the graph
        </Button>
        <ImportMenu />
      </div>
    </div>
  );
}
