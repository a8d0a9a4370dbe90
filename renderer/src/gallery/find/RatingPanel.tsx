import { Check } from 'lucide-react';
import { useRef } from 'react';
import type { Facets, PictureFilter } from '#shared/api/contract';
import { Icon } from '../../ui/Icon.tsx';
import { walkRows } from '../../ui/overlays/walkRows.ts';
import { ratingWords } from './chosenChips.ts';
import { withPart } from './filterEdits.ts';

export interface RatingPanelProps {
  readonly filter: PictureFilter;
  readonly facets: Facets | null;
  readonly onFilter: (filter: PictureFilter) => void;
  readonly onDone: () => void;
}

/** So many stars or more. */
export function RatingPanel({ filter, facets, onFilter, onDone }: RatingPanelProps) {
  const first = useRef<HTMLButtonElement>(null);
  return (
    <div role="menu" aria-label="Rating" tabIndex={-1} onKeyDownCapture={walkRows}>
      {[5, 4, 3, 2, 1].map((rating, at) => {
        const count = facets?.ratings.find(({ value }) => value === String(rating))?.count;
        const isChosen = filter.rating === rating;
        return (
          <button
            key={rating}
            ref={at === 0 ? first : undefined}
            autoFocus={filter.rating === undefined ? at === 0 : isChosen}
            type="button"
            role="menuitemradio"
            aria-checked={isChosen}
            className="menu__item facet-panel__row"
            onClick={() => {
              onFilter(withPart(filter, 'rating', isChosen ? undefined : rating));
              onDone();
            }}
          >
            <span className="menu__check">{isChosen && <Icon icon={Check} size={13} />}</span>
            <span className="menu__label">{ratingWords(rating)}</span>
            <span className="facet-panel__count">{count?.toLocaleString('en')}</span>
          </button>
        );
      })}
    </div>
  );
}
