import type { PictureFilter } from '#shared/api/contract';
import { useFacets, useStudio } from '../../stores/hooks.ts';
import { useToday } from '../../stores/useToday.ts';
import { Button } from '../../ui/Button.tsx';
import { chosenChips } from './chosenChips.ts';
import { facetNames } from './facetNames.ts';
import { withPart } from './filterEdits.ts';
import { useCounts } from './useCounts.ts';
import { useRunName } from './useRunName.ts';

/** That nothing is all that was asked for, and which part of it to take away to find how many. */
export function NothingFound({ filter }: { readonly filter: PictureFilter }) {
  const { gallery, catalogue } = useStudio();
  const facets = useFacets((state) => state.facets);
  const names = facetNames(catalogue, useRunName(filter.run));
  const today = useToday();
  const parts = [
    ...(filter.text === undefined
      ? []
      : [{ key: 'text', words: `“${filter.text}”`, without: withPart(filter, 'text', undefined) }]),
    ...chosenChips(filter, names, facets, today),
  ];
  const counts = useCounts(parts.length > 1 ? parts.map(({ without }) => without) : []);
  const { setFilter } = gallery.getState();
  return (
    <div className="nothing-shown">
      <h2>Nothing found</h2>
      <p>
        {parts.length > 1
          ? 'No picture is all of that at once. Without one of these there are:'
          : 'No picture is like that.'}
      </p>
      {parts.length > 1 && (
        <ul className="nothing-shown__parts">
          {parts.map(({ key, words, without }, at) => {
            const count = counts[at];
            return (
              <li key={key}>
                <button
                  type="button"
                  className="chip"
                  disabled={count === 0}
                  onClick={() => {
                    setFilter(without);
                  }}
                >
                  <span className="chip__words" dir="auto">
                    without {words}
                  </span>
                  <span className="chip__count">{count?.toLocaleString('en') ?? '…'}</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <Button
        onClick={() => {
          setFilter({});
        }}
      >
        Clear filters
      </Button>
    </div>
  );
}
