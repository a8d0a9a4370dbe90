import { useGallery, useStudio } from '../../stores/hooks.ts';
import { ImportMenu } from '../share/ImportMenu.tsx';
import { FacetBar } from './FacetBar.tsx';
import { withText } from './filterEdits.ts';
import { FoundSum } from './FoundSum.tsx';
import { OrderMenus } from './OrderMenus.tsx';
import { SavedSearches } from './SavedSearches.tsx';
import { SearchLine } from './SearchLine.tsx';
import { TileSize } from './TileSize.tsx';
import './FindBar.css';

/** What is asked for, and how it is shown: a line of words, order and sums, and one of what else is chosen. */
export function FindBar() {
  const { gallery } = useStudio();
  const text = useGallery((state) => state.query.filter.text ?? '');
  const isOpening = useGallery((state) => state.isOpening);
  return (
    <header className="find-bar">
      <div className="find-bar__line" role="search" aria-label="Pictures">
        <SearchLine
          text={text}
          isBusy={isOpening}
          onText={(next) => {
            const { query, setFilter } = gallery.getState();
            setFilter(withText(query.filter, next));
          }}
        />
        <SavedSearches />
        <ImportMenu />
        <span className="find-bar__space" />
        <FoundSum />
        <OrderMenus />
        <TileSize />
      </div>
      <FacetBar />
    </header>
  );
}
