import type { Facets, PictureFilter } from '#shared/api/contract';
import { CostPanel } from './CostPanel.tsx';
import { DaysPanel } from './DaysPanel.tsx';
import type { Facet } from './facetTable.ts';
import type { FacetNames } from './facetWords.ts';
import { RatingPanel } from './RatingPanel.tsx';
import { SeedPanel } from './SeedPanel.tsx';
import { ValuePanel } from './ValuePanel.tsx';

export interface FacetPanelProps {
  readonly facet: Facet;
  readonly filter: PictureFilter;
  readonly facets: Facets | null;
  readonly names: FacetNames;
  /** ms since the epoch */
  readonly now: number;
  readonly onFilter: (filter: PictureFilter) => void;
  /** There is nothing more to choose in it. */
  readonly onDone: () => void;
}

/** Where one chooses in a facet. */
export function FacetPanel({ facet, ...rest }: FacetPanelProps) {
  switch (facet.kind) {
    case 'values':
      return <ValuePanel facet={facet.of} {...rest} />;
    case 'rating':
      return <RatingPanel {...rest} />;
    case 'days':
      return <DaysPanel {...rest} />;
    case 'cost':
      return <CostPanel {...rest} />;
    case 'seed':
      return <SeedPanel {...rest} />;
    case 'yes':
      // It has but one answer, and its chip gives that.
      return null;
  }
}
