import { Command } from 'cmdk';
import { Check } from 'lucide-react';
import type { Facets, PictureFilter } from '#shared/api/contract';
import { classNames } from '../../ui/classNames.ts';
import { Icon } from '../../ui/Icon.tsx';
import { chosenValues, withValue, type ValueFacet } from './filterEdits.ts';
import { FACET_WORDS, facetValueWords, type FacetNames } from './facetWords.ts';

export interface ValuePanelProps {
  readonly facet: ValueFacet;
  readonly filter: PictureFilter;
  readonly facets: Facets | null;
  readonly names: FacetNames;
  readonly onFilter: (filter: PictureFilter) => void;
}

/** From so many on, one looks for a value by typing. */
const MANY = 13;

/** The values of a facet, each with how many pictures it would find; it stays open while one chooses among them. */
export function ValuePanel({ facet, filter, facets, names, onFilter }: ValuePanelProps) {
  const counted = facets?.[facet] ?? [];
  const chosen = chosenValues(filter, facet);
  // What is chosen can be taken away, also where it finds nothing any more.
  const gone = chosen.filter((value) => !counted.some((each) => each.value === value));
  const rows = [...gone.map((value) => ({ value, count: 0 })), ...counted];
  const words = (value: string) => facetValueWords(facet, value, names).words;
  return (
    <Command label={FACET_WORDS[facet].one} loop filter={(_value, typed, keywords = []) => holds(typed, keywords)}>
      <Command.Input
        autoFocus
        className={classNames(rows.length < MANY ? 'visually-hidden' : 'field facet-panel__find')}
        placeholder={FACET_WORDS[facet].find}
      />
      <Command.List className="facet-panel__list">
        <Command.Empty className="menu__empty">
          {facets ? (rows.length === 0 ? 'There is nothing to choose.' : 'None is called so.') : 'Counting…'}
        </Command.Empty>
        {rows.map(({ value, count }) => {
          const isChosen = chosen.includes(value);
          return (
            <Command.Item
              key={value}
              value={`${facet} ${value}`}
              keywords={[words(value), value]}
              className="menu__item"
              aria-checked={isChosen}
              onSelect={() => {
                onFilter(withValue(filter, facet, value));
              }}
            >
              <span className="menu__check">{isChosen && <Icon icon={Check} size={13} />}</span>
              <span className="menu__label" dir="auto">
                {isChosen && <span className="visually-hidden">Chosen: </span>}
                {words(value)}
              </span>
              <span className="facet-panel__count">{count.toLocaleString('en')}</span>
            </Command.Item>
          );
        })}
      </Command.List>
    </Command>
  );
}

function holds(typed: string, keywords: readonly string[]): number {
  const text = keywords.join(' ').toLocaleLowerCase();
  return typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
    ? 1
    : 0;
}
