import type { PictureFilter } from '#shared/api/contract';
import { MoneyInput } from '../../ui/fields/MoneyInput.tsx';
import { withPart } from './filterEdits.ts';

export interface CostPanelProps {
  readonly filter: PictureFilter;
  readonly onFilter: (filter: PictureFilter) => void;
}

/** What a picture may have cost, at least and at most. */
export function CostPanel({ filter, onFilter }: CostPanelProps) {
  return (
    <div className="facet-panel__fields">
      <div className="facet-panel__field">
        From
        <MoneyInput
          label="Cost at least, in dollars"
          placeholder="any"
          value={filter.minCost ?? null}
          onChange={(cost) => {
            onFilter(withPart(filter, 'minCost', cost ?? undefined));
          }}
        />
      </div>
      <div className="facet-panel__field">
        To
        <MoneyInput
          label="Cost at most, in dollars"
          placeholder="any"
          value={filter.maxCost ?? null}
          onChange={(cost) => {
            onFilter(withPart(filter, 'maxCost', cost ?? undefined));
          }}
        />
      </div>
    </div>
  );
}
