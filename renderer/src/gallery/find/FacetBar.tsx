import { useRef } from 'react';
import { useFacets, useGallery, useStudio } from '../../stores/hooks.ts';
import { ChosenChip } from './ChosenChip.tsx';
import { chosenChips } from './chosenChips.ts';
import { FacetChip, FacetMenu, type FacetMenuProps } from './FacetMenu.tsx';
import { facetNames } from './facetNames.ts';
import { countOf, FACETS, isChosen, isOffered, type Facet } from './facetTable.ts';
import { isUnfiltered, withPart } from './filterEdits.ts';
import { MoreFacets } from './MoreFacets.tsx';
import { useCounting } from './useCounting.ts';
import { useFitting } from './useFitting.ts';
import { useHeldBar } from './useHeldBar.ts';
import { useToday } from '../../stores/useToday.ts';
import { useRunName } from './useRunName.ts';
import './FacetBar.css';

/** What is chosen beside the words, each with its own way out, and what else can be. */
export function FacetBar() {
  const { gallery, catalogue } = useStudio();
  const filter = useGallery((state) => state.query.filter);
  const facets = useFacets((state) => state.facets);
  const names = facetNames(catalogue, useRunName(filter.run));
  const count = useCounting();
  const now = useToday();
  const bar = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const fitting = useFitting(bar, ruler);
  const { setFilter } = gallery.getState();
  const { layout, noteOpen, takeAway } = useHeldBar(bar, { filter, facets });
  const chips = chosenChips(layout.filter, names, layout.facets, now);
  const offered = FACETS.filter((facet) => !isChosen(facet, layout.filter) && isOffered(facet, layout.facets));
  const clears = !isUnfiltered(layout.filter);
  const onOpenChange = (isOpen: boolean) => {
    noteOpen(isOpen);
    if (isOpen) count();
  };
  const panel = { filter, facets, names, now, onFilter: setFilter, onOpenChange };
  return (
    <div ref={bar} className="facet-bar" role="group" aria-label="Filters">
      {chips.map((chip, at) => {
        const facet = facetOf(chip.key);
        return (
          <ChosenChip
            key={chip.key}
            chip={chip}
            onAway={() => {
              takeAway(at, () => {
                // Of what is chosen now: the line may still be as it was when a facet was opened.
                const same = chosenChips(filter, names, facets, now).find(({ key }) => key === chip.key);
                if (same) setFilter(same.without);
              });
            }}
            {...(facet && { opening: (trigger) => <FacetMenu {...panel} facet={facet} trigger={trigger} /> })}
          />
        );
      })}
      {offered.slice(0, fitting).map((facet) => (
        <OfferedFacet
          key={facet.id}
          {...panel}
          facet={facet}
          count={countOf(facet, layout.facets)}
          isOn={isChosen(facet, filter)}
          onChoose={takeAway}
        />
      ))}
      {offered.length > fitting && <MoreFacets {...panel} offered={offered.slice(fitting)} />}
      {clears && (
        <button
          type="button"
          className="chip chip--bare"
          onClick={() => {
            takeAway(0, () => {
              setFilter({});
            });
          }}
        >
          Clear all
        </button>
      )}
      <div className="facet-bar__frame" aria-hidden inert>
        <div ref={ruler} className="facet-bar__ruler" data-chosen={chips.length} data-clears={clears || undefined}>
          {chips.map((chip) => (
            <ChosenChip key={chip.key} chip={chip} onAway={() => undefined} />
          ))}
          {offered.map((facet) => (
            <FacetChip key={facet.id} facet={facet} count={countOf(facet, layout.facets)} />
          ))}
        </div>
      </div>
    </div>
  );
}

/** The facet a chosen part belongs to; `undefined`: one that has nothing else to choose. */
function facetOf(key: string): Facet | undefined {
  return FACETS.find(({ id, kind }) => kind !== 'yes' && id === key.split(' ')[0]);
}

interface OfferedFacetProps extends FacetMenuProps {
  readonly count: number | undefined;
  /** Something of it was chosen since it was opened. */
  readonly isOn: boolean;
  /** As it takes this chip away. */
  readonly onChoose: (at: number, work: () => void) => void;
}

/** A facet of which nothing is chosen: one with but one answer is chosen at once. */
function OfferedFacet({ count, isOn, onChoose, ...props }: OfferedFacetProps) {
  const { facet, filter, onFilter } = props;
  if (facet.kind !== 'yes')
    return <FacetMenu {...props} trigger={<FacetChip facet={facet} count={count} data-on={isOn || undefined} />} />;
  return (
    <button
      type="button"
      className="chip"
      onClick={() => {
        onChoose(-1, () => {
          onFilter(withPart(filter, facet.of, true));
        });
      }}
    >
      {facet.label}
      {count !== undefined && <span className="chip__count">{count.toLocaleString('en')}</span>}
    </button>
  );
}
